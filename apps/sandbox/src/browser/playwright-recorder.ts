/** Playwright: follows the checkouts of all pages. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordedCheckout } from '@ams-cashier/protocol';
import type { BrowserContext, Frame } from '@playwright/test';
import { installRecorder, RECORDER } from './page-recorder.ts';

/** A page that hangs is not waited for longer than that, in milliseconds. */
const PATIENCE = 1_000;

/** Follows all checkouts of all pages of this context from now on; the function returns them, in their order. */
export async function followCheckouts(
  context: BrowserContext,
): Promise<() => Promise<readonly RecordedCheckout[]>> {
  const checkouts = new Map<string, RecordedCheckout>();
  await context.exposeBinding(RECORDER.binding, (_, checkout: RecordedCheckout) => {
    checkouts.set(checkout.traceId, checkout);
  });
  await context.addInitScript(installRecorder, RECORDER);

  const tellNow = async (frame: Frame) => {
    await frame
      .evaluate((name) => void dispatchEvent(new Event(name)), RECORDER.tellNow)
      .catch(() => undefined);
  };
  return async () => {
    const frames = context.pages().flatMap((page) => page.frames());
    await Promise.race([Promise.all(frames.map(tellNow)), sleep(PATIENCE)]);
    return [...checkouts.values()];
  };
}
