import type { Gateway } from '../gateway/gateway.ts';

/** A notification and what became of it. */
export interface SentNotification {
  readonly notificationId: number;
  readonly notifyType: string;
  readonly url: string;
  /** As it was, or will be, sent. */
  readonly body: { readonly [field: string]: unknown };
  /** `answer`: `S`, or a few words on what came instead. Times are epoch milliseconds of the sandbox's clock. */
  readonly deliveries: readonly { readonly at: number; readonly answer: string }[];
  /** When it is sent next; absent once it was delivered or given up. */
  readonly nextAt?: number;
}

interface Row {
  readonly notificationId: number;
  readonly notifyType: string;
  readonly url: string;
  readonly body: string;
  readonly nextAt: number | null;
}

/** All of them, in the order in which they came to be. */
export function listNotifications({ database }: Gateway): SentNotification[] {
  const rows = database.all<Row>('SELECT * FROM notification ORDER BY notificationId');
  return rows.map(({ notificationId, notifyType, url, body, nextAt }) => ({
    notificationId,
    notifyType,
    url,
    body: JSON.parse(body),
    deliveries: database.all<{ at: number; answer: string }>(
      'SELECT at, status AS answer FROM delivery WHERE notificationId = ? ORDER BY at',
      notificationId,
    ),
    ...(nextAt !== null && { nextAt }),
  }));
}
