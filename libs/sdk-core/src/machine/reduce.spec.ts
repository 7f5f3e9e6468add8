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
  REDIRECT,
  result,
  START,
  stateIn,
  USABLE,
  WAYS,
} from '../../test/machine.ts';
import { PHASES, type Phase } from '../contract/phase.ts';
import type { EventDraft } from './event-draft.ts';
import type { Input } from './input.ts';
import { rowFor, type Emission } from './life-cycle.ts';
import { SIGNALS, type SignalName } from './signal.ts';
import { reduce } from './reduce.ts';

/** Signals whose inputs do more than the table says: their tests are elsewhere. */
const OWN = ['merchant_close', 'merchant_submit', 'replaced', 'remounted'] as const;
type Own = (typeof OWN)[number];

/** One input for each of the other signals of the table. */
const INPUTS: { readonly [Name in Exclude<SignalName, Own>]: Input } = {
  start: START,
  wrong_parameter: { type: 'wrong_parameter', fault: { reason: 'session_missing', message: 'm' } },
  usable: USABLE,
  resumed_submitting: { type: 'resumed', phase: 'submitting' },
  resumed_challenging: { type: 'resumed', phase: 'challenging' },
  invalid: { type: 'invalid' },
  accepted: ACCEPTED,
  withdrawn_invalid: { type: 'withdrawn', reason: 'invalid' },
  withdrawn_network_error: { type: 'withdrawn', reason: 'network_error' },
  duplicate: { type: 'duplicate' },
  challenge: CHALLENGE,
  challenge_done: { type: 'challenge_done' },
  redirect: REDIRECT,
  redirect_failed: { type: 'redirect_failed', message: 'Blocked.' },
  decline: DECLINED,
  result: PAID,
  replay: result('SUCCESSFUL', { replayed: true }),
  cancelled: result('CANCEL'),
  network_error: { type: 'network_error', message: 'Offline.' },
  left_safe: { type: 'buyer_close', inFlight: false },
  left_in_flight: { type: 'buyer_close', inFlight: true },
  broken: DEAD,
  expired: { type: 'expired' },
  other: { type: 'event', code: 'SDK_PAYMENT_WARN', message: 'Careful.' },
};

/** Inputs that are a signal of the table and no more, in every phase. */
const PLAIN = SIGNALS.filter(
  (signal): signal is Exclude<SignalName, Own> => !(OWN as readonly string[]).includes(signal),
);

/** What the shopper does and the clock says is not passed on once the open has ended. */
const DROPPED_AT_THE_END = ['left_safe', 'left_in_flight', 'expired'];

const pairs = PHASES.flatMap((phase) => PLAIN.map((signal) => ({ phase, signal })));

function codeOf(event: EventDraft): string {
  if (event.type === 'error') return 'error';
  return event.type === 'status' && event.outcome ? `${event.code} ${event.outcome}` : event.code;
}

/** The code of each emission with the inputs above. */
function codeFor(emission: Emission, signal: SignalName): string {
  if (emission === 'other') return 'SDK_PAYMENT_WARN';
  if (emission === 'result') return `SDK_PAYMENT_${signal === 'decline' ? 'FAIL' : 'SUCCESSFUL'}`;
  return emission.replace('end_', 'SDK_END_OF_LOADING ');
}

describe('every signal in every phase', () => {
  const inTable = pairs.filter(({ phase, signal }) => typeof rowFor(phase, signal) !== 'string');

  it.each(inTable)('$phase × $signal does what the table says', ({ phase, signal }) => {
    const state = stateIn(phase);
    const row = rowFor(phase, signal);
    if (typeof row === 'string') throw new Error('has no row');
    const step = reduce(state, INPUTS[signal]);
    expect(step.state.phase).toBe(row.next ?? phase);
    expect(step.state.attempt).toBe(state.attempt + (row.attempt ?? 0));
    expect(eventsOf(step).map(codeOf)).toEqual(
      (row.emits ?? []).map((emission) => codeFor(emission, signal)),
    );
    expect(step.effects).toContainEqual({
      type: 'log',
      code: 'signal',
      message: `${signal} in phase ${phase}`,
    });
  });

  it.each(pairs.filter(({ phase, signal }) => rowFor(phase, signal) === 'ignored'))(
    '$phase × $signal leaves at most a line in the log',
    ({ phase, signal }) => {
      const state = stateIn(phase);
      const step = reduce(state, INPUTS[signal]);
      expect(eventsOf(step)).toEqual([]);
      const isDropped = phase === 'ended' && DROPPED_AT_THE_END.includes(signal);
      // whoever looks at the snapshot sees that the session is of no use any more
      expect(step.state).toEqual({ ...state, expired: signal === 'expired' && !isDropped });
      expect(step.effects.filter(({ type }) => type === 'log')).toHaveLength(isDropped ? 0 : 1);
    },
  );

  it.each(pairs.filter(({ phase, signal }) => rowFor(phase, signal) === 'violation'))(
    '$phase × $signal breaks the protocol, which counts as broken',
    ({ phase, signal }) => {
      const state = stateIn(phase);
      const fault = {
        reason: 'protocol_violation',
        message: `The cashier said "${signal}" while the open was ${phase}. Update this package.`,
      } as const;
      const broken = reduce(state, { type: 'broken', fault });
      expect(reduce(state, INPUTS[signal])).toEqual({
        state: broken.state,
        effects: [
          { type: 'log', code: 'signal', message: `${signal} in phase ${phase}` },
          ...broken.effects,
        ],
      });
    },
  );

  it.each(pairs)('$phase × $signal changes nothing that it was given', ({ phase, signal }) => {
    const state = deepFreeze(stateIn(phase));
    const input = deepFreeze(INPUTS[signal]);
    expect(reduce(state, input)).toEqual(reduce(state, input));
  });
});

function deepFreeze<Value>(value: Value): Value {
  if (Object(value) === value) Object.values(Object.freeze(value as object)).forEach(deepFreeze);
  return value;
}

describe('the limit of a phase', () => {
  const LIMITS: { readonly [P in Phase]?: readonly [ms: number, reason: string, option: string] } =
    {
      loading: [1, 'load_timeout', 'load'],
      submitting: [3, 'engine_failed', 'attempt'],
      challenging: [4, 'engine_failed', 'challenge'],
      redirecting: [4, 'engine_failed', 'challenge'],
    };
  const last: { readonly [P in Phase]?: Input } = { loading: START };

  it.each(Object.entries(LIMITS))(
    '%s: starts when it is entered',
    (phase, [ms, reason, option]) => {
      const way = WAYS[phase as Phase].filter(({ type }) => type !== 'started');
      const step = reduce(after(way.slice(0, -1)), last[phase as Phase] ?? (way.at(-1) as Input));
      expect(step.state.phase).toBe(phase);
      const message = `Still ${phase} after ${ms} ms (limits.${option}).`;
      expect(doneBy(step)[0]).toEqual({
        type: 'start_limit',
        name: 'phase',
        ms,
        probes: true,
        overdue: { type: 'broken', fault: { reason, message } },
      });
    },
  );

  it('stops where none runs', () => {
    expect(doneBy(reduce(stateIn('loading'), USABLE))[0]).toEqual({
      type: 'stop_limit',
      name: 'phase',
    });
    expect(doneBy(reduce(stateIn('submitting'), DECLINED))).toEqual([
      { type: 'stop_limit', name: 'phase' },
    ]);
  });

  it('goes on while the phase stays: a second challenge gets no more time', () => {
    expect(doneBy(reduce(stateIn('challenging'), CHALLENGE))).toEqual([]);
  });

  it('starts again after a challenge', () => {
    const step = reduce(stateIn('challenging'), { type: 'challenge_done' });
    expect(doneBy(step)).toMatchObject([{ type: 'start_limit', ms: 3 }]);
  });
});

describe('ready', () => {
  it.each(['usable', 'resumed_submitting', 'resumed_challenging'] as const)(
    'resolves with %s',
    (signal) => {
      const step = reduce(stateIn('loading'), INPUTS[signal]);
      expect(step.effects.at(-1)).toEqual({ type: 'resolve_ready' });
    },
  );

  it('is nothing that later signals settle', () => {
    const step = reduce(stateIn('ready'), ACCEPTED);
    expect(step.effects.some(({ type }) => type === 'resolve_ready')).toBe(false);
  });
});

describe('what an event carries', () => {
  const first = (state: Phase, input: Input) => eventsOf(reduce(stateIn(state), input))[0];

  it('where the page goes', () => {
    expect(first('submitting', REDIRECT)).toEqual({
      type: 'status',
      code: 'SDK_CALL_URL_SUCCESS',
      attempt: 1,
      message: 'Going to https://wallet.example/pay',
    });
  });

  it('the message of the cashier', () => {
    expect(first('ready', INPUTS.redirect_failed)).toMatchObject({ message: 'Blocked.' });
    expect(first('ready', INPUTS.network_error)).toMatchObject({ message: 'Offline.' });
  });

  it('a code that is passed on as it stands', () => {
    const input = { type: 'event', code: 'SDK_REDIRECT', result: { a: 1 }, message: 'm' } as const;
    expect(first('ready', input)).toEqual({
      type: 'status',
      code: 'SDK_REDIRECT',
      attempt: 0,
      message: 'm',
      result: { a: 1 },
    });
  });

  it.each([
    ['SDK_PAYMENT_METHOD_CHANGED', 'paymentMethod', { type: 'GCASH' }],
    ['SDK_BILLING_ADDRESS_CHANGED', 'billingAddress', { sameAsShipping: true }],
  ] as const)('the field that only %s has', (code, field, value) => {
    const input = { type: 'event', code, detail: { [field]: value, code: 'X', other: 1 } } as const;
    expect(first('ready', input)).toEqual({ type: 'status', code, attempt: 0, [field]: value });
    for (const detail of [undefined, {}, { [field]: 'GCASH' }, { [field]: null }]) {
      expect(first('ready', { type: 'event', code, ...(detail && { detail }) })).toMatchObject({
        code: 'SDK_UNKNOWN',
        rawCode: code,
      });
    }
  });

  it.each(['SDK_FROM_TOMORROW', 'SDK_PAYMENT_SUCCESSFUL', ''])(
    'a code that must not be passed on, beside SDK_UNKNOWN: %j',
    (code) => {
      expect(first('ready', { type: 'event', code })).toEqual({
        type: 'status',
        code: 'SDK_UNKNOWN',
        rawCode: code,
        attempt: 0,
      });
    },
  );

  it('the result, whether it was there before, and whether it is the last', () => {
    const { result: payload, ...replay } = { ...result('FAIL', { replayed: true, code: 'X' }) };
    expect(first('submitting', { ...replay, result: payload } as Input)).toEqual({
      type: 'result',
      code: 'SDK_PAYMENT_FAIL',
      attempt: 1,
      final: true,
      replayed: true,
      result: { paymentResultCode: 'X' },
    });
    expect(first('submitting', DECLINED)).toMatchObject({ final: false, replayed: false });
  });

  it('the result of a payment that was cancelled', () => {
    const input = { ...result('CANCEL', { replayed: true, code: 'USER_CANCELED' }) };
    expect(eventsOf(reduce(stateIn('loading'), input))[1]).toEqual({
      type: 'status',
      code: 'SDK_PAYMENT_CANCEL',
      attempt: 0,
      replayed: true,
      result: { paymentResultCode: 'USER_CANCELED' },
    });
  });

  it('the fault that ended it, beside the end of loading', () => {
    const fault = { reason: 'cashier_unreachable', message: 'Nobody.', cause: 'c' } as const;
    expect(eventsOf(reduce(stateIn('loading'), { type: 'failed', ...fault }))).toEqual([
      {
        type: 'status',
        code: 'SDK_END_OF_LOADING',
        outcome: 'failed',
        attempt: 0,
        fault,
      },
      { type: 'error', attempt: 0, fault },
    ]);
  });

  it('a wrong parameter as it was found', () => {
    expect(first('idle', INPUTS.wrong_parameter)).toEqual({
      type: 'error',
      attempt: 0,
      fault: { reason: 'session_missing', message: 'm' },
    });
  });
});

describe('a lost page', () => {
  it('has died', () => {
    expect(eventsOf(reduce(stateIn('ready'), DEAD))).toEqual([
      {
        type: 'error',
        attempt: 0,
        fault: { reason: 'cashier_died', message: 'The cashier page stopped answering.' },
      },
    ]);
  });

  it('is broken when it leaves the screen before the end', () => {
    const step = reduce(stateIn('ready'), { type: 'gone' });
    expect(step.state).toMatchObject({ phase: 'ended', visible: false });
    expect(eventsOf(step)).toEqual([
      {
        type: 'error',
        attempt: 0,
        fault: { reason: 'engine_failed', message: 'The cashier left the screen.' },
      },
    ]);
  });

  it('was put away by the shopper when it leaves the screen after the end', () => {
    const ended = stateIn('ended');
    expect(ended.visible).toBe(true);
    expect(reduce(ended, { type: 'gone' })).toEqual({
      state: { ...ended, visible: false },
      effects: [{ type: 'stop' }],
    });
  });
});

describe('the rest', () => {
  it('shows the cashier and watches the session when the engine starts', () => {
    const loading = after([START]);
    expect(loading.visible).toBe(false);
    expect(reduce(loading, { type: 'started', expiresAt: 9 })).toEqual({
      state: { ...loading, visible: true },
      effects: [{ type: 'watch_expiry', expiresAt: 9 }],
    });
  });

  it('passes lines of the log on', () => {
    const state = stateIn('ready');
    expect(reduce(state, { type: 'log', code: 'c', message: 'm' })).toEqual({
      state,
      effects: [{ type: 'log', code: 'c', message: 'm' }],
    });
  });
});
