/** The laws are defined in docs/design/laws.md. */
import { describe, expect, it } from 'vitest';
import { ACCEPTED, after, CLOSE, DEAD, PAID, result, stateIn, WAYS } from '../../test/machine.ts';
import { ERROR_TABLE, type ErrorReason } from '../contract/error-table.ts';
import type { Fault } from './fault.ts';
import type { Input } from './input.ts';
import { retryOf } from './retry.ts';

const RENEWABLE = { canRenew: true };
const LEFT: Input = { type: 'buyer_close', inFlight: false };
const REFUSED = {
  reason: 'retry_refused',
  suggestion: 'Read snapshot.advice and snapshot.outcome first.',
};
const MISSING = {
  reason: 'session_missing',
  message: 'retry() needs a fresh session, and session is not a function.',
  suggestion: 'Pass a function as session: it is asked for a fresh one.',
};

const REFUSED_SESSION: Input = {
  type: 'failed',
  reason: 'cashier_unreachable',
  message: '',
  isSessionRefused: true,
};

/** Everything that ends an open with an error. */
const BREAKS: readonly (readonly Input[])[] = [
  ...(Object.keys(ERROR_TABLE) as ErrorReason[])
    // without a code it refuses a call and ends nothing; an expired session is below
    .filter((reason) => ERROR_TABLE[reason][0] !== undefined && reason !== 'session_expired')
    .map((reason) => [{ type: 'broken', fault: { reason, message: '' } } as const]),
  [{ type: 'broken', fault: { reason: 'cashier_unreachable', message: '', recoverable: false } }],
  [{ type: 'expired' }, { type: 'renewal_failed', cause: 1 }],
  [REFUSED_SESSION],
];

describe('retry()', () => {
  it.each([RENEWABLE, {}])('can do what `recoverable` says: %j', (terms) => {
    for (const phase of ['loading', 'ready', 'declined'] as const) {
      for (const breaks of BREAKS) {
        const state = after([...WAYS[phase], ...breaks], terms);
        const { reason, recoverable = ERROR_TABLE[reason][2] } = state.ending?.fault as Fault;
        const opens = typeof retryOf(state) === 'string';
        expect([reason, opens]).toEqual([reason, recoverable]);
      }
    }
  });

  it('puts the shopper back into a declined form', () => {
    expect(retryOf(stateIn('declined'))).toBe('focus');
  });

  it.each(['idle', 'loading', 'ready', 'submitting', 'challenging', 'redirecting'] as const)(
    'is refused in phase %s',
    (phase) => {
      expect(retryOf(stateIn(phase))).toEqual({
        ...REFUSED,
        message: `retry() in phase "${phase}" could not help.`,
      });
    },
  );

  it('opens again after a cancel, which charged nothing: the session function is asked', () => {
    expect(retryOf(after([...WAYS.ready, LEFT]))).toBe('fresh_session');
  });

  it.each(Object.entries(ERROR_TABLE))(
    'after %s follows the error table, and keeps the session',
    (reason, row) => {
      const fault = { reason: reason as ErrorReason, message: 'm' };
      const answer = retryOf(after([...WAYS.ready, { type: 'broken', fault }]));
      // Law 12: nobody knows whether it was paid
      if (row[2]) expect(answer).toBe('same_session');
      else expect(answer).toMatchObject(REFUSED);
    },
  );

  it('needs a fresh session after a failure that asks for one', () => {
    const inputs = [...WAYS.submitting, result('FAIL', { code: 'ORDER_IS_CLOSED' })];
    expect(retryOf(after(inputs, RENEWABLE))).toBe('fresh_session');
    expect(retryOf(after(inputs))).toEqual(MISSING);
  });

  it('needs a fresh session after one that the gateway does not know', () => {
    const inputs = [...WAYS.loading, REFUSED_SESSION];
    expect(retryOf(after(inputs, RENEWABLE))).toBe('fresh_session');
    expect(retryOf(after(inputs))).toEqual(MISSING);
  });

  it('needs a fresh session after one that has expired', () => {
    const inputs: readonly Input[] = [
      ...WAYS.ready,
      { type: 'expired' },
      { type: 'renewal_failed', cause: 1 },
    ];
    expect(retryOf(after(inputs, RENEWABLE))).toBe('fresh_session');
    expect(retryOf(after(inputs))).toEqual(MISSING);
  });

  it.each([
    [result('FAIL', { code: 'FRAUD_REJECT' }), 'no'],
    [result('FAIL', { code: 'SUSPECTED_RISK' }), 'later'],
    [result('PENDING'), 'check_status'],
  ] as const)('is refused after %j, with the step %s', (input, step) => {
    expect(retryOf(after([...WAYS.submitting, input], RENEWABLE))).toEqual({
      ...REFUSED,
      message: `retry() in phase "ended" after advice "${step}" could not help.`,
    });
  });

  it('is refused when it is paid, or closed', () => {
    for (const inputs of [
      [...WAYS.submitting, PAID],
      [...WAYS.ready, CLOSE],
      [...WAYS.ready, LEFT, CLOSE],
      [...WAYS.ready, DEAD, CLOSE],
    ]) {
      expect(retryOf(after(inputs, RENEWABLE))).toMatchObject(REFUSED);
    }
  });

  it('goes by the latest failure, not by one that was served', () => {
    const again = after([...WAYS.declined, ACCEPTED, DEAD], RENEWABLE);
    expect(retryOf(again)).toMatchObject(REFUSED);
  });
});
