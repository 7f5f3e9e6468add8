/** The real SDK, with a second pair of ears: notes each code that the sample's callback gets. */
import { AMSCashierPayment as Real, type AMSCashierPaymentOptions } from '@ams-cashier/core';

declare global {
  interface Window {
    seen?: { code: string }[];
  }
}

export type { CashierEvent } from '@ams-cashier/core';

export class AMSCashierPayment extends Real {
  constructor(options: AMSCashierPaymentOptions) {
    super({
      ...options,
      onEventCallback: (event) => {
        (window.seen ??= []).push({ code: event.code });
        return options.onEventCallback?.(event);
      },
    });
  }
}
