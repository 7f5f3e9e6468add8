import { setTimeout as wait } from 'node:timers/promises';
import { describeAnswer, describeFailedDelivery } from '../notifications/delivery-answer.ts';
import { SandboxError, type LoopbackClient } from '../client/loopback-client.ts';
import type { SentNotification } from '../control/notification-list.ts';

/** Milliseconds between two looks, and after a shop has not taken one. */
const PAUSE = 300;
const LONGEST_PAUSE = 10_000;
const LIMIT = 10_000;

interface SignedNotification {
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface Forwarding {
  readonly api: LoopbackClient;
  /** Where the shop takes them. */
  readonly target: URL;
  readonly signal: AbortSignal;
  readonly report: (notification: SentNotification, answer: string) => void;
  readonly problem: (message: string) => void;
}

/**
 * Takes every notification that no shop has received yet to `target`, until it is received there. What has been received
 * is known to the sandbox alone: a restart of this, the shop or the sandbox loses none.
 */
export async function forwardNotifications(forwarding: Forwarding): Promise<void> {
  const { api, signal, problem } = forwarding;
  const notBefore = new Map<number, { readonly at: number; readonly pause: number }>();
  let said: string | undefined;
  while (!signal.aborted) {
    try {
      const all = await api.get<SentNotification[]>('/sandbox/notifications');
      for (const notification of all.filter(isWaiting)) {
        const { notificationId } = notification;
        const known = notBefore.get(notificationId);
        if (signal.aborted || (known && known.at > Date.now())) continue;
        const answer = await deliver(forwarding, notification);
        const pause = Math.min((known?.pause ?? PAUSE) * 2, LONGEST_PAUSE);
        notBefore.set(notificationId, { at: Date.now() + pause, pause });
        forwarding.report(notification, answer);
      }
      said = undefined;
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      // the sandbox may be on its way up again; it is said once
      if (said !== error.message) problem((said = error.message));
    }
    await wait(PAUSE, undefined, { signal }).catch(() => undefined);
  }
}

const isWaiting = ({ deliveries }: SentNotification) =>
  !deliveries.some(({ answer }) => answer === 'S');

async function deliver(
  { api, target, signal }: Forwarding,
  { notificationId }: SentNotification,
): Promise<string> {
  const path = `/sandbox/notifications/${notificationId}`;
  const signed = await api.get<SignedNotification>(
    `${path}/signed?path=${encodeURIComponent(target.pathname)}`,
  );
  const answer = await fetch(target, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT)]),
    ...signed,
  })
    .then(async (response) => describeAnswer(response.status, await response.text()))
    .catch(describeFailedDelivery);
  await api.post(`${path}/deliveries`, { answer });
  return answer;
}
