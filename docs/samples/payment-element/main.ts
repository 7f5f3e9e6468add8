import { AMSElement } from '@ams-cashier/core';
import { createSession } from '../session';

const button = document.querySelector<HTMLButtonElement>('#pay')!;
const message = document.querySelector('[role=status]')!;

const { sessionData } = await createSession();
const element = new AMSElement({ environment: 'sandbox', locale: 'en_US', sessionData });
const { error } = await element.mount(
  { type: 'payment', notRedirectAfterComplete: true },
  '#cashier',
);
if (error) message.textContent = 'The payment form could not be opened.';
else button.disabled = false;

button.addEventListener('click', async () => {
  button.disabled = true;
  const { status, error } = await element.submitPayment();
  if (status === 'SUCCESS') message.textContent = 'Thank you!';
  else if (status === 'CANCELLED') message.textContent = 'You have not paid yet.';
  else if (status === 'FAIL') message.textContent = `The payment failed: ${error?.code}`;
  else message.textContent = 'We are checking your payment. Please do not pay again.';
  // the same form accepts another card, unless the session can't be used again
  button.disabled = status !== 'FAIL' || error?.needChangeSessionForRetry === true;
});
