import type { Checkout } from '../contract/checkout.ts';
import { callOut } from './call-out.ts';

/** Of a sandbox's session: its id that may appear in a URL. */
type SessionId = () => string | undefined;

/** Hears of every open in the page. Its errors are reported to the page. */
export type Recorder = (checkout: Checkout, publicSessionId: SessionId) => unknown;

/** A browser test puts its recorder there before the page's own scripts run. */
const RECORDER = Symbol.for('ams-cashier.recorder');

export function record(checkout: Checkout, publicSessionId: SessionId): void {
  const page = globalThis as { readonly [RECORDER]?: Recorder };
  callOut(page[RECORDER], checkout, publicSessionId);
}
