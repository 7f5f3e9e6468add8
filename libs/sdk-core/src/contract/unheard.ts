import type { CashierError } from './error.ts';

const written = new WeakSet<CashierError>();

/** Writes an error that nobody listens to, once: a mistake must not look like a page that does nothing. */
export function writeUnheard(error: CashierError): void {
  if (written.has(error)) return;
  written.add(error);
  console.error('[ams-cashier]', error);
}
