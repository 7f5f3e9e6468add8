import type { PaymentResult } from '../contract/event.ts';
import type { InputOf } from './input.ts';
import type { State } from './state.ts';
import { chain, stay, type Step } from './step.ts';
import { transition } from './transition.ts';

/** Who knows best whether an attempt is in flight: the signal itself, the phase, else the page. */
export function askToLeave(state: State, { inFlight, result }: InputOf<'buyer_close'>): Step {
  const { phase, leaving, visible, hasSession } = state;
  if (inFlight !== undefined) return leave({ ...state, leaving: false }, inFlight, result);
  if (leaving) return stay(state);
  // there is no cashier to ask; without a session nothing can be in flight
  if (phase === 'loading' && !visible) return leave(state, hasSession ? undefined : false, result);
  if (phase === 'ended') return stay(state);
  return stay({ ...state, leaving: true }, { type: 'leave', result });
}

/** No answer counts as in flight: after that nobody may call it a cancel. */
export function leave(
  state: State,
  inFlight: boolean | undefined,
  result: PaymentResult | undefined,
): Step {
  if (state.phase === 'ended') return stay(state);
  const signal = inFlight === false ? 'left_safe' : 'left_in_flight';
  return chain(stay(state, { type: 'call_on_close' }), (next) =>
    transition(next, signal, { result }),
  );
}
