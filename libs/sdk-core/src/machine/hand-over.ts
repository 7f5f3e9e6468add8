/** When the cashier gets the fresh session. */
import { isInFlight } from '../contract/phase.ts';
import type { State } from './state.ts';
import { stay, type Step } from './step.ts';

/** To a form, or to a payment that the gateway refused to take without it. */
export function handOverWhenSafe(state: State): Step {
  const { fresh, awaited } = state;
  if (!fresh || fresh.isHandedOver || (isInFlight(state.phase) && !awaited)) return stay(state);
  return handOver(state);
}

/** What the shopper typed is kept, if the engine can keep it. */
export function handOver(state: State): Step {
  const { fresh, awaited } = state;
  if (!fresh) return stay(state);
  return stay(
    // a gateway's notice that comes now may have crossed it and be about the session before
    { ...state, awaited: false, fresh: awaited ? undefined : { ...fresh, isHandedOver: true } },
    { type: 'renew', session: fresh.session },
  );
}
