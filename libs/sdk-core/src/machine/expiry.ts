import { IN_FLIGHT_PHASES } from '../contract/phase.ts';
import type { InputOf } from './input.ts';
import type { State } from './state.ts';
import { stay, type Step } from './step.ts';
import { transition } from './transition.ts';

/**
 * A session that runs out is renewed once, if it can be. While an attempt is in flight only the gateway's own refusal
 * counts: the cashier waits for the fresh session then and sends the submit again.
 */
export function expire(state: State, refused: boolean): Step {
  const { phase, terms, renewed } = state;
  if (phase === 'ended' || (IN_FLIGHT_PHASES.includes(phase) && !refused)) return stay(state);
  if (!terms.canRenew || renewed) return failExpired(state);
  return stay({ ...state, renewed: true }, { type: 'ask_session' });
}

export function failExpired(state: State, cause?: unknown): Step {
  return transition({ ...state, expired: true }, 'expired', {
    fault: {
      reason: 'session_expired',
      message: 'The payment session has expired.',
      suggestion: 'Pass a function as session: it is asked for a fresh one.',
      cause,
    },
  });
}

/** What the shopper typed is kept, if the engine can keep it. */
export function renew(state: State, { session }: InputOf<'session_renewed'>): Step {
  const { data, expiresAt } = session;
  return state.phase === 'ended'
    ? stay(state)
    : stay(state, { type: 'watch_expiry', expiresAt }, { type: 'renew', session: data });
}
