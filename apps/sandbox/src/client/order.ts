import type { InspectedOrder } from '@ams-cashier/protocol';

/** An order in the sandbox: its session, what was paid, what was sent. */
export type SandboxOrder = InspectedOrder;

/** What names an order: what `session()` returned, a `paymentSessionData`, or one of its ids. */
export type OrderReference = string | { readonly paymentRequestId: string };

/** How the shopper pays. */
export type Means =
  | {
      /** One of `cards`, or any number of the catalogue. */
      readonly card: string;
      /** Default: `A Buyer`; the id of a scenario plays that one. */
      readonly holderName?: string;
      /** `MM/YY` or `MMYY`. Default: a month beyond those to which the clock can be put. */
      readonly expiry?: string;
      readonly securityCode?: string;
      /** The shopper agrees that the card is kept, where the session asks: `tokenizeMode: 'ASKFORCONSENT'`. */
      readonly save?: true;
    }
  | {
      /** The last four digits of a saved card that the session offers. */
      readonly savedCard: string;
      readonly securityCode?: string;
    }
  | { readonly wallet: string };
