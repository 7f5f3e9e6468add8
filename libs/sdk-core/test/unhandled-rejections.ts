import { afterEach, beforeEach, expect, vi } from 'vitest';
import { settle } from './stage.ts';

/** Node's own, which the core's types don't include. */
declare const process: Record<
  'on' | 'off',
  (event: string, listener: (reason: unknown) => void) => void
>;

/**
 * Runs each test of the file with fake timers, lets everything that it started come to its end, and fails it if a
 * rejection stayed unhandled: a Node process would exit, a page would show it in its console.
 */
export function watchUnhandledRejections(): void {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);

  beforeEach(() => {
    vi.useFakeTimers();
    unhandled.length = 0;
    process.on('unhandledRejection', note);
  });

  afterEach(async () => {
    await settle(700_000);
    vi.useRealTimers();
    // Node reports an unhandled rejection after the microtasks of a turn
    await new Promise((resolve) => setTimeout(resolve, 1));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
}
