import type { Checkout } from '@ams-cashier/core';

/** Offers what can help, and nothing else. */
export async function follow(checkout: Checkout, offer: (text: string, go: () => void) => void) {
  const { status, error } = await checkout.outcome;
  const { advice } = checkout.getSnapshot();
  const again = () => void follow(checkout.retry(), offer);
  if (status === 'cancelled') offer('Pay later?', again);
  else if (error?.recoverable) offer('That did not work.', again);
  // asks the session function for a fresh one
  else if (advice?.step === 'new_session') offer(advice.shopper ?? '', again);
  // check_status: ask your server first; later and no: nothing that a new try changes
}
