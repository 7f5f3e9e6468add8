import type { ApiResult } from '@ams-cashier/protocol';
import { sign } from '@ams-cashier/server';
import type { Gateway } from '../gateway/gateway.ts';
import { closeOverdue } from '../payment/order-closing.ts';
import { decideDue } from '../inspector/outside-decision.ts';
import { finishRefunds } from '../merchant-api/refund.ts';

const MINUTE = 60_000;
/** Before each send; there is none after the last. Source: docs/reference/server-api.md#notifications. */
const INTERVALS: readonly number[] = [0, 2, 10, 10, 60, 120, 360, 900].map((m) => m * MINUTE);
const ANSWER_LIMIT = 10_000;
/** A little longer than a send can take: then the one who leased it is dead. */
const LEASE = ANSWER_LIMIT + 5_000;
const TICK = 100;
const AT_ONCE = 20;

interface Notification {
  readonly notificationId: number;
  readonly clientId: string;
  readonly url: string;
  readonly body: string;
  readonly leasedUntil: number;
}

/** Takes what is due for a while, so that a second worker on the same file leaves it alone. */
function lease({ database, clock }: Gateway, limit: number): Notification[] {
  return database.all<Notification>(
    `UPDATE notification SET leasedUntil = ? WHERE notificationId IN (
       SELECT notificationId FROM notification
       WHERE nextAt IS NOT NULL AND nextAt <= ? AND leasedUntil <= ? ORDER BY nextAt LIMIT ?
     ) RETURNING *`,
    clock.now() + LEASE,
    clock.now(),
    clock.now(),
    limit,
  );
}

/** Returns `S`, or in a few words what came instead. */
async function send({ keys }: Gateway, notification: Notification, signal: AbortSignal) {
  const { clientId, url, body } = notification;
  const time = String(Date.now());
  const message = { method: 'POST', path: new URL(url).pathname, clientId, time, body };
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    signal,
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'client-id': clientId,
      'request-time': time,
      signature: sign(message, keys.gatewayKey),
    },
    body,
  });
  const answer = await response.text();
  if (response.status !== 200) return `HTTP ${response.status}`;
  try {
    const { result } = JSON.parse(answer) as { result: ApiResult };
    return result.resultStatus === 'S' ? 'S' : `result ${result.resultStatus}`;
  } catch {
    return 'no result';
  }
}

function record({ database, clock }: Gateway, notification: Notification, status: string): void {
  const { notificationId, leasedUntil } = notification;
  database.transaction(() => {
    database.insert('delivery', { notificationId, at: clock.now(), status });
    const sent = database.all('SELECT 1 FROM delivery WHERE notificationId = ?', notificationId);
    const interval = status === 'S' ? undefined : INTERVALS[sent.length];
    database.run(
      'UPDATE notification SET leasedUntil = 0, nextAt = ? WHERE notificationId = ? AND leasedUntil = ?',
      interval === undefined ? null : clock.after(interval),
      notificationId,
      leasedUntil,
    );
  });
}

export interface NotificationWorker {
  stop(): Promise<void>;
}

/** A full disk or a locked file must not end the sandbox: the next tick tries again. */
function report(error: unknown): void {
  console.error('notifications:', error);
}

/** Sends what is due, again by the documented intervals until the merchant answers with S. */
export function startNotificationWorker(gateway: Gateway): NotificationWorker {
  const stopping = new AbortController();
  const sending = new Set<Promise<void>>();

  async function deliver(notification: Notification): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(ANSWER_LIMIT)]);
    const status = await send(gateway, notification, signal).catch((error: unknown) =>
      error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : 'cut',
    );
    // a send that we cut ourselves is none; it is due again when the lease has run out
    if (!stopping.signal.aborted) record(gateway, notification, status);
  }

  function tick(): void {
    decideDue(gateway);
    closeOverdue(gateway);
    finishRefunds(gateway);
    if (gateway.network.isOffline) return;
    const room = AT_ONCE - sending.size;
    for (const notification of room > 0 ? lease(gateway, room) : []) {
      const delivery = deliver(notification)
        .catch(report)
        .finally(() => sending.delete(delivery));
      sending.add(delivery);
    }
  }

  const timer = setInterval(() => {
    try {
      tick();
    } catch (error) {
      report(error);
    }
  }, TICK);

  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await Promise.all(sending);
    },
  };
}
