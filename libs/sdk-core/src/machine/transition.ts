import { isInFlight } from '../contract/phase.ts';
import type { Effect } from './effect.ts';
import { consultationAfter, endingAfter, REDIRECTS_AFTER, type EndingByEvent } from './ending.ts';
import { draftOf, type Detail, type EventDraft } from './event-draft.ts';
import { handOverWhenSafe } from './hand-over.ts';
import { rowFor, type Emission } from './life-cycle.ts';
import type { SignalName } from './signal.ts';
import { limitOf } from './phase-limit.ts';
import type { State } from './state.ts';
import { chain, log, stay, type Step } from './step.ts';

/** Does what the table says about a signal. */
export function transition(state: State, signal: SignalName, detail: Detail = {}): Step {
  const { phase, terms } = state;
  const row = rowFor(phase, signal);
  const seen = stay(state, log('signal', `${signal} in phase ${phase}`));
  if (row === 'ignored') return seen;
  if (row === 'violation') {
    const message = `The cashier said "${signal}" while the open was ${phase}. Update this package.`;
    const fault = { reason: 'protocol_violation', message } as const;
    return chain(seen, () => transition(state, 'broken', { fault }));
  }
  const { next = phase, attempt = 0, emits = [] } = row;
  const entered: State = {
    ...state,
    phase: next,
    attempt: state.attempt + attempt,
    // what the gateway refused was another attempt, or the form
    awaited: state.awaited && isInFlight(phase) === isInFlight(next),
  };
  const events = emits.map((emission) => draftOf(emission, entered, detail));
  const emitted = events.map((event): Effect => ({ type: 'emit', event }));
  const reached = withLatest(entered, events);
  if (next === phase) return chain(seen, () => stay(reached, ...emitted));
  if (next === 'ended') {
    const event = events.at(-1) as EventDraft;
    return chain(seen, () =>
      end(reached, endingAfter(event, state.product), emits, emitted, detail),
    );
  }
  const settled: readonly Effect[] = phase === 'loading' ? [{ type: 'resolve_ready' }] : [];
  const moved = stay(reached, limitOf(next, terms.limits), ...emitted, ...settled);
  return chain(
    chain(seen, () => moved),
    handOverWhenSafe,
  );
}

/** Results and the shopper's cancel are kept in the snapshot, with the advice about them. */
function withLatest(state: State, events: readonly EventDraft[]): State {
  const latest = events.at(-1);
  if (latest?.type === 'result') {
    return { ...state, latest, consultation: consultationAfter(latest) };
  }
  return latest?.type === 'status' && latest.code === 'SDK_PAYMENT_CANCEL'
    ? { ...state, latest, consultation: undefined }
    : state;
}

/** Events first, then promises. A result stays on the screen until the shopper puts it away, all else goes at once. */
function end(
  state: State,
  ending: EndingByEvent,
  emits: readonly Emission[],
  emitted: readonly Effect[],
  { replayed }: Detail,
): Step {
  const { status, fault } = ending;
  const settle: Effect = {
    type: 'settle',
    fault: fault ?? {
      reason: status === 'cancelled' ? 'cancelled' : 'closed',
      message: `This checkout has ended: ${status}.`,
    },
    isReady: emits.includes('end_ready'),
  };
  const ended = stay({ ...state, ending }, { type: 'stop_limits' }, ...emitted, settle);
  // a cashier that has never shown anything has no end state to show either
  const hasShown = !emits.includes('end_cancelled');
  if (status === 'cancelled' || fault || !hasShown) return chain(ended, remove);
  const outcome: Effect = {
    type: 'end',
    ending: {
      outcome: status,
      byDoubt: emits.includes('SDK_PAYMENT_PROCESSING'),
      goesOn: state.terms.redirectsAtEnd && REDIRECTS_AFTER[status] && !replayed,
    },
  };
  return chain(ended, (last) => stay(last, outcome));
}

/** Nothing of the cashier stays on the screen. */
export function remove(state: State): Step {
  return stay({ ...state, visible: false }, { type: 'stop' });
}
