import type { Checkout } from '@ams-cashier/core';

/** Says how it ended, and offers what can help; `again` is undefined if nothing can. */
export async function follow(checkout: Checkout, say: (text: string, again?: () => void) => void) {
  const { status, error } = await checkout.outcome; // never rejects
  const { advice } = checkout.getSnapshot();
  const again = () => void follow(checkout.retry(), say);
  if (status === 'closed') return; // by your page
  if (status === 'paid') say('Thank you!');
  else if (status === 'cancelled') say('You have not paid yet.', again);
  else if (error)
    say('The payment form could not be opened.', error.recoverable ? again : undefined);
  // asks the session function for a fresh one
  else if (advice?.step === 'new_session') say(advice.shopper ?? 'The payment failed.', again);
  // check_status: ask your server first; later and no: nothing that a new try changes
  else say(advice?.shopper ?? 'The payment failed.');
}
