import { describe, expect, it } from 'vitest';
import { after, eventsOf, stateIn, WAYS } from '../../test/machine.ts';
import { IN_FLIGHT_PHASES } from '../contract/phase.ts';
import type { ReadSession } from '../contract/session.ts';
import type { Input } from './input.ts';
import { reduce } from './reduce.ts';

/** By the clock, and by the gateway. */
const BY_CLOCK: Input = { type: 'session_expired' };
const BY_GATEWAY: Input = { type: 'expired' };
const FORMS = ['loading', 'ready', 'declined'] as const;

const fault = (cause?: unknown) => ({
  reason: 'session_expired',
  message: 'The payment session has expired.',
  suggestion: 'Pass a function as session: it is asked for a fresh one.',
  cause,
});

describe('a session that runs out', () => {
  it.each(FORMS.flatMap((phase) => [BY_CLOCK, BY_GATEWAY].map((input) => [phase, input] as const)))(
    'in phase %s is renewed once: %j',
    (phase, input) => {
      const state = stateIn(phase, { canRenew: true });
      const step = reduce(state, input);
      expect(step).toEqual({
        state: { ...state, renewed: true },
        effects: [{ type: 'ask_session' }],
      });
      const again = reduce(step.state, input);
      expect(again.state).toMatchObject({ phase: 'ended', expired: true });
      expect(eventsOf(again).at(-1)).toEqual({
        type: 'error',
        attempt: state.attempt,
        fault: fault(),
      });
    },
  );

  it.each(FORMS)('in phase %s ends it if it cannot be renewed', (phase) => {
    const { state } = reduce(stateIn(phase), BY_CLOCK);
    expect(state).toMatchObject({ phase: 'ended', expired: true, ending: { fault: fault() } });
  });

  it.each(IN_FLIGHT_PHASES)('in phase %s counts only if the gateway says so', (phase) => {
    const state = stateIn(phase, { canRenew: true });
    expect(reduce(state, BY_CLOCK)).toEqual({ state, effects: [] });
    expect(reduce(state, BY_GATEWAY)).toEqual({
      state: { ...state, renewed: true },
      effects: [{ type: 'ask_session' }],
    });
    // what cannot be renewed does not end it: the outcome is still to come
    const stale = reduce(stateIn(phase), BY_GATEWAY);
    expect(stale.state).toEqual({ ...stateIn(phase), expired: true });
    expect(eventsOf(stale)).toEqual([]);
  });

  it('is of no interest after the end', () => {
    const state = stateIn('ended', { canRenew: true });
    expect(reduce(state, BY_CLOCK)).toEqual({ state, effects: [] });
    expect(reduce(state, BY_GATEWAY)).toEqual({ state, effects: [] });
  });
});

describe('the fresh session', () => {
  const session = { data: { raw: 'fresh' }, expiresAt: 9 } as unknown as ReadSession;

  it('goes to the engine, and its expiry is watched', () => {
    const state = after([...WAYS.ready, BY_CLOCK], { canRenew: true });
    expect(reduce(state, { type: 'session_renewed', session })).toEqual({
      state,
      effects: [
        { type: 'watch_expiry', expiresAt: 9 },
        { type: 'renew', session: session.data },
      ],
    });
  });

  it('comes too late after the end', () => {
    const state = stateIn('ended');
    expect(reduce(state, { type: 'session_renewed', session })).toEqual({ state, effects: [] });
  });

  it('that does not come ends it, with the cause', () => {
    const state = after([...WAYS.ready, BY_CLOCK], { canRenew: true });
    const step = reduce(state, { type: 'renewal_failed', cause: 'why' });
    expect(step.state).toMatchObject({ phase: 'ended', expired: true });
    expect(eventsOf(step)).toMatchObject([{ fault: fault('why') }]);
  });
});
