import type {
  CaptureNotification,
  PaymentNotification,
  RefundNotification,
  VaultingNotification,
} from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';

export type NotificationBody =
  PaymentNotification | CaptureNotification | RefundNotification | VaultingNotification;

/** Who is notified, and about what. */
export interface Subject {
  readonly paymentId: string;
  readonly clientId: string;
  /** null: nobody is notified. */
  readonly notifyUrl: string | null;
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
    body: JSON.stringify(body),
    nextAt: sendAt,
  });
}

/** Makes a notification due now, even if the merchant has received it. Returns false if there is none. */
export function resendNotification({ database, clock }: Gateway, notificationId: number): boolean {
  const sql = 'UPDATE notification SET nextAt = ? WHERE notificationId = ?';
  return database.run(sql, clock.now(), notificationId) > 0;
}
