import type { Product } from './driver.ts';

const NO_POPUP = 'a Payment Element has no popup: "Payment Element: a popup is refused"';
const OPENS_ITSELF =
  'a Payment Element is shown in the page and opens by itself: nothing comes before it that could preload';

/** Rows of the list that say nothing about a product, and why. Each product has all of the others. */
export const NOT_OF_PRODUCT: {
  readonly [One in Product]: { readonly [behaviour: string]: string };
} = {
  classic: {},
  element: {
    'popup: suspended while it is safe: resumed with the same session': NO_POPUP,
    'popup: retry() while suspended opens nothing until it is resumed': NO_POPUP,
    'popup: its component is moved in the page: the input stays': NO_POPUP,
    'popup: another session while a payment is in flight waits until its outcome is dismissed':
      NO_POPUP,
    'popup: another session while a payment is in flight, then undecided: no other form opens by itself':
      NO_POPUP,
    'popup: another session after the end is used by the next open': NO_POPUP,
    'preload by intent: nothing before the shopper points at the trigger, once after it, and then paid':
      OPENS_ITSELF,
    'preload by intent: what is loading goes with the component': OPENS_ITSELF,
    'preload by intent: a component that is away preloads nothing, and goes on when it is back':
      OPENS_ITSELF,
    'preload when visible: without the shopper': OPENS_ITSELF,
    'preload when idle: without the shopper': OPENS_ITSELF,
    'no preload: nothing is loaded before the cashier opens': OPENS_ITSELF,
    'the shopper leaves while loading: undecided':
      'in the page itself there is nothing to leave by before the form is there',
    'another appearance while open: the input stays':
      'its pay button is the shop’s: "Payment Element: a pay button of its own on request, and the input stays"',
  },
  vaulting: {},
};
