import type { Gateway } from '../gateway/gateway.ts';
import { sentThoughHeld } from '../notifications/notification-queue.ts';

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
  readonly clientId: string;
}

const ofRows = ({ database }: Gateway, rows: readonly Row[]): SentNotification[] =>
  rows.map(({ notificationId, notifyType, url, body, nextAt }) => ({
    notificationId,
    notifyType,
    url,
    body: JSON.parse(body),
    deliveries: database.all<{ at: number; answer: string }>(
      'SELECT at, status AS answer FROM delivery WHERE notificationId = ? ORDER BY at, rowid',
      notificationId,
    ),
    ...(nextAt !== null && { nextAt }),
  }));

/** All of them, in the order in which they came to be. */
export function listNotifications(gateway: Gateway): SentNotification[] {
  const sql = 'SELECT * FROM notification ORDER BY notificationId';
  return ofRows(gateway, gateway.database.all<Row>(sql));
}

/**
 * Those that somebody else should take to the shop: they are due, or the sandbox tried in vain, be it for the last time.
 * Not yet those that a scenario delays or a test holds, and never those that a scenario loses.
 */
export function listWaiting(gateway: Gateway): SentNotification[] {
  const sql = `SELECT * FROM notification AS n
    WHERE (?2 IS NULL OR notificationId IN (SELECT value FROM json_each(?2))) AND (nextAt <= ?1
      OR nextAt IS NOT NULL AND EXISTS (SELECT 1 FROM delivery AS d WHERE d.notificationId = n.notificationId)
      OR nextAt IS NULL AND (SELECT max(status <> 'S') AND NOT max(status = 'S') FROM delivery AS d
        WHERE d.notificationId = n.notificationId))
    ORDER BY notificationId`;
  return ofRows(
    gateway,
    gateway.database.all<Row>(sql, gateway.clock.now(), sentThoughHeld(gateway)),
  );
}

export function findNotification({ database }: Gateway, notificationId: number): Row | undefined {
  return database.get<Row>('SELECT * FROM notification WHERE notificationId = ?', notificationId);
}

/** Once the shop has it (`S`), the sandbox sends it no more. Returns false if there is none. */
export function noteDelivery(gateway: Gateway, notificationId: number, answer: string): boolean {
  const { database, clock } = gateway;
  return database.transaction(() => {
    if (!findNotification(gateway, notificationId)) return false;
    database.insert('delivery', { notificationId, at: clock.now(), status: answer });
    if (answer === 'S') {
      // whatever else is under way changes nothing any more
      database.update('notification', { nextAt: null, leasedUntil: 0 }, { notificationId });
    }
    return true;
  });
}
