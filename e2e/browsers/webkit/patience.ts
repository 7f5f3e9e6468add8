import { setTimeout as sleep } from 'node:timers/promises';
import { WebDriverError } from './session.ts';

const LIMIT_MS = 15_000;
const EVERY_MS = 100;

/**
 * Tries again as long as the page is not ready for it: what is meant isn't there yet, something lies over it, or the
 * document goes in the middle of it.
 */
export async function patiently<Result>(
  what: string,
  doing: () => Promise<Result>,
  limit = LIMIT_MS,
): Promise<Result> {
  const until = Date.now() + limit;
  for (;;) {
    try {
      return await doing();
    } catch (error) {
      if (!(error instanceof WebDriverError)) throw error;
      if (Date.now() > until) {
        throw new WebDriverError(error.code, `${error.message} Waited ${limit} ms for ${what}.`);
      }
      await sleep(EVERY_MS);
    }
  }
}
