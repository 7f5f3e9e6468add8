import { describe, expect, it } from 'vitest';
import {
  ACCEPTED,
  after,
  CHALLENGE,
  DEAD,
  DECLINED,
  doneBy,
  eventsOf,
  PAID,
  result,
  stateIn,
  TERMS,
  WAYS,
} from '../../test/machine.ts';
import { PHASES } from '../contract/phase.ts';
import type { Input } from './input.ts';
import { reduce } from './reduce.ts';

const OPEN = { code: 'UNKNOWN_EXCEPTION' };

describe('a result', () => {
  it.each([
    ['paid', PAID, undefined],
    ['undecided', result('PENDING'), 'check_status'],
    ['undecided', result('PROCESSING'), 'check_status'],
    // whatever code comes with an open outcome
    ['undecided', result('ERROR', { code: 'USER_CANCELED' }), 'check_status'],
    ['failed', result('FAIL', { code: 'ORDER_IS_CLOSED' }), 'new_session'],
    ['failed', result('FAIL', { code: 'FRAUD_REJECT' }), 'no'],
    ['failed', result('FAIL'), 'new_session'],
    ['failed', result('RETRY', { code: 'FROM_TOMORROW' }), 'new_session'],
    // the form could have served it, so it was a failed challenge
    ['failed', result('FAIL', { code: 'ISSUER_REJECTS_TRANSACTION' }), 'new_session'],
    // a failure that may turn out to be a payment
    ['undecided', result('FAIL', OPEN), 'check_status'],
    ['undecided', result('RETRY', OPEN), 'check_status'],
  ] as const)('ends as %s after %j, with the step %s', (status, input, step) => {
    const { state } = reduce(stateIn('submitting'), input);
    expect(state.ending?.status).toBe(status);
    expect(state.ending?.event).toBe(state.latest);
    expect(state.ending?.fault).toBeUndefined();
    expect(state.consultation?.step).toBe(step);
  });

  it.each([
    ['paid', 'classic', PAID],
    ['paid', 'element', PAID],
    ['paid', 'page', PAID],
    ['saved', 'vaulting', PAID],
    ['failed', 'vaulting', result('FAIL')],
    ['undecided', 'vaulting', result('PROCESSING')],
  ] as const)('ends as %s in a session of the product %s, after %j', (status, product, input) => {
    const state = after([
      { type: 'start' },
      { type: 'session_read', product },
      ...WAYS.submitting.slice(1),
    ]);
    expect(reduce(state, input).state.ending?.status).toBe(status);
  });

  it('is asked about by its code, or by its event while the outcome is open', () => {
    const consultation = (input: Input) => reduce(stateIn('submitting'), input).state.consultation;
    expect(consultation(DECLINED)).toEqual({
      code: 'ISSUER_REJECTS_TRANSACTION',
      context: {},
      step: 'other_card',
    });
    expect(consultation(result('FAIL', { code: 'INVALID_CVV' }))).toEqual({
      code: 'INVALID_CVV',
      context: { threeDSFailed: true },
      step: 'new_session',
    });
    expect(consultation(result('FAIL'))).toEqual({ code: '', context: {}, step: 'new_session' });
    expect(consultation(result('PENDING', { code: 'X' }))?.code).toBe('SDK_PAYMENT_PENDING');
  });

  it('takes the advice of the decline before it with it', () => {
    const { state } = reduce(after([...WAYS.declined, ACCEPTED]), PAID);
    expect(state.consultation).toBeUndefined();
    expect(state.latest).toMatchObject({ code: 'SDK_PAYMENT_SUCCESSFUL', attempt: 2 });
  });
});

describe('what ends an open', () => {
  it('settles the promises after the events, then leaves a result to the engine', () => {
    const step = reduce(stateIn('submitting'), PAID);
    expect(step.effects.map(({ type }) => type)).toEqual([
      'log',
      'stop_limits',
      'emit',
      'settle',
      'end',
    ]);
    expect(doneBy(step).slice(1)).toEqual([
      {
        type: 'settle',
        fault: { reason: 'closed', message: 'This checkout has ended: paid.' },
        isReady: false,
      },
      { type: 'end', ending: { outcome: 'paid', byDoubt: false, goesOn: false } },
    ]);
    expect(step.state.visible).toBe(true);
  });

  it('takes an error off the screen at once', () => {
    const step = reduce(stateIn('ready'), DEAD);
    const [error] = eventsOf(step);
    const fault = error?.type === 'error' ? error.fault : undefined;
    expect(doneBy(step)).toEqual([
      { type: 'stop_limits' },
      { type: 'settle', fault, isReady: false },
      { type: 'stop' },
    ]);
    expect(step.state).toMatchObject({
      visible: false,
      ending: { status: 'failed', event: error, fault },
    });
    // an error is no result
    expect(step.state.latest).toBeUndefined();
  });

  it('takes a cancelled one off the screen at once', () => {
    const step = reduce(stateIn('declined'), { type: 'buyer_close', inFlight: false });
    expect(doneBy(step)).toEqual([
      { type: 'call_on_close' },
      { type: 'stop_limits' },
      {
        type: 'settle',
        fault: { reason: 'cancelled', message: 'This checkout has ended: cancelled.' },
        isReady: false,
      },
      { type: 'stop' },
    ]);
    const [cancel] = eventsOf(step);
    expect(step.state).toMatchObject({ visible: false, latest: cancel });
    expect(step.state.ending).toEqual({ status: 'cancelled', event: cancel });
    // the advice about the decline is no longer of use
    expect(step.state.consultation).toBeUndefined();
  });

  it.each([result('CANCEL'), result('SUCCESSFUL', { replayed: true })])(
    'was usable when it is shown at once: %j',
    (input) => {
      const settle = doneBy(reduce(stateIn('loading'), input)).find(
        ({ type }) => type === 'settle',
      );
      expect(settle).toMatchObject({ isReady: true });
    },
  );

  it('is a doubt when the cashier did not say so itself', () => {
    const end = (input: Input) => reduce(stateIn('submitting'), input).effects.at(-1);
    expect(end(DEAD)).toEqual({
      type: 'end',
      ending: { outcome: 'undecided', byDoubt: true, goesOn: false },
    });
    expect(end(result('PROCESSING'))).toMatchObject({ ending: { byDoubt: false } });
  });

  it('fails a declined challenge for good', () => {
    const { state } = reduce(after([...WAYS.submitting, CHALLENGE]), DECLINED);
    expect(state).toMatchObject({
      phase: 'ended',
      ending: { status: 'failed' },
      consultation: { step: 'new_session' },
    });
  });
});

describe('the page goes on to paymentRedirectUrl', () => {
  const goesOn = (input: Input, redirectsAtEnd = true) => {
    const last = reduce(stateIn('submitting', { redirectsAtEnd }), input).effects.at(-1);
    return last?.type === 'end' ? last.ending.goesOn : undefined;
  };

  it.each([PAID, result('PENDING'), DEAD, result('FAIL', OPEN)])('after %j', (input) =>
    expect(goesOn(input)).toBe(true),
  );

  it('not after a failure, nor a replay, nor unless it was asked to', () => {
    expect(goesOn(result('FAIL', { code: 'ORDER_IS_CLOSED' }))).toBe(false);
    expect(goesOn(result('SUCCESSFUL', { replayed: true }))).toBe(false);
    expect(goesOn(PAID, false)).toBe(false);
  });
});

describe('close() by the merchant', () => {
  const close = { type: 'merchant_close', reason: 'aborted' } as const;
  const fault = { reason: 'aborted', message: 'This checkout has ended: aborted.' };

  it.each(PHASES)('in phase %s is silent and removes everything', (phase) => {
    const state = stateIn(phase);
    const { ending = { status: 'closed' } } = state;
    expect(reduce(state, close)).toEqual({
      state: { ...state, phase: 'ended', closed: true, visible: false, ending },
      effects: [
        { type: 'stop_limits' },
        { type: 'stop' },
        { type: 'silence' },
        { type: 'settle', fault, isReady: false },
      ],
    });
  });

  it('is deaf to all but calls afterwards', () => {
    const state = after([...WAYS.ready, close]);
    for (const input of [
      PAID,
      DEAD,
      close,
      { type: 'gone' },
      { type: 'log', code: 'c', message: '' },
    ]) {
      expect(reduce(state, input as Input)).toEqual({ state, effects: [] });
    }
    expect(state.terms).toEqual(TERMS);
  });
});
