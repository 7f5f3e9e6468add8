import { createCashier, type Checkout } from '@ams-cashier/core';
import { createSession } from '../session';

const cashier = createCashier({ environment: 'sandbox', locale: 'en_US' });
const button = document.querySelector<HTMLButtonElement>('#pay')!;
const message = document.querySelector('[role=status]')!;

async function follow(checkout: Checkout) {
  const show = () => {
    const { phase, advice } = checkout.getSnapshot();
    // after a decline the form stays open for another card
    button.disabled = phase !== 'ready' && phase !== 'declined';
    message.textContent = phase === 'declined' ? (advice?.shopper ?? 'Declined.') : '';
  };
  checkout.subscribe(show);
  show();

  button.textContent = 'Pay now';
  button.onclick = async () => {
    button.disabled = true;
    try {
      // 'accepted', 'invalid' (the form shows the errors) or 'duplicate'; never charges twice
      if ((await checkout.submit()) === 'invalid') show();
    } catch {
      // the checkout ended or the shopper left before there was a response: see the outcome
    }
  };

  const { status, error } = await checkout.outcome; // never rejects
  const { advice } = checkout.getSnapshot();
  if (error) console.error(error.message); // says how to fix it
  if (status === 'paid') message.textContent = 'Thank you!';
  else if (status === 'saved') message.textContent = 'Your card is saved.';
  else if (status === 'cancelled') message.textContent = 'You have not paid yet.';
  else if (error) message.textContent = 'The payment form could not be opened.';
  else message.textContent = advice?.shopper ?? 'Something went wrong.';

  // advice `check_status`: first ask your server; `later` and `no`: retrying doesn't help
  if (status === 'cancelled' || error?.recoverable || advice?.step === 'new_session') {
    button.textContent = 'Try again';
    button.onclick = () => void follow(checkout.retry());
    button.disabled = false;
  }
}

void follow(
  cashier.open({
    session: createSession,
    container: '#cashier',
    appearance: { showSubmitButton: false },
  }),
);
