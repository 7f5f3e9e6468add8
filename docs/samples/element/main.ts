import { createCashier } from '@ams-cashier/core';
import { defineAmsCashierElement, type AmsCashierElement } from '@ams-cashier/core/element';
import { createSession } from '../session.ts';

defineAmsCashierElement(createCashier({ environment: 'sandbox', locale: 'en_US' }));

// <ams-cashier><button type="button">Pay now</button></ams-cashier>: a click on the button opens it
const cashier = document.querySelector<AmsCashierElement>('ams-cashier');
const status = document.querySelector('[role=status]');

if (cashier && status) {
  cashier.session = createSession;
  cashier.addEventListener('payment-result', ({ detail }) => {
    // for display: your server learns of the payment from Antom's notification
    if (detail.final) status.textContent = detail.code;
  });
}
