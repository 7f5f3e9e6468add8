import { describe, expect, it } from 'vitest';
import { readRecord } from './payment-record-check.ts';
import {
  createRecord,
  recordEntries,
  type RecordedCheckout,
  type RecordedOrder,
} from './payment-record.ts';

const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1_000).toISOString();

const CHECKOUT: RecordedCheckout = {
  openId: '1',
  traceId: 'ams-4111111111111111',
  publicSessionIds: ['public'],
  phase: 'ended',
  log: [
    { at: at(1), code: 'signal', message: 'start in phase idle' },
    { at: at(4), code: 'signal', message: 'result in phase submitting' },
  ],
};

const ORDER: RecordedOrder = {
  publicSessionId: 'public',
  orderId: 'order-1',
  paymentRequestId: 'request-1',
  state: 'FAIL',
  createdAt: at(0),
  expiresAt: at(3_600),
  charges: 0,
  attempts: [],
  notifications: [],
  events: [
    { at: at(0), kind: 'session', tone: 'plain', what: 'created' },
    { at: at(4), kind: 'decision', tone: 'bad', what: 'failed', code: 'RISK_REJECT' },
  ],
};

const RECORD = createRecord({
  recordedAt: at(9),
  checkouts: [CHECKOUT],
  orders: [ORDER],
});

describe('a record', () => {
  it('shows both sides of a session in the order of time, the page first in one moment', () => {
    const entries = recordEntries(RECORD);
    expect(entries.map(({ side, what }) => [side, what])).toEqual([
      ['sandbox', 'created'],
      ['page', 'start in phase idle'],
      ['page', 'result in phase submitting'],
      ['sandbox', 'failed'],
    ]);
    expect(new Set(entries.map((entry) => entry.of))).toEqual(new Set(['order-1', '1']));
  });

  it('holds no card number, no session data and no token, wherever they came in', () => {
    const session = 'c2VjcmV0&&SG&&188&&eyJhIjoxfQ==';
    const leaks = ['4054 6957 2310 0768', '4054695723100768', '4054-6957-2310-0768', session];
    const secret = {
      paymentSessionData: session,
      orderDescription: 'card 4054695723100768',
      sessionId: 'the-secret-id',
    };
    const record = createRecord({
      recordedAt: at(9),
      title: leaks.join(),
      problems: leaks,
      checkouts: [
        {
          ...CHECKOUT,
          error: { reason: 'session_failed', message: leaks.join(' ') },
          log: leaks.map((message) => ({ at: at(1), code: 'log', message })),
        },
      ],
      orders: [
        {
          ...ORDER,
          ...secret,
          orderId: 'order 4054695723100768',
          notifications: [
            {
              notificationId: 1,
              notifyType: 'PAYMENT_RESULT',
              resultCode: 'SUCCESS',
              url: 'https://user:password@shop.example/notify?token=abc',
              deliveries: [{ at: at(5), answer: leaks.join(' ') }],
            },
          ],
          events: leaks.map((detail) => ({ ...ORDER.events[0]!, detail })),
        },
      ],
    });
    const text = JSON.stringify(record);
    for (const leak of [...leaks, 'c2VjcmV0', 'the-secret-id', 'password', 'token']) {
      expect(text).not.toContain(leak);
    }
    expect(text).toContain('****0768');
    expect(text).toContain('https://shop.example/notify');
    expect(createRecord({ recordedAt: at(9), title: 'order 2026113000001' }).title).toBe(
      'order 2026113000001',
    );
    // an id of the page is none, whatever its digits
    expect(record.checkouts[0]?.traceId).toBe(CHECKOUT.traceId);
  });
});

it('reads a long text without spaces once, and not from each of its letters', () => {
  const title = `${'a'.repeat(400_000)} c2VjcmV0&&SG&&188`;
  const begun = performance.now();
  expect(createRecord({ recordedAt: at(9), title }).title).toBe(`${'a'.repeat(400_000)} (session)`);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

describe('a file', () => {
  it('is read as it was written', () => {
    expect(readRecord(JSON.stringify(RECORD))).toEqual(RECORD);
  });

  it('of a later time with more in it is read, too', () => {
    const more = { ...RECORD, browser: 'Chromium' };
    expect(readRecord(JSON.stringify(more)).orders).toEqual(RECORD.orders);
  });

  it.each([
    ['', 'This is no record: it is not JSON, or it was cut.'],
    [JSON.stringify(RECORD).slice(0, -9), 'it is not JSON, or it was cut.'],
    ['null', 'its format is not ams-cashier-record.'],
    ['[]', 'its format is not ams-cashier-record.'],
    ['{"version":1}', 'its format is not ams-cashier-record.'],
    [{ version: 2 }, 'has version 2, and this inspector reads up to version 1: open it in that'],
    [{ version: '1' }, 'version must be a whole number.'],
    [{ version: 0 }, 'version must be a whole number.'],
    [{ recordedAt: 'yesterday' }, 'The record is damaged: recordedAt must be a time.'],
    [{ orders: undefined }, 'orders must be a list.'],
    [{ orders: [null] }, 'orders[0] must be an object.'],
    [{ orders: [{ ...ORDER, state: 'LOST' }] }, 'orders[0].state must be one of CREATED,'],
    [{ orders: [{ ...ORDER, events: [{}] }] }, 'orders[0].events[0].at must be a time.'],
    [{ checkouts: [{ ...CHECKOUT, log: {} }] }, 'checkouts[0].log must be a list.'],
  ])('%j is refused in words', (change, words) => {
    const content = typeof change === 'string' ? change : JSON.stringify({ ...RECORD, ...change });
    expect(() => readRecord(content)).toThrow(words);
  });
});
