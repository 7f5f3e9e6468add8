/** What a page's checkouts did, reported while they do it: a page that is left can no longer be asked. */
import type { RecordedCheckout } from '@ams-cashier/protocol';

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

export interface RecorderOptions {
  /** A function of the window, called with what a checkout did. */
  readonly binding: string;
  /** An event of the window: what has not been reported yet is reported. */
  readonly tellNow: string;
  /** Milliseconds for what happens at once, which is reported once. */
  readonly pause: number;
}

export const RECORDER: RecorderOptions = {
  binding: 'amsCashierRecord',
  tellNow: 'amsCashierRecordNow',
  pause: 100,
};

/** Runs in each page, before its own scripts; a test runner may have taken it there as text. */
export function installRecorder({ binding, tellNow, pause }: RecorderOptions): void {
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
