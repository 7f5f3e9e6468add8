/** The laws are defined in docs/design/laws.md. */
import { describe, expect, it } from 'vitest';
import {
  ACCEPTED,
  after,
  DECLINED,
  doneBy,
  eventsOf,
  PAID,
  START,
  STARTED,
  stateIn,
  WAYS,
} from '../../test/machine.ts';
import { IN_FLIGHT_PHASES } from '../contract/phase.ts';
import type { ReadSession } from '../contract/session.ts';
import type { Input } from './input.ts';
import { reduce } from './reduce.ts';

/** By the clock, and by the gateway. */
const BY_CLOCK: Input = { type: 'session_expired' };
const BY_GATEWAY: Input = { type: 'expired' };
const FORMS = ['loading', 'ready', 'declined'] as const;
const NOTICES = FORMS.flatMap((phase) =>
  [BY_CLOCK, BY_GATEWAY].map((input) => [phase, input] as const),
);

const session = { data: { raw: 'fresh' }, expiresAt: 9 } as unknown as ReadSession;
const RENEWED: Input = { type: 'session_renewed', session };
const NOT_RENEWED: Input = { type: 'renewal_failed', cause: 'why' };
const HAND_OVER = { type: 'renew', session: session.data } as const;
const WATCH = { type: 'watch_expiry', expiresAt: 9 } as const;

const renewable = { canRenew: true };
/** After these inputs of an open whose session is a function. */
const renewing = (...inputs: readonly Input[]) => after(inputs, renewable);

const fault = (suggestion: string, cause?: unknown) => ({
  reason: 'session_expired',
  message: 'The payment session has expired.',
  suggestion,
  cause,
});
const NO_FUNCTION = fault('Pass a function as session: it is asked for a fresh one.');
const STALE = 'Let the session function create a fresh payment session each time it is called.';

describe('a session that expires', () => {
  it.each(NOTICES)('in phase %s is renewed: %j', (phase, input) => {
    const step = reduce(stateIn(phase, renewable), input);
    expect(step.state).toMatchObject({ phase, renewal: 'asking', expired: false });
    expect(step.effects).toEqual([{ type: 'ask_session' }]);
  });

  it.each(NOTICES)('in phase %s is renewed once at a time, after %j', (phase, input) => {
    const { state } = reduce(stateIn(phase, renewable), input);
    for (const again of [BY_CLOCK, BY_GATEWAY]) {
      expect(doneBy(reduce(state, again))).toEqual([]);
      expect(reduce(state, again).state).toMatchObject({ phase, expired: false });
    }
  });

  it('after its renewal ends it, and the session function is to blame', () => {
    const refused = reduce(renewing(...WAYS.ready, BY_GATEWAY, RENEWED), BY_GATEWAY);
    expect(refused.state).toMatchObject({ phase: 'ended', expired: true });
    expect(eventsOf(refused)).toMatchObject([
      { type: 'error', fault: { ...fault(STALE), recoverable: true } },
    ]);
  });

  it.each(FORMS)('in phase %s ends it if it cannot be renewed', (phase) => {
    const { state } = reduce(stateIn(phase), BY_GATEWAY);
    const ending = { fault: { ...NO_FUNCTION, recoverable: false } };
    expect(state).toMatchObject({ phase: 'ended', expired: true, ending });
  });

  it.each(FORMS)('in phase %s is never ended by the clock', (phase) => {
    const state = stateIn(phase);
    expect(reduce(state, BY_CLOCK)).toEqual({ state, effects: [] });
    const renewed = renewing(...WAYS[phase], BY_CLOCK, RENEWED);
    expect(reduce(renewed, BY_CLOCK)).toEqual({ state: renewed, effects: [] });
  });

  it.each(IN_FLIGHT_PHASES)('in phase %s counts only if the gateway says so', (phase) => {
    const state = stateIn(phase, renewable);
    expect(reduce(state, BY_CLOCK)).toEqual({ state, effects: [] });
    const refused = reduce(state, BY_GATEWAY);
    expect(refused.state).toMatchObject({ phase, renewal: 'asking' });
    expect(refused.effects).toEqual([{ type: 'ask_session' }]);
    // what cannot be renewed does not end it: the outcome is still to come
    const stale = reduce(stateIn(phase), BY_GATEWAY);
    expect(stale.state).toEqual({ ...stateIn(phase), expired: true });
    expect(eventsOf(stale)).toEqual([]);
    // the engine must not wait for a session that never comes
    expect(doneBy(stale)).toEqual([{ type: 'not_renewed' }]);
  });

  it.each(IN_FLIGHT_PHASES)(
    'in phase %s lets the refusal stand if nothing fresh comes',
    (phase) => {
      const failed = reduce(renewing(...WAYS[phase], BY_GATEWAY), NOT_RENEWED);
      expect(failed.state).toMatchObject({ phase, expired: true });
      expect(doneBy(failed)).toEqual([{ type: 'not_renewed' }]);
      const renewed = renewing(...WAYS[phase], BY_GATEWAY, RENEWED);
      expect(doneBy(reduce(renewed, BY_GATEWAY))).toEqual([{ type: 'not_renewed' }]);
    },
  );

  it('is of no interest after the end', () => {
    const state = stateIn('ended', renewable);
    expect(reduce(state, BY_CLOCK)).toEqual({ state, effects: [] });
    expect(reduce(state, BY_GATEWAY)).toEqual({ state, effects: [] });
  });
});

describe('the fresh session', () => {
  it.each(NOTICES)(
    'in phase %s goes to the engine, and its expiry is watched: %j',
    (phase, input) => {
      const step = reduce(renewing(...WAYS[phase], input), RENEWED);
      expect(step.state).toMatchObject({ phase, renewal: 'done' });
      expect(step.effects).toEqual([WATCH, HAND_OVER]);
    },
  );

  it.each(IN_FLIGHT_PHASES)('is kept from an engine that is %s (Laws 3 and 12)', (phase) => {
    const inFlight = renewing(START, STARTED, BY_CLOCK, ...WAYS[phase].slice(2));
    expect(inFlight).toMatchObject({ phase, renewal: 'asking' });
    const kept = reduce(inFlight, RENEWED);
    expect(kept.state).toMatchObject({ phase, expired: false });
    expect(kept.effects).toEqual([WATCH]);
    // nobody needs it after all
    expect(doneBy(reduce(kept.state, PAID))).not.toContainEqual(HAND_OVER);
  });

  it('that was kept is handed over when the shopper is back in the form, once', () => {
    const kept = renewing(...WAYS.ready, BY_CLOCK, ACCEPTED, RENEWED);
    const declined = reduce(kept, DECLINED);
    expect(doneBy(declined).at(-1)).toEqual(HAND_OVER);
    const again = reduce(reduce(declined.state, ACCEPTED).state, DECLINED);
    expect(again.state.phase).toBe('declined');
    expect(doneBy(again)).not.toContainEqual(HAND_OVER);
    const withdrawn = reduce(kept, { type: 'withdrawn', reason: 'network_error' });
    expect(withdrawn.state.phase).toBe('ready');
    expect(doneBy(withdrawn).at(-1)).toEqual(HAND_OVER);
  });

  it('that was kept is handed over as soon as the gateway refuses the payment as expired', () => {
    const kept = renewing(...WAYS.ready, BY_CLOCK, ACCEPTED, RENEWED);
    const step = reduce(kept, BY_GATEWAY);
    expect(step.effects).toEqual([HAND_OVER]);
    expect(step.state).toMatchObject({ phase: 'submitting', expired: false });
  });

  it.each([
    ['before', [BY_CLOCK, ACCEPTED, BY_GATEWAY]],
    ['while', [ACCEPTED, BY_GATEWAY, BY_GATEWAY]],
  ])('that the gateway asks for in flight goes to the engine: asked %s', (_, inputs) => {
    const waiting = renewing(...WAYS.ready, ...inputs);
    expect(waiting).toMatchObject({ phase: 'submitting', renewal: 'asking', expired: false });
    expect(reduce(waiting, RENEWED).effects).toEqual([WATCH, HAND_OVER]);
  });

  it('is not for an attempt that began after the refusal', () => {
    const paying = renewing(...WAYS.ready, BY_GATEWAY, ACCEPTED);
    expect(reduce(paying, RENEWED).effects).toEqual([WATCH]);
    const payingAgain = renewing(...WAYS.submitting, BY_GATEWAY, DECLINED, ACCEPTED);
    expect(reduce(payingAgain, RENEWED).effects).toEqual([WATCH]);
  });

  it('is handed over once more to an engine whose notice crossed it', () => {
    for (const inputs of [[], [ACCEPTED]]) {
      const handedOver = renewing(...WAYS.ready, BY_CLOCK, RENEWED, ...inputs);
      const step = reduce(handedOver, BY_GATEWAY);
      expect(step.effects).toEqual([HAND_OVER]);
      expect(step.state).toMatchObject({ expired: false });
      expect(reduce(step.state, BY_GATEWAY).state.expired).toBe(true);
    }
  });

  it('comes too late after the end', () => {
    const ended = renewing(...WAYS.ready, BY_CLOCK, ACCEPTED, PAID);
    for (const input of [RENEWED, NOT_RENEWED]) {
      expect(reduce(ended, input)).toEqual({ state: ended, effects: [] });
    }
  });

  it('that does not come ends it, with the cause', () => {
    for (const inputs of [[BY_GATEWAY], [BY_CLOCK, BY_GATEWAY]]) {
      const step = reduce(renewing(...WAYS.ready, ...inputs), NOT_RENEWED);
      expect(step.state).toMatchObject({ phase: 'ended', expired: true });
      expect(eventsOf(step)).toMatchObject([{ fault: fault(STALE, 'why') }]);
    }
  });

  it('that does not come early is asked for again when the gateway refuses the session', () => {
    const { state, effects } = reduce(renewing(...WAYS.ready, BY_CLOCK), NOT_RENEWED);
    expect(state).toMatchObject({ phase: 'ready', renewal: 'none', expired: false });
    expect(effects).toEqual([]);
    expect(reduce(state, BY_GATEWAY).effects).toEqual([{ type: 'ask_session' }]);
  });

  it('that does not come is asked for again after an attempt that did not need it', () => {
    const { state, effects } = reduce(renewing(...WAYS.ready, BY_CLOCK, ACCEPTED), NOT_RENEWED);
    expect(state).toMatchObject({ phase: 'submitting', renewal: 'none', expired: false });
    expect(effects).toEqual([]);
  });
});
