import { createCashier } from '@ams-cashier/core';
import { createSession } from '../session.ts';

const cashier = createCashier({ environment: 'sandbox', locale: 'en_US' });
const button = document.querySelector('button');
const status = document.querySelector('[role=status]');

button?.addEventListener('click', async () => {
  // a popup; container: '#cashier' would put it into the page
  const checkout = cashier.open({ session: createSession });
  checkout.on('SDK_PAYMENT_FAIL', ({ final, result }) => {
    console.log(result?.paymentResultCode, final ? 'the end' : 'the shopper may try again');
  });

  const outcome = await checkout.outcome; // never rejects
  // for display: your server learns of the payment from Antom's notification
  if (status) status.textContent = outcome.status;
});
