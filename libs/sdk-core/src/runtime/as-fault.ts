import { describe } from '../contract/describe.ts';
import { isCashierError } from '../contract/error.ts';
import type { Fault } from '../machine/fault.ts';

/** Anything thrown as a fault; what is not ours is the engine's. */
export function asFault(error: unknown): Fault {
  if (isCashierError(error)) return error;
  const message = error instanceof Error ? error.message : describe(error);
  return { reason: 'engine_failed', message, cause: error };
}
