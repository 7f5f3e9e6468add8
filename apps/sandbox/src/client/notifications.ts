import { setTimeout as wait } from 'node:timers/promises';
import type { SentNotification } from '../control/notification-list.ts';
import { checkFilter, checkTimeout, refuse } from './call-check.ts';
import { SandboxError, type LoopbackClient } from './loopback-client.ts';

/** Milliseconds between two looks. */
const PAUSE = 25;

export interface NotificationFilter {
  /** `PAYMENT_RESULT`, `REFUND_RESULT` … */
  readonly notifyType?: string;
  readonly paymentRequestId?: string;
}

/** What the sandbox has sent to the shop's server. */
export interface Notifications {
  /** All so far, in the order in which they came to be. */
  list(filter?: NotificationFilter): Promise<readonly SentNotification[]>;
  /** Resolves with the first that the shop has received. Rejects after `timeout` milliseconds (5 000). */
  received(filter?: NotificationFilter, timeout?: number): Promise<SentNotification>;
  /** Sends one now: again, though it was received, or the first time, though it is held. */
  resend(notificationId: number): Promise<void>;
  /** From now on nothing is sent but what `resend()` names: so the shop gets it late, or in any order. */
  hold(): Promise<void>;
  /** Sends what was held, and all that follows. */
  release(): Promise<void>;
}

export function createNotifications(api: LoopbackClient): Notifications {
  async function list(filter: NotificationFilter = {}) {
    checkFilter(filter, ['notifyType', 'paymentRequestId']);
    const { notifyType, paymentRequestId } = filter;
    return (await api.get<SentNotification[]>('/sandbox/notifications')).filter(
      (one) =>
        (notifyType === undefined || one.notifyType === notifyType) &&
        (paymentRequestId === undefined || one.body['paymentRequestId'] === paymentRequestId),
    );
  }
  return {
    list,
    async received(filter, timeout = 5_000) {
      checkTimeout('timeout', timeout);
      const end = Date.now() + timeout;
      for (;;) {
        const found = await list(filter);
        const received = found.find(({ deliveries }) => deliveries.at(-1)?.answer === 'S');
        if (received) return received;
        if (Date.now() >= end) {
          const others = found.map(
            ({ url, deliveries }) =>
              `${url} answered ${deliveries.at(-1)?.answer ?? 'nothing yet'}`,
          );
          throw new SandboxError(
            `No notification ${JSON.stringify(filter ?? {})} was received within ${timeout} ms: ${others.join('; ') || 'none was sent'}.`,
          );
        }
        await wait(PAUSE);
      }
    },
    async resend(notificationId) {
      if (!Number.isSafeInteger(notificationId)) {
        refuse('notificationId', notificationId, 'a number from notifications.list()');
      }
      await api.post(`/sandbox/notifications/${notificationId}/resend`);
    },
    hold: () => api.post('/sandbox/notifications/hold'),
    release: () => api.post('/sandbox/notifications/release'),
  };
}
