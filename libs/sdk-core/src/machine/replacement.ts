import type { InputOf } from './input.ts';
import type { State } from './state.ts';
import { chain, stay, type Step } from './step.ts';
import { transition } from './transition.ts';

/**
 * Whether another session can take the place of this one now. A payment that may have begun must be followed to its end,
 * and a shopper who leaves is not called back. Source: docs/design/life-cycle.md#why-another-session-waits-for-no-payment
 */
export function isReplaceable({ phase, submits, leaving, mayArrive }: State): boolean {
  const isForm = phase === 'ready' || phase === 'declined';
  return isForm && submits.length === 0 && !leaving && !mayArrive;
}

/** Whatever was known about the session before is forgotten. */
export function replace(state: State, input: InputOf<'session_replaced'>): Step {
  const { expiresAt, canRenew, isLive } = input;
  if (state.phase === 'ended' || (!isLive && !isReplaceable(state))) return stay(state);
  const { latest: _, consultation: __, fresh: ___, ...rest } = state;
  const next: State = {
    ...rest,
    terms: { ...state.terms, canRenew },
    renewal: 'none',
    awaited: false,
    expired: false,
    refused: false,
    visible: isLive,
  };
  return chain(transition(next, isLive ? 'replaced' : 'remounted'), (last) =>
    stay(
      last,
      { type: 'watch_expiry', expiresAt },
      ...(isLive ? [] : [{ type: 'clear' } as const]),
    ),
  );
}
