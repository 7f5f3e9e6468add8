/** What a page's checkouts did, reported while they do it: a page that is left can no longer be asked. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordedCheckout } from '@ams-cashier/protocol';
import type { BrowserContext, Frame } from '@playwright/test';

/** Of `@ams-cashier/core`, as far as it is recorded. */
interface Checkout {
  readonly openId: string;
  subscribe(listener: () => void): unknown;
  on(type: 'log', listener: () => void): unknown;
  trace(): {
    readonly traceId: string;
    readonly snapshot: {
      readonly phase: string;
      readonly outcome?: { readonly status: string };
      readonly event?: {
        readonly code: string;
        readonly result?: { readonly paymentResultCode?: string };
      };
      readonly error?: { readonly reason: string; readonly message: string };
    };
    readonly log: readonly {
      readonly at: number;
      readonly code: string;
      readonly message: string;
    }[];
  };
}

const BINDING = 'amsCashierRecord';
/** An event of the window: what has not been told yet is told. */
const TELL_NOW = 'amsCashierRecordNow';
/** A page that hangs is not waited for longer than that, in milliseconds. */
const PATIENCE = 1_000;

/** Milliseconds for what happens at once, which is told once. */
const PAUSE = 100;

interface RecorderOptions {
  readonly binding: string;
  readonly tellNow: string;
  readonly pause: number;
}

/** Runs in each page, before its own scripts. */
function installRecorder({ binding, tellNow, pause }: RecorderOptions): void {
  const page = globalThis as unknown as {
    [binding: string]: (checkout: RecordedCheckout) => unknown;
    [key: symbol]: (checkout: Checkout, publicSessionId: () => string | undefined) => void;
  };
  page[Symbol.for('ams-cashier.recorder')] = (checkout, publicSessionId) => {
    const ids = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      clearTimeout(timer);
      timer = undefined;
      const { traceId, snapshot, log } = checkout.trace();
      const { phase, outcome, event, error } = snapshot;
      const resultCode = event?.result?.paymentResultCode;
      page[binding]?.({
        openId: checkout.openId,
        traceId,
        publicSessionIds: [...ids],
        phase,
        ...(outcome && { outcome: outcome.status }),
        ...(event && {
          event: { code: event.code, ...(resultCode && { paymentResultCode: resultCode }) },
        }),
        ...(error && { error: { reason: error.reason, message: error.message } }),
        log: log.map(({ at, code, message }) => ({
          at: new Date(at).toISOString(),
          code,
          message,
        })),
      });
    };
    const note = () => {
      const id = publicSessionId();
      if (id !== undefined) ids.add(id);
      timer ??= setTimeout(tell, pause);
    };
    checkout.subscribe(note);
    checkout.on('log', note);
    note();
    const tellRest = () => {
      if (timer !== undefined) tell();
    };
    addEventListener('pagehide', tellRest);
    addEventListener(tellNow, tellRest);
  };
}

/** Follows all checkouts of all pages of this context from now on; the function returns them, in their order. */
export async function followCheckouts(
  context: BrowserContext,
): Promise<() => Promise<readonly RecordedCheckout[]>> {
  const checkouts = new Map<string, RecordedCheckout>();
  await context.exposeBinding(BINDING, (_, checkout: RecordedCheckout) => {
    checkouts.set(checkout.traceId, checkout);
  });
  const options: RecorderOptions = { binding: BINDING, tellNow: TELL_NOW, pause: PAUSE };
  await context.addInitScript(installRecorder, options);

  const tellNow = async (frame: Frame) => {
    await frame
      .evaluate((name) => void dispatchEvent(new Event(name)), TELL_NOW)
      .catch(() => undefined);
  };
  return async () => {
    const frames = context.pages().flatMap((page) => page.frames());
    await Promise.race([Promise.all(frames.map(tellNow)), sleep(PATIENCE)]);
    return [...checkouts.values()];
  };
}
