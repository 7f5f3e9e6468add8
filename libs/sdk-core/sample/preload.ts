import { createCashier } from '@ams-cashier/core';

// when the shopper points at, focuses or touches a button of this kind, now or rendered later
export const cashier = createCashier({
  environment: 'sandbox',
  preload: 'intent',
  preloadOn: '.pay',
});

// for one element, at another moment; the function that it returns takes it back
export const watch = (button: Element) => cashier.preloadOn(button, { when: 'visible' });

// at once
export const now = (session: string) => cashier.preload({ session });
