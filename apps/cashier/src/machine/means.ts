import type { ExpressInput, SavedCard, WalletInput } from '@ams-cashier/protocol';

/** What a payment is made with. What the shopper typed stays in the form: it is read when the gateway is called. */
export type Means =
  /** The card in the form. */
  | { readonly type: 'card'; readonly saveCard?: true; readonly instalments?: number }
  | { readonly type: 'saved'; readonly card: SavedCard; readonly instalments?: number }
  | { readonly type: 'wallet'; readonly wallet: WalletInput }
  | { readonly type: 'express'; readonly express: ExpressInput };
