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

/** When a notification that the shop has not taken is tried again, by its number. */
type Pauses = Map<number, { readonly at: number; readonly pause: number }>;

/**
 * Takes every notification that no shop has received yet to `target`, until it is received there. What has been received
 * is known to the sandbox alone: a restart of this, the shop or the sandbox loses none. Where the shop has received one and
 * the sandbox could not be told, the shop receives it twice.
 */
export async function forwardNotifications(forwarding: Forwarding): Promise<void> {
  const { signal, problem } = forwarding;
  const pauses: Pauses = new Map();
  let said: string | undefined;
  while (!signal.aborted) {
    try {
      await forwardWaiting(forwarding, pauses);
      said = undefined;
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      // the sandbox may be on its way up again; it is said once
      if (said !== error.message) problem((said = error.message));
    }
    await wait(PAUSE, undefined, { signal }).catch(() => undefined);
  }
}

async function forwardWaiting(forwarding: Forwarding, pauses: Pauses): Promise<void> {
  const { api, signal, report } = forwarding;
  const waiting = await api.get<SentNotification[]>('/sandbox/notifications?waiting');
  const numbers = new Set(waiting.map(({ notificationId }) => notificationId));
  for (const number of pauses.keys()) if (!numbers.has(number)) pauses.delete(number);
  for (const notification of waiting) {
    const { notificationId } = notification;
    const known = pauses.get(notificationId);
    if (known && known.at > Date.now()) continue;
    const answer = await deliver(forwarding, notification);
    await api.post(`/sandbox/notifications/${notificationId}/deliveries`, { answer });
    const pause = Math.min((known?.pause ?? PAUSE) * 2, LONGEST_PAUSE);
    pauses.set(notificationId, { at: Date.now() + pause, pause });
    report(notification, answer);
    if (signal.aborted) return;
  }
}

async function deliver(
  { api, target }: Forwarding,
  { notificationId }: SentNotification,
): Promise<string> {
  const signed = await api.get<SignedNotification>(
    `/sandbox/notifications/${notificationId}/signed?path=${encodeURIComponent(target.pathname)}`,
  );
  return fetch(target, {
    method: 'POST',
    redirect: 'manual',
    // not by `signal`: what has been begun is finished, so that the sandbox hears of it
    signal: AbortSignal.timeout(LIMIT),
    ...signed,
  })
    .then(async (response) => describeAnswer(response.status, await response.text()))
    .catch(describeFailedDelivery);
}
