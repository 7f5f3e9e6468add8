import type { ErrorReason } from '../contract/error-table.ts';
import type { Limits } from '../contract/options.ts';
import type { Phase } from '../contract/phase.ts';
import type { Effect } from './effect.ts';

/**
 * Which limit runs in a phase, and the reason if it is overdue. A redirect is limited like a challenge. Nobody receives the
 * reason of a phase in flight: it ends in PROCESSING, not in an error.
 */
export const PHASE_LIMITS: {
  readonly [P in Phase]?: readonly [limit: keyof Limits, reason: ErrorReason];
} = {
  loading: ['load', 'load_timeout'],
  submitting: ['attempt', 'engine_failed'],
  challenging: ['challenge', 'engine_failed'],
  redirecting: ['challenge', 'engine_failed'],
};

/** What happens to the limit of the phase before when this phase is entered. */
export function limitOf(phase: Phase, limits: Limits): Effect {
  const row = PHASE_LIMITS[phase];
  if (!row) return { type: 'stop_limit', name: 'phase' };
  const [limit, reason] = row;
  const ms = limits[limit];
  const message = `Still ${phase} after ${ms} ms (limits.${limit}).`;
  const overdue = { type: 'broken', fault: { reason, message } } as const;
  return { type: 'start_limit', name: 'phase', ms, probes: true, overdue };
}
