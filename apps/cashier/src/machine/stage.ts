/** What is going on in the page. */
export type Stage =
  /** Nobody has opened a session yet. */
  | 'unopened'
  /** The gateway is asked about the session. */
  | 'loading'
  /** The same, for a fresh session: submits wait for it, because the amount may change. */
  | 'reloading'
  /** The session can't be shown. A fresh one may help. */
  | 'stranded'
  /** The shopper may type and submit. */
  | 'form'
  /** The same, while the gateway is asked about another session that may take the place of this one. */
  | 'replacing'
  /** The shopper is asked to approve in the sheet of a device's wallet. Nothing is submitted yet. */
  | 'sheet'
  /** The gateway is asked to take a payment. */
  | 'paying'
  /** The session expired before the gateway took the payment, which now waits for a fresh one. */
  | 'renewing'
  /** The fresh session is here; the payment goes on if it is for the same amount. */
  | 'comparing'
  /** The gateway took the payment, here or elsewhere, and is asked until it is decided. */
  | 'polling'
  /** The gateway is asked to give up the wallet that the payment waits for. */
  | 'releasing'
  /** The shopper left without paying. */
  | 'left'
  /** The page shows how the payment ended. */
  | 'ended';
