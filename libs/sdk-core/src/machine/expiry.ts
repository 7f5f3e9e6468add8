import { isInFlight } from '../contract/phase.ts';
import { handOver, handOverWhenSafe } from './hand-over.ts';
import type { InputOf } from './input.ts';
import type { State } from './state.ts';
import { chain, stay, type Step } from './step.ts';
import { transition } from './transition.ts';

/**
 * A session that runs out is renewed once, if it can be. Only the gateway's own refusal can end an open: the time that came
 * with the session may be judged by a wrong clock, so it is a hint to renew it early. While an attempt is in flight the hint
 * counts for nothing: after a refusal the cashier waits for the fresh session and sends the submit again.
 */
export function expire(state: State, refused: boolean): Step {
  const { phase, terms, renewal, fresh } = state;
  if (phase === 'ended' || (isInFlight(state.phase) && !refused)) return stay(state);
  const noticed: State = refused ? { ...state, awaited: true } : state;
  if (fresh && refused) return handOver(noticed);
  if (renewal === 'asking') return stay(noticed);
  if (!terms.canRenew || renewal === 'done') return refused ? failExpired(state) : stay(state);
  return stay({ ...noticed, renewal: 'asking' }, { type: 'ask_session' });
}

function failExpired(state: State, cause?: unknown): Step {
  const isHeldBack = isInFlight(state.phase);
  const step = transition({ ...state, expired: true, awaited: false }, 'expired', {
    fault: {
      reason: 'session_expired',
      message: 'The payment session has expired.',
      suggestion: state.terms.canRenew
        ? 'Let the session function create a fresh payment session each time it is called.'
        : 'Pass a function as session: it is asked for a fresh one.',
      cause,
      recoverable: state.terms.canRenew,
    },
  });
  // the cashier's own result ends a payment that it holds back
  return isHeldBack ? chain(step, (next) => stay(next, { type: 'not_renewed' })) : step;
}

/**
 * Keeps the fresh session from a cashier that is busy with a payment of the old one: an engine that began again would
 * show an empty form for a payment that may be made.
 */
export function renew(state: State, { session }: InputOf<'session_renewed'>): Step {
  if (state.phase === 'ended') return stay(state);
  const { data, expiresAt } = session;
  const fresh = { session: data, isHandedOver: false };
  const step = handOverWhenSafe({ ...state, renewal: 'done', fresh });
  return { ...step, effects: [{ type: 'watch_expiry', expiresAt }, ...step.effects] };
}

/** What does not wait for it goes on; the next notice asks again. */
export function failRenewal(state: State, { cause }: InputOf<'renewal_failed'>): Step {
  if (state.phase === 'ended') return stay(state);
  if (!state.awaited) return stay({ ...state, renewal: 'none' });
  return failExpired({ ...state, renewal: 'done' }, cause);
}
