import type { CashierEvent } from '@ams-cashier/core';

/**
 * One event in one line: its code, then the fields that a shop acts on.
 *
 * @example
 * eventLine(event); // 'SDK_PAYMENT_FAIL not final', 'SDK_END_OF_LOADING ready', 'SDK_PAYMENT_SUCCESSFUL final replayed'
 */
export function eventLine(event: CashierEvent): string {
  const words: string[] = [event.code];
  if (event.code === 'SDK_END_OF_LOADING') words.push(event.outcome);
  if (event.type === 'error') words.push(event.reason);
  if (event.type === 'result') words.push(event.final ? 'final' : 'not final');
  if (event.replayed) words.push('replayed');
  return words.join(' ');
}
