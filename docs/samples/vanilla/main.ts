import { createCashier } from '@ams-cashier/core';
import { createSession } from '../session';

const cashier = createCashier({ environment: 'sandbox', locale: 'en_US' });
const button = document.querySelector('button')!;
const message = document.querySelector('[role=status]')!;

const MESSAGES = {
  paid: 'Thank you!',
  saved: 'Your card is saved.', // only for vaulting sessions
  undecided: 'We are checking your payment. Please do not pay again.',
  failed: 'The payment failed.',
  cancelled: 'You have not paid yet.',
  closed: '', // your page closed it
};

button.addEventListener('click', async () => {
  message.textContent = '';
  // opens a popup; pass container: '#cashier' to show it inline
  const checkout = cashier.open({ session: createSession });
  checkout.on('SDK_PAYMENT_FAIL', ({ final, result }) => {
    // if final is false, the cashier shows the decline and the shopper can use another card
    console.log(result?.paymentResultCode, final ? 'final' : 'the shopper may try again');
  });

  const { status, error } = await checkout.outcome; // never rejects
  if (error) {
    console.error(error.message); // says how to fix it
    message.textContent = 'The payment form could not be opened.';
    return;
  }
  // for display only: your server gets the result from Antom's notification
  message.textContent = checkout.getSnapshot().advice?.shopper ?? MESSAGES[status];
});
