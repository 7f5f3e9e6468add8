import { createCashier } from '@ams-cashier/core';
import { createSession } from '../session';

const cashier = createCashier({ environment: 'sandbox', locale: 'en_US' });
const button = document.querySelector('button')!;
const message = document.querySelector('[role=status]')!;

const MESSAGES = {
  paid: 'Thank you!',
  saved: 'Your card is saved.', // by a session that only saves one
  undecided: 'We are checking your payment. Please do not pay again.',
  failed: 'The payment failed.',
  cancelled: 'You have not paid yet.',
  closed: '', // by your page
};

button.addEventListener('click', async () => {
  message.textContent = '';
  // a popup; container: '#cashier' would put it into the page
  const checkout = cashier.open({ session: createSession });
  checkout.on('SDK_PAYMENT_FAIL', ({ final, result }) => {
    // a decline that another card can cure ends nothing: the cashier shows it
    console.log(result?.paymentResultCode, final ? 'the end' : 'the shopper may try again');
  });

  const { status, error } = await checkout.outcome; // never rejects
  if (error) {
    console.error(error.message); // it names the cure
    message.textContent = 'The payment form could not be opened.';
    return;
  }
  // for display: your server learns of the payment from Antom's notification
  message.textContent = checkout.getSnapshot().advice?.shopper ?? MESSAGES[status];
});
