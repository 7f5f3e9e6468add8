import type { KnownNotification } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';

export type NotificationBody = KnownNotification;

/** Who is notified, and about what. */
export interface Subject {
  /** null: it is about no payment. */
  readonly paymentId: string | null;
  readonly clientId: string;
  /** null: nobody is notified. */
  readonly notifyUrl: string | null;
}

/** Types of ours: Antom sends none with these. Source: docs/reference/beyond-cashier.md#b5-disputes */
const UNTYPED: readonly string[] = ['DISPUTE', 'SUBSCRIPTION', 'AUTHORIZATION'];

function asSent(body: NotificationBody): object {
  const { notifyType, ...fields } = body;
  return UNTYPED.includes(notifyType) ? fields : body;
}

/**
 * Called in the transaction that writes the result, so that neither exists without the other.
 *
 * @param sendAt null: only sent if somebody resends it
 */
export function queueNotification(
  { database }: Gateway,
  { paymentId, clientId, notifyUrl }: Subject,
  body: NotificationBody,
  sendAt: number | null,
): void {
  if (!notifyUrl) return;
  database.insert('notification', {
    paymentId,
    clientId,
    notifyType: body.notifyType,
    url: notifyUrl,
    body: JSON.stringify(asSent(body)),
    nextAt: sendAt,
  });
}

/** Makes a notification due now, even if the merchant has received it. Returns false if there is none. */
export function resendNotification(
  { database, clock, network }: Gateway,
  notificationId: number,
): boolean {
  network.sentThoughHeld?.add(notificationId);
  const sql = 'UPDATE notification SET nextAt = ? WHERE notificationId = ?';
  return database.run(sql, clock.now(), notificationId) > 0;
}

/** For SQL, as the ids in a JSON array, or null: all that are not held. */
export const sentThoughHeld = ({ network }: Gateway): string | null =>
  network.sentThoughHeld === undefined ? null : JSON.stringify([...network.sentThoughHeld]);
