import type { InboxEventName, InboxEvents } from './event.ts';

/**
 * Called once for what happened, within the transaction that notes it. What it writes with `transaction` is committed
 * together with that note, or not at all. If it throws, Antom sends the notification again. It may run again after a
 * conflict in the database, so do there only what the transaction can undo; send mail afterwards.
 */
export type InboxHandler<Name extends InboxEventName, Transaction> = (
  event: InboxEvents[Name],
  transaction: Transaction,
) => unknown;

export type InboxHandlers<Transaction> = {
  readonly [Name in InboxEventName]?: InboxHandler<Name, Transaction>;
};

/** All names, for the check of `on`. */
export const EVENT_NAMES: { readonly [Name in InboxEventName]: true } = {
  paymentSucceeded: true,
  paymentSucceededLate: true,
  paymentFailed: true,
  paymentPending: true,
  captured: true,
  captureFailed: true,
  refunded: true,
  refundFailed: true,
  cancelled: true,
  cancelFailed: true,
  amountUpdated: true,
  amountUpdateFailed: true,
  disputed: true,
  subscriptionChanged: true,
  vaulted: true,
  vaultingFailed: true,
  authorizationChanged: true,
  other: true,
};
