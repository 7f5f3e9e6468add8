import { expect, test } from 'vitest';
import { endingOf } from './ending.ts';
import { ShopError } from './shop-error.ts';
import { texts } from './texts.ts';

test.each(['paid', 'undecided'] as const)('%s: the server is asked', (status) => {
  expect(endingOf({ status })).toEqual({ kind: 'result' });
});

test('closed by the shop itself: nothing is said', () => {
  expect(endingOf({ status: 'closed' })).toEqual({ kind: 'nothing' });
});

test('cancelled: the same session is kept', () => {
  expect(endingOf({ status: 'cancelled' })).toEqual({
    kind: 'stay',
    tone: 'cancelled',
    text: texts.cancelled,
    renew: false,
  });
});

test.each([
  ['new_session', texts.failed],
  ['later', texts.failedLater],
  ['no', texts.failedForGood],
])('failed with advice %s', (step, text) => {
  expect(endingOf({ status: 'failed' }, step)).toMatchObject({ tone: 'failed', text, renew: true });
});

test.each([
  ['cashier_unreachable', texts.cashierUnreachable, false],
  ['load_timeout', texts.cashierUnreachable, false],
  ['session_expired', texts.sessionExpired, true],
  ['protocol_violation', texts.broken, true],
])('broken by %s', (reason, text, renew) => {
  expect(endingOf({ status: 'failed', error: { reason } })).toMatchObject({ text, renew });
});

test("the shop's own error is reported in its own words", () => {
  const cause = new ShopError('unreachable', texts.shopUnreachable);
  const error = { reason: 'session_failed', cause };
  expect(endingOf({ status: 'failed', error })).toMatchObject({ text: texts.shopUnreachable });
});
