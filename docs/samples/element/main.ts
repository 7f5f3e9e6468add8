import { createCashier } from '@ams-cashier/core';
import { defineAmsCashierElement, type AmsCashierElement } from '@ams-cashier/core/element';
import { createSession } from '../session';

defineAmsCashierElement(createCashier({ environment: 'sandbox', locale: 'en_US' }));

// <ams-cashier><button type="button">Pay now</button></ams-cashier>: clicking the button opens the cashier
const cashier = document.querySelector<AmsCashierElement>('ams-cashier')!;
const message = document.querySelector('[role=status]')!;
const show = (text: string) => (message.textContent = text);

cashier.session = createSession;
cashier.addEventListener('payment-result', ({ detail }) => {
  if (!detail.final) return; // declined; the form stays open for another card
  // for display only: your server gets the result from Antom's notification
  if (detail.code === 'SDK_PAYMENT_SUCCESSFUL') show('Thank you!');
  else show(cashier.state.advice?.shopper ?? detail.code);
});
cashier.addEventListener('payment-cancel', () => show('You have not paid yet.'));
cashier.addEventListener('cashier-error', ({ detail }) => {
  console.error(detail.message);
  show('The payment form could not be opened.');
});
