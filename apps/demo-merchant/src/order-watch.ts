import { setTimeout as sleep } from 'node:timers/promises';
import type { Inquiry } from './order-settlement.ts';

const INTERVAL = 5 * 60_000;

/**
 * Looks after orders that no page asks about: at once, for what happened while this server was down, and every few
 * minutes. Returns a function that ends it.
 */
export function watchOrders({ refreshAll }: Inquiry): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function watch(): Promise<void> {
    while (!signal.aborted) {
      try {
        await refreshAll();
      } catch (error) {
        // e.g. a full disk: the next round tries again. After the end, the database is closed
        if (!signal.aborted) console.error(error instanceof Error ? error.message : error);
      }
      await sleep(INTERVAL, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  void watch();
  return () => stopping.abort();
}
