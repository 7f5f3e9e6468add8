/** Another session takes the place of the one whose form is shown: the cart has changed. */
import type { SessionState } from '@ams-cashier/protocol';
import { findEntry } from '../method/entry.ts';
import { isSameAmount } from './attempt.ts';
import type { SignalOf } from './signal.ts';
import type { PageState } from './state.ts';
import { chain, send, step, type Step } from './step.ts';

/** The form stays as it is, and usable, until the gateway has answered. */
export function replace(state: PageState, signal: SignalOf<'replace'>): Step {
  const { id, session: secret, chosen } = signal;
  return step(
    { ...state, stage: 'replacing', replacement: { id, secret, chosen } },
    { type: 'stop' },
    { type: 'load', secret },
  );
}

/** A second one overtakes the first, which then has changed nothing. */
export function replaceAgain(state: PageState, signal: SignalOf<'replace'>): Step {
  return chain(
    keep(state).state,
    (now) => settleReplacement(step(now)),
    (now) => replace(now, signal),
  );
}

/** Where nothing can be replaced: the SDK opens the session anew. */
export function refuse(state: PageState, { id }: SignalOf<'replace'>): Step {
  return step(state, send({ type: 'replaced', id, live: false }));
}

export function replaced(state: PageState, { session }: SignalOf<'answered'>): Step {
  const { replacement } = state;
  if (!replacement || !fits(state, session)) return keep(state);
  const { id, secret } = replacement;
  return chain(
    { ...state, stage: 'form', secret, session, replacement: undefined, fresh: undefined },
    (now) =>
      step(
        now,
        { type: 'showSession', session },
        // it was about another payment
        { type: 'hideDecline' },
        { type: 'showForm' },
        { type: 'measure' },
        send({ type: 'replaced', id, live: true }),
      ),
    (now) => (isSameAmount(session, state.session) ? step(now) : takeBackSubmits(now)),
  );
}

/** Who pressed Pay saw another amount: it has to be pressed again. */
function takeBackSubmits(state: PageState): Step {
  const submits = state.deferred.filter(({ type }) => type === 'resubmit');
  return step(
    { ...state, deferred: state.deferred.filter(({ type }) => type !== 'resubmit') },
    ...submits.map(({ id }) => send({ type: 'invalid', ...(id !== undefined && { id }) })),
  );
}

/** The form goes on with the session that it had. */
export function keep(state: PageState): Step {
  return step({ ...state, stage: 'form' });
}

/** Whatever has put an end to it, the SDK waits for an answer. */
export function settleReplacement({ state, effects }: Step): Step {
  const { replacement, stage } = state;
  if (!replacement || stage === 'replacing') return { state, effects };
  return step(
    { ...state, replacement: undefined },
    ...effects,
    send({ type: 'replaced', id: replacement.id, live: false }),
  );
}

/** What the shopper has chosen and typed means the same in it. */
function fits({ session, replacement }: PageState, other: SessionState): boolean {
  const chosen = replacement?.chosen;
  return (
    other.phase === 'open' &&
    other.product === session?.product &&
    other.merchantName === session.merchantName &&
    (!chosen || findEntry(other, chosen) !== undefined)
  );
}
