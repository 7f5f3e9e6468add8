import { describe, expect, it } from 'vitest';
import { isOutcome, mountFaultOf, resultOf, resultOfEvent } from './result-table.ts';

const fail = (more: object = {}) => ({
  status: 'FAIL',
  error: { code: 'CARD_EXPIRED', message: 'The card has expired.', traceId: 't', ...more },
});

describe('a result of submitPayment()', () => {
  it.each([
    [{ status: 'SUCCESS' }, 'SUCCESSFUL', true],
    [{ status: 'PROCESSING' }, 'PROCESSING', true],
    [{ status: 'PENDING' }, 'PENDING', true],
    [{ status: 'CANCELLED' }, 'CANCEL', true],
    [fail({ needChangeSessionForRetry: true }), 'FAIL', true],
    [fail({ needChangeSessionForRetry: false }), 'FAIL', false],
    // without the flag the code decides
    [fail(), 'FAIL', false],
    [fail({ code: 'ORDER_IS_CLOSED' }), 'FAIL', true],
    [{ status: 'FAIL' }, 'FAIL', true],
    // what is not known may have been paid
    [{ status: 'FROM_TOMORROW' }, 'PROCESSING', true],
    [undefined, 'PROCESSING', true],
    [{ status: 'constructor' }, 'PROCESSING', true],
  ])('%j is %s, final: %s', (answer, outcome, final) => {
    expect(resultOf(answer)).toMatchObject({ type: 'result', outcome, final, replayed: false });
  });

  it('has what the shop needs to know, under the names of every other result', () => {
    expect(resultOf(fail({ needChangeSessionForRetry: false })).result).toEqual({
      paymentStatus: 'FAIL',
      paymentResultCode: 'CARD_EXPIRED',
      paymentResultMessage: 'The card has expired.',
      traceId: 't',
      needChangeSessionForRetry: false,
    });
  });

  it.each(['FAIL', 'CANCELLED'])(
    'a challenge that was given up is a failed challenge, with status %s',
    (status) => {
      const error = { needChangeSessionForRetry: false };
      expect(resultOf({ status, userCanceled3D: true, error })).toMatchObject({
        outcome: 'FAIL',
        final: true,
        result: { paymentResultCode: 'USER_PAYMENT_VERIFICATION_FAILED', userCanceled3D: true },
      });
    },
  );

  it('a wallet’s sheet that was put away leaves the form', () => {
    const answer = { status: 'CANCELLED', error: { needChangeSessionForRetry: false } };
    expect(resultOf(answer)).toMatchObject({
      outcome: 'FAIL',
      final: false,
      result: { paymentResultCode: 'USER_CANCELED' },
    });
  });
});

describe('an event with an outcome', () => {
  it.each([
    ['SDK_PAYMENT_SUCCESSFUL', undefined, 'SUCCESSFUL', true],
    ['SDK_PAYMENT_PROCESSING', {}, 'PROCESSING', true],
    ['SDK_PAYMENT_PENDING', {}, 'PENDING', true],
    ['SDK_PAYMENT_CANCEL', {}, 'CANCEL', true],
    ['SDK_PAYMENT_ERROR', {}, 'ERROR', true],
    ['SDK_PAYMENT_FAIL', {}, 'FAIL', true],
    ['SDK_PAYMENT_FAIL', { paymentResultCode: 'CARD_EXPIRED' }, 'FAIL', false],
    ['SDK_PAYMENT_FAIL', { needChangeSessionForRetry: false }, 'FAIL', false],
    [
      'SDK_PAYMENT_FAIL',
      { paymentResultCode: 'CARD_EXPIRED', needChangeSessionForRetry: true },
      'FAIL',
      true,
    ],
  ])('%s with %j is %s, final: %s', (code, result, outcome, final) => {
    expect(isOutcome(code)).toBe(true);
    expect(resultOfEvent(code, result)).toMatchObject({ outcome, final });
  });

  it.each(['SDK_END_OF_LOADING', '', 'toString'])('%j has none', (code) => {
    expect(isOutcome(code)).toBe(false);
  });
});

describe('mount()', () => {
  it.each([undefined, null, {}, { error: undefined }, { error: null }])(
    '%j is no fault',
    (answer) => expect(mountFaultOf(answer)).toBeUndefined(),
  );

  it.each([
    ['PARAM_INVALID', 'session_malformed'],
    ['UI_STATE_ERROR', 'engine_failed'],
    ['INITIALIZE_WEB_TIMEOUT', 'load_timeout'],
    ['INITIALIZE_API_TIMEOUT', 'cashier_unreachable'],
    ['ERR_DATA_STRUCT_UNRECOGNIZED', 'cashier_unreachable'],
    ['UNKNOWN_EXCEPTION', 'cashier_unreachable'],
    ['REPEAT_REQ_REJECT', 'cashier_unreachable'],
    ['PROCESS_FAIL', 'cashier_unreachable'],
    ['INQUIRY_PAYMENT_SESSION_FAILED', 'cashier_unreachable'],
    ['FROM_TOMORROW', 'cashier_unreachable'],
    ['valueOf', 'cashier_unreachable'],
  ])('%s is %s, with what was said', (code, reason) => {
    const error = { code, message: 'Because.', traceId: 'gateway-1' };
    expect(mountFaultOf({ error })).toEqual({
      type: 'failed',
      reason,
      message: expect.stringMatching(
        new RegExp(`^Antom's Element .* \\(${code}, Because\\., trace gateway-1\\)\\.$`),
      ),
      cause: error,
    });
  });
});
