import { sign } from '@ams-cashier/server';
import type { Gateway } from '../gateway/gateway.ts';
import { describeAnswer, describeFailedDelivery } from './delivery-answer.ts';
import { sentThoughHeld } from './notification-queue.ts';

const MINUTE = 60_000;
/** Before each attempt; none follows the last. Source: docs/reference/server-api.md#notifications */
const INTERVALS: readonly number[] = [0, 2, 10, 10, 60, 120, 360, 900].map((m) => m * MINUTE);
const RESPONSE_LIMIT = 10_000;
/** Longer than an attempt can take: when it has run out, its holder is dead. */
const LEASE = RESPONSE_LIMIT + 5_000;
const MAX_CONCURRENT = 20;

interface Notification {
  readonly notificationId: number;
  readonly clientId: string;
  readonly url: string;
  readonly body: string;
  readonly leasedUntil: number;
}

/** Claims due notifications for a while, so that another process on the same file leaves them alone. */
function lease(gateway: Gateway, limit: number): Notification[] {
  const { database, clock } = gateway;
  return database.all<Notification>(
    `UPDATE notification SET leasedUntil = ?1 WHERE notificationId IN (
       SELECT notificationId FROM notification
       WHERE nextAt IS NOT NULL AND nextAt <= ?2 AND leasedUntil <= ?2
         AND (?3 IS NULL OR notificationId IN (SELECT value FROM json_each(?3)))
       ORDER BY nextAt LIMIT ?4
     ) RETURNING *`,
    clock.now() + LEASE,
    clock.now(),
    sentThoughHeld(gateway),
    limit,
  );
}

/** The headers with which a notification is sent to `path`, signed now. */
export function signedHeaders(
  { keys }: Gateway,
  { clientId, body }: Pick<Notification, 'clientId' | 'body'>,
  path: string,
): Record<string, string> {
  const time = String(Date.now());
  return {
    'content-type': 'application/json; charset=UTF-8',
    'client-id': clientId,
    'request-time': time,
    signature: sign({ method: 'POST', path, clientId, time, body }, keys.gatewayKey),
  };
}

/** Returns `S`, or a few words on what came instead. */
async function send(gateway: Gateway, notification: Notification, signal: AbortSignal) {
  const { url, body } = notification;
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    signal,
    headers: signedHeaders(gateway, notification, new URL(url).pathname),
    body,
  });
  return describeAnswer(response.status, await response.text());
}

function record({ database, clock }: Gateway, notification: Notification, status: string): void {
  const { notificationId, leasedUntil } = notification;
  database.transaction(() => {
    const isHeld = database.get(
      'SELECT 1 FROM notification WHERE notificationId = ? AND leasedUntil = ?',
      notificationId,
      leasedUntil,
    );
    // somebody may have claimed it since, or have taken it to the shop: then a failure of ours says nothing
    if (!isHeld && status !== 'S') return;
    database.insert('delivery', { notificationId, at: clock.now(), status });
    const sent = database.all('SELECT 1 FROM delivery WHERE notificationId = ?', notificationId);
    const interval = status === 'S' ? undefined : INTERVALS[sent.length];
    database.update(
      'notification',
      { leasedUntil: 0, nextAt: interval === undefined ? null : clock.after(interval) },
      { notificationId, leasedUntil },
    );
  });
}

export interface NotificationDelivery {
  /** Starts sending what is due. */
  sendDue(): void;
  /** Resolves when all that is being sent has been; with false if that was nothing. */
  settled(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Retries at the documented intervals until the merchant answers with S. */
export function createNotificationDelivery(
  gateway: Gateway,
  onError: (error: unknown) => void,
): NotificationDelivery {
  const stopping = new AbortController();
  const sending = new Set<Promise<void>>();

  async function deliver(notification: Notification): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(RESPONSE_LIMIT)]);
    const status = await send(gateway, notification, signal).catch(describeFailedDelivery);
    // an attempt that we aborted ourselves does not count; it is due again when the lease has run out
    if (!stopping.signal.aborted) record(gateway, notification, status);
  }

  return {
    sendDue() {
      const room = MAX_CONCURRENT - sending.size;
      for (const notification of room > 0 ? lease(gateway, room) : []) {
        const delivery = deliver(notification)
          .catch(onError)
          .finally(() => sending.delete(delivery));
        sending.add(delivery);
      }
    },
    async settled() {
      const running = [...sending];
      await Promise.all(running);
      return running.length > 0;
    },
    async stop() {
      stopping.abort();
      await Promise.all(sending);
    },
  };
}
