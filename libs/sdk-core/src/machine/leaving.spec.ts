import { describe, expect, it } from 'vitest';
import {
  ACCEPTED,
  after,
  doneBy,
  eventsOf,
  PAID,
  START,
  stateIn,
  WAYS,
} from '../../test/machine.ts';
import type { Input } from './input.ts';
import { reduce } from './reduce.ts';
import { retryOf } from './retry.ts';

const payload = { paymentResultCode: 'X' };
const LEAVE: Input = { type: 'buyer_close', result: payload };
const answer = (inFlight: boolean | undefined): Input => ({
  type: 'leave_answered',
  inFlight,
  result: payload,
});

describe('the shopper wants to leave', () => {
  it.each(['ready', 'submitting', 'challenging', 'redirecting', 'declined'] as const)(
    'in phase %s: the page is asked, once',
    (phase) => {
      const state = stateIn(phase);
      const step = reduce(state, LEAVE);
      expect(step).toEqual({
        state: { ...state, leaving: true },
        effects: [{ type: 'leave', result: payload }],
      });
      expect(reduce(step.state, LEAVE)).toEqual({ state: step.state, effects: [] });
    },
  );

  it('before there is a session: nothing can be in flight', () => {
    const step = reduce(after([START]), LEAVE);
    expect(step.state).toMatchObject({ phase: 'ended', ending: { status: 'cancelled' } });
    expect(eventsOf(step)).toMatchObject([
      { code: 'SDK_END_OF_LOADING', outcome: 'cancelled' },
      { code: 'SDK_PAYMENT_CANCEL', result: payload },
    ]);
  });

  it('before there is a cashier: a payment of the session may be in flight, and there is nobody to ask', () => {
    const step = reduce(after([START, { type: 'session_read', product: 'classic' }]), LEAVE);
    expect(eventsOf(step)).toMatchObject([
      { code: 'SDK_END_OF_LOADING', outcome: 'cancelled' },
      { code: 'SDK_PAYMENT_PROCESSING', final: true, result: payload },
    ]);
    expect(retryOf(step.state)).toMatchObject({ reason: 'retry_refused' });
  });

  it('and the page goes away while it is asked: nobody can tell any more', () => {
    for (const phase of ['loading', 'ready', 'submitting'] as const) {
      const asked = after([...WAYS[phase], LEAVE]);
      const step = reduce(asked, { type: 'gone' });
      expect(eventsOf(step).at(-1)).toMatchObject({ code: 'SDK_PAYMENT_PROCESSING' });
      expect(step.state).toMatchObject({ ending: { status: 'undecided' }, visible: false });
    }
  });

  it('and a signal says how things stand while the page is asked: that counts', () => {
    const asked = after([...WAYS.ready, LEAVE]);
    const step = reduce(asked, { type: 'buyer_close', inFlight: false });
    expect(step.state).toMatchObject({ phase: 'ended', ending: { status: 'cancelled' } });
  });

  it('while a session loads: a payment of it may be in flight, so the page is asked', () => {
    const asked = reduce(stateIn('loading'), LEAVE);
    expect(asked.effects).toEqual([{ type: 'leave', result: payload }]);
    const free = reduce(asked.state, answer(false));
    expect(free.state).toMatchObject({ phase: 'ended', ending: { status: 'cancelled' } });
    for (const unclear of [true, undefined]) {
      const { state, effects } = reduce(asked.state, answer(unclear));
      expect(eventsOf({ state, effects })).toMatchObject([
        { code: 'SDK_END_OF_LOADING', outcome: 'cancelled' },
        { code: 'SDK_PAYMENT_PROCESSING', final: true, result: payload },
      ]);
      expect(state).toMatchObject({ ending: { status: 'undecided' }, visible: false });
      expect(effects).toContainEqual({ type: 'stop' });
      // no fresh session while the outcome is open
      expect(retryOf(state)).toMatchObject({ reason: 'retry_refused' });
    }
  });

  it('and the signal says how things stand: nobody is asked', () => {
    const step = reduce(stateIn('ready'), { type: 'buyer_close', inFlight: true });
    expect(step.state).toMatchObject({ phase: 'ended', ending: { status: 'undecided' } });
  });

  it('after the end: nothing', () => {
    const state = stateIn('ended');
    for (const input of [LEAVE, { type: 'buyer_close', inFlight: false } as const]) {
      expect(reduce(state, input)).toEqual({ state, effects: [] });
    }
  });
});

describe('the answer of the page', () => {
  it.each([
    ['ready', false, 'SDK_PAYMENT_CANCEL'],
    ['ready', true, 'SDK_PAYMENT_PROCESSING'],
    ['ready', undefined, 'SDK_PAYMENT_PROCESSING'],
    ['submitting', false, 'SDK_PAYMENT_PROCESSING'],
  ] as const)('in phase %s, in flight %s: %s', (phase, inFlight, code) => {
    const asked = after([...WAYS[phase], LEAVE]);
    const step = reduce(asked, answer(inFlight));
    expect(step.state).toMatchObject({ phase: 'ended', leaving: false });
    expect(eventsOf(step)).toMatchObject([{ code, result: payload }]);
    // the merchant hears that the shopper left before it hears how
    expect(doneBy(step)[0]).toEqual({ type: 'call_on_close' });
    expect(step.effects[0]).toEqual({ type: 'call_on_close' });
  });

  it('loses against a result that came while it was asked', () => {
    const ended = after([...WAYS.ready, LEAVE, ACCEPTED, PAID]);
    expect(reduce(ended, answer(true))).toEqual({
      state: { ...ended, leaving: false },
      effects: [],
    });
  });
});
