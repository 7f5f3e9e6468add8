/** What a page's checkouts did, reported while they do it: a page that is left can no longer be asked. */
import type { RecordedCheckout } from '@ams-cashier/protocol';
import type { BrowserContext } from '@playwright/test';

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

/** Runs in each page, before its own scripts. */
function installRecorder(binding: string): void {
  const page = globalThis as unknown as {
    [binding: string]: (checkout: RecordedCheckout) => unknown;
    [key: symbol]: (checkout: Checkout, publicSessionId: () => string | undefined) => void;
  };
  page[Symbol.for('ams-cashier.recorder')] = (checkout, publicSessionId) => {
    const ids = new Set<string>();
    const tell = () => {
      const id = publicSessionId();
      if (id !== undefined) ids.add(id);
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
    checkout.subscribe(tell);
    checkout.on('log', tell);
    tell();
  };
}

/** Follows all checkouts of all pages of this context from now on; the function returns them, in their order. */
export async function followCheckouts(
  context: BrowserContext,
): Promise<() => readonly RecordedCheckout[]> {
  const checkouts = new Map<string, RecordedCheckout>();
  await context.exposeBinding(BINDING, (_, checkout: RecordedCheckout) => {
    checkouts.set(checkout.traceId, checkout);
  });
  await context.addInitScript(installRecorder, BINDING);
  return () => [...checkouts.values()];
}
