/** What a merchant does after the payment, over HTTP: docs/reference/server-api.md#capture-cancel-refund */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { cancelWindow } from '../payment/charge.ts';
import {
  DECLINED_CARD,
  makeDirectory,
  PAID_CARD,
  startReceiver,
  startTestSandbox,
  type Answer,
} from '../server/sandbox.fixture.ts';

type Sandbox = Awaited<ReturnType<typeof startTestSandbox>>;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const usd = (value: string | number) => ({ currency: 'USD', value: String(value) });
const MANUAL = { paymentFactor: { captureMode: 'MANUAL' as const } };
const said = ({ result }: Answer) => [result.resultCode, result.resultStatus];

async function order(
  change: Parameters<Sandbox['open']>[0] = {},
  number = PAID_CARD,
  on = sandbox,
) {
  const session = await on.open(change);
  await session.pay(number);
  const { paymentId } = await session.inquire();
  const call = (api: string, fields: object) => on.call(api, { paymentId, ...fields });
  return {
    ...session,
    paymentId,
    capture: (value: string | number, captureRequestId: string = randomUUID(), more = {}) =>
      call('capture', { captureRequestId, captureAmount: usd(value), ...more }),
    refund: (value: string | number, refundRequestId: string = randomUUID(), more = {}) =>
      call('refund', { refundRequestId, refundAmount: usd(value), ...more }),
    cancel: () => call('cancel', {}),
    async status() {
      const { paymentStatus, transactions = [] } = await session.inquire();
      return [
        paymentStatus,
        ...transactions.map((one) =>
          [one.transactionType, one.transactionAmount.value, one.transactionStatus].join(' '),
        ),
      ];
    },
  };
}

describe('capture', () => {
  it('fails in the scenario capture_failed, after a payment that succeeds', async () => {
    const receiver = await startReceiver();
    closing.push(receiver.close);
    const change = { paymentNotifyUrl: receiver.url, sandboxScenario: 'capture_failed' };
    const { paymentId, status, refund } = await order(change);
    expect(await status()).toEqual(['SUCCESS', 'CAPTURE 4200 FAIL']);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), { timeout: 20_000 });
    expect(receiver.verified(sandbox.antom)).toMatchObject([
      { notifyType: 'PAYMENT_RESULT', result: { resultStatus: 'S' } },
      {
        notifyType: 'CAPTURE_RESULT',
        paymentId,
        result: { resultCode: 'PROCESS_FAIL', resultStatus: 'F' },
      },
    ]);
    // no money has arrived
    expect(said(await refund(1))).toEqual(['ORDER_STATUS_INVALID', 'F']);
  });

  it('by the merchant fails in that scenario too', async () => {
    const { capture, status } = await order({ ...MANUAL, sandboxScenario: 'capture_failed' });
    expect(said(await capture(4200))).toEqual(['PROCESS_FAIL', 'F']);
    expect(await status()).toEqual(['SUCCESS', 'CAPTURE 4200 FAIL']);
  });

  it('happens automatically, and is notified after the payment', async () => {
    const receiver = await startReceiver();
    closing.push(receiver.close);
    const { paymentId, inquire, capture } = await order({ paymentNotifyUrl: receiver.url });
    const { transactions, authExpiryTime } = await inquire();
    expect(transactions).toEqual([
      {
        transactionType: 'CAPTURE',
        transactionStatus: 'SUCCESS',
        transactionId: expect.any(String),
        transactionRequestId: expect.any(String),
        transactionAmount: usd(4200),
        transactionTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\+00:00$/),
        transactionResult: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
      },
    ]);
    expect(authExpiryTime).toMatch(/\+00:00$/);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), { timeout: 20_000 });
    const [first, second] = receiver.verified(sandbox.antom);
    expect(first?.notifyType).toBe('PAYMENT_RESULT');
    expect(second).toEqual({
      notifyType: 'CAPTURE_RESULT',
      result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
      captureRequestId: transactions?.[0]?.transactionRequestId,
      captureId: transactions?.[0]?.transactionId,
      paymentId,
      captureAmount: usd(4200),
      captureTime: transactions?.[0]?.transactionTime,
    });
    expect(said(await capture(1))).toEqual(['ORDER_STATUS_INVALID', 'F']);
  });

  it('by the merchant: in parts, repeatable, never more than authorised', async () => {
    const receiver = await startReceiver();
    closing.push(receiver.close);
    const paid = await order({ ...MANUAL, paymentNotifyUrl: receiver.url });
    expect(await paid.status()).toEqual(['SUCCESS']);
    const first = await paid.capture(1000, 'part-1');
    expect(first).toEqual({
      result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
      captureRequestId: 'part-1',
      captureId: expect.any(String),
      paymentId: paid.paymentId,
      captureAmount: usd(1000),
      captureTime: expect.any(String),
    });
    // repeated, even simultaneously: the same response, and no further capture
    expect(
      await Promise.all(Array.from({ length: 8 }, () => paid.capture(1000, 'part-1'))),
    ).toEqual(Array(8).fill(first));
    expect(said(await paid.capture(1001, 'part-1'))).toEqual(['REPEAT_REQ_INCONSISTENT', 'F']);
    const tooMuch = await paid.capture(3201);
    expect(said(tooMuch)).toEqual(['PARAM_ILLEGAL', 'F']);
    expect(tooMuch.result.resultMessage).toBe(
      'captureAmount.value is 3201; 3200 is left to capture.',
    );
    expect(said(await paid.capture(3200))).toEqual(['SUCCESS', 'S']);
    expect(said(await paid.capture(1))).toEqual(['ORDER_STATUS_INVALID', 'F']);
    expect(await paid.status()).toEqual([
      'SUCCESS',
      'CAPTURE 1000 SUCCESS',
      'CAPTURE 3201 FAIL',
      'CAPTURE 3200 SUCCESS',
      'CAPTURE 1 FAIL',
    ]);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(3), { timeout: 20_000 });
    const notified = receiver
      .verified(sandbox.antom)
      .filter((one) => one.notifyType === 'CAPTURE_RESULT');
    expect(notified.map(({ captureAmount }) => captureAmount.value).sort()).toEqual([
      '1000',
      '3200',
    ]);
  });

  it('ends with the last one; a rejected one stays rejected', async () => {
    const paid = await order(MANUAL);
    expect(said(await paid.capture(1000, 'last', { isLastCapture: true }))).toEqual([
      'SUCCESS',
      'S',
    ]);
    expect(said(await paid.capture(10))).toEqual(['ORDER_STATUS_INVALID', 'F']);
    const early = await order(MANUAL, DECLINED_CARD);
    expect(said(await early.capture(10, 'early'))).toEqual(['ORDER_STATUS_INVALID', 'F']);
    await early.pay(PAID_CARD);
    expect(said(await early.capture(10, 'early'))).toEqual(['ORDER_STATUS_INVALID', 'F']);
    expect(said(await early.capture(10, 'later'))).toEqual(['SUCCESS', 'S']);
  });

  it.each([
    ['another currency', { captureAmount: { currency: 'EUR', value: '1' } }, 'PARAM_ILLEGAL'],
    ['another payment', { paymentId: 'nothing' }, 'ORDER_NOT_EXIST'],
  ])('of %s', async (_, change, code) => {
    const paid = await order(MANUAL);
    expect(said(await paid.capture(1, randomUUID(), change))).toEqual([code, 'F']);
  });

  it('is too late after seven days', async () => {
    // in half a second
    const fast = await startTestSandbox({ speed: 1_209_600 });
    closing.push(fast.close);
    const expiry = { paymentSessionExpiryTime: new Date(Date.now() + 1_800_000).toISOString() };
    const paid = await order({ ...MANUAL, ...expiry }, PAID_CARD, fast);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(said(await paid.capture(1))).toEqual(['ORDER_STATUS_INVALID', 'F']);
  });
});

describe('refund', () => {
  it('in parts, repeatable, never more than was charged', async () => {
    const receiver = await startReceiver();
    closing.push(receiver.close);
    const paid = await order();
    const more = { refundNotifyUrl: receiver.url, metadata: '{"why":"broken"}' };
    const first = await paid.refund(1000, 'refund-1', more);
    const facts = {
      refundRequestId: 'refund-1',
      refundId: expect.any(String),
      refundAmount: usd(1000),
      refundTime: expect.stringMatching(/\+00:00$/),
      metadata: '{"why":"broken"}',
    };
    expect(first).toEqual({
      result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
      paymentId: paid.paymentId,
      ...facts,
    });
    expect(
      await Promise.all(Array.from({ length: 8 }, () => paid.refund(1000, 'refund-1', more))),
    ).toEqual(Array(8).fill(first));
    expect(said(await paid.refund(999, 'refund-1'))).toEqual(['REPEAT_REQ_INCONSISTENT', 'F']);
    const tooMuch = await paid.refund(3201, 'refund-2');
    expect(said(tooMuch)).toEqual(['REFUND_AMOUNT_EXCEED', 'F']);
    expect(tooMuch.result.resultMessage).toBe('refundAmount.value is 3201; 3200 is left.');
    // simultaneous refunds, of which only some fit
    const many = await Promise.all(Array.from({ length: 5 }, () => paid.refund(1000)));
    expect(many.map((answer) => said(answer)[0]).sort()).toEqual([
      'REFUND_AMOUNT_EXCEED',
      'REFUND_AMOUNT_EXCEED',
      'SUCCESS',
      'SUCCESS',
      'SUCCESS',
    ]);
    for (const by of [{ refundRequestId: 'refund-1' }, { refundId: first['refundId'] }]) {
      expect(await sandbox.call('inquiryRefund', by)).toEqual({
        result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
        refundStatus: 'SUCCESS',
        ...facts,
      });
    }
    // Antom's id takes precedence
    expect(
      await sandbox.call('inquiryRefund', { refundId: first['refundId'], refundRequestId: 'no' }),
    ).toMatchObject({ refundRequestId: 'refund-1' });
    expect(await sandbox.call('inquiryRefund', { refundRequestId: 'refund-2' })).toMatchObject({
      refundStatus: 'FAIL',
    });
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 20_000 });
    expect(receiver.verified(sandbox.antom)).toEqual([
      {
        notifyType: 'REFUND_RESULT',
        result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
        refundStatus: 'SUCCESS',
        ...facts,
      },
    ]);
  });

  it.each([
    ['1000', 'SUCCESS', 'SUCCESS', 'S'],
    ['11', 'FAIL', 'RISK_REJECT', 'F'],
  ])(
    'of %s that is processed asynchronously ends as %s',
    async (value, refundStatus, code, status) => {
      // five seconds in two and a half: time for what is asked meanwhile, also on a busy machine
      const fast = await startTestSandbox({ speed: 2 });
      const receiver = await startReceiver();
      closing.push(fast.close, receiver.close);
      const paid = await order({}, PAID_CARD, fast);
      const refundRequestId = randomUUID();
      const more = { isAsyncRefund: true, refundNotifyUrl: receiver.url };
      for (let time = 0; time < 2; time += 1) {
        const answer = await paid.refund(value, refundRequestId, more);
        expect(said(answer)).toEqual(['REFUND_IN_PROCESS', 'U']);
      }
      const inquire = () => fast.call('inquiryRefund', { refundRequestId });
      expect(await inquire()).toMatchObject({ refundStatus: 'PROCESSING' });
      expect(await paid.status()).toContain(`REFUND ${value} PROCESSING`);
      // a refund in process counts
      expect(said(await paid.refund(4200))).toEqual(['REFUND_AMOUNT_EXCEED', 'F']);
      await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 20_000 });
      expect(receiver.verified(fast.antom)).toMatchObject([
        {
          notifyType: 'REFUND_RESULT',
          refundStatus,
          refundRequestId,
          result: { resultCode: code },
        },
      ]);
      expect(await inquire()).toMatchObject({ refundStatus });
      // the final result is repeated
      expect(said(await paid.refund(value, refundRequestId, more))).toEqual([code, status]);
      if (refundStatus === 'FAIL') expect(said(await paid.refund(4200))).toEqual(['SUCCESS', 'S']);
    },
  );

  it.each<[string, () => Promise<Answer>, string]>([
    [
      'an unpaid payment',
      async () => (await order({}, DECLINED_CARD)).refund(1),
      'ORDER_STATUS_INVALID',
    ],
    [
      'a failed payment',
      async () => (await order({}, '4000000000000333')).refund(1),
      'ORDER_STATUS_INVALID',
    ],
    ['what is not captured', async () => (await order(MANUAL)).refund(1), 'ORDER_STATUS_INVALID'],
    [
      'more than was captured',
      async () => {
        const paid = await order(MANUAL);
        await paid.capture(100);
        return paid.refund(101);
      },
      'REFUND_AMOUNT_EXCEED',
    ],
    [
      'a cancelled payment',
      async () => {
        const paid = await order();
        await paid.cancel();
        return paid.refund(1);
      },
      'ORDER_IS_CANCELED',
    ],
    [
      'another currency',
      async () => {
        const refundAmount = { currency: 'EUR', value: '1' };
        return (await order()).refund(1, randomUUID(), { refundAmount });
      },
      'PARAM_ILLEGAL',
    ],
    [
      'an unknown payment',
      async () => (await order()).refund(1, randomUUID(), { paymentId: 'nothing' }),
      'ORDER_NOT_EXIST',
    ],
    ['11, which is refused for risk', async () => (await order()).refund(11), 'RISK_REJECT'],
    [
      'an inquiry about an unknown refund',
      () => sandbox.call('inquiryRefund', { refundRequestId: 'nothing' }),
      'ORDER_NOT_EXIST',
    ],
  ])('of %s', async (_, answer, code) => {
    expect(said(await answer())).toEqual([code, 'F']);
  });

  it('is too late after a year', async () => {
    // in half a second
    const fast = await startTestSandbox({ speed: 63_072_000 });
    closing.push(fast.close);
    const expiry = { paymentSessionExpiryTime: new Date(Date.now() + 1_800_000).toISOString() };
    const paid = await order(expiry, PAID_CARD, fast);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(said(await paid.refund(1))).toEqual(['REFUND_WINDOW_EXCEED', 'F']);
    expect(said(await paid.cancel())).toEqual(['CANCEL_WINDOW_EXCEED', 'F']);
  });
});

describe('cancel', () => {
  const cancelled = (session: { paymentRequestId: string }) => ({
    result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
    paymentId: expect.any(String),
    paymentRequestId: session.paymentRequestId,
    cancelTime: expect.stringMatching(/\+00:00$/),
  });

  it('returns the money of a paid payment, and is answered alike when repeated', async () => {
    const paid = await order();
    const answer = await paid.cancel();
    expect(answer).toEqual(cancelled(paid));
    expect(await paid.cancel()).toEqual(answer);
    expect(await sandbox.call('cancel', { paymentRequestId: paid.paymentRequestId })).toEqual(
      answer,
    );
    expect(await paid.status()).toEqual([
      'CANCELLED',
      'CAPTURE 4200 SUCCESS',
      'CANCEL 4200 SUCCESS',
    ]);
    expect(await paid.inquire()).toMatchObject({ paymentResultCode: 'ORDER_IS_CANCELED' });
    expect(said(await paid.capture(1))).toEqual(['ORDER_IS_CANCELED', 'F']);
  });

  it('of an authorised payment', async () => {
    const paid = await order(MANUAL);
    expect(await paid.cancel()).toEqual(cancelled(paid));
    expect(said(await paid.capture(1))).toEqual(['ORDER_IS_CANCELED', 'F']);
  });

  it.each([
    ['a session without a submit', undefined],
    ['a payment that was declined, and could be tried again', DECLINED_CARD],
    ['an undecided payment', '4000000000000119'],
    ['a challenge', '4000000000003014'],
  ])('%s: it can no longer be paid', async (_, number) => {
    const session = await sandbox.open();
    if (number) await session.pay(number);
    const { paymentRequestId } = session;
    expect(await sandbox.call('cancel', { paymentRequestId })).toEqual(cancelled(session));
    expect(await session.state()).toMatchObject({ phase: 'finished', outcome: 'CANCEL' });
    expect(await session.pay(PAID_CARD)).toMatchObject({ outcome: 'CANCEL', duplicate: true });
    expect(await session.inquire()).toMatchObject({ paymentStatus: 'CANCELLED' });
    const again = await sandbox.call('createPaymentSession', {
      ...JSON.parse(JSON.stringify(session)),
    });
    expect(said(again)).toEqual(['ORDER_IS_CANCELED', 'F']);
  });

  it.each<[string, () => Promise<Answer>, string]>([
    ['nothing', () => sandbox.call('cancel', { paymentRequestId: 'no' }), 'ORDER_NOT_EXIST'],
    [
      'a failed payment',
      async () => (await order({}, '4000000000000333')).cancel(),
      'ORDER_STATUS_INVALID',
    ],
    [
      'a partly refunded payment',
      async () => {
        const paid = await order();
        await paid.refund(100);
        return paid.cancel();
      },
      'ORDER_STATUS_INVALID',
    ],
  ])('of %s', async (_, answer, code) => {
    expect(said(await answer())).toEqual([code, 'F']);
  });

  it('paymentId wins over paymentRequestId', async () => {
    const [one, other] = [await order(), await order()];
    const { paymentId } = one;
    const { paymentRequestId } = other;
    await sandbox.call('cancel', { paymentId, paymentRequestId });
    expect((await one.status())[0]).toBe('CANCELLED');
    expect((await other.status())[0]).toBe('SUCCESS');
  });

  it.each([
    ['2026-11-22T00:00:00+08:00', '2026-11-23T00:15:00+08:00'],
    ['2026-11-22T23:59:59+08:00', '2026-11-23T00:15:00+08:00'],
    ['2026-11-22T12:00:00Z', '2026-11-23T00:15:00+08:00'],
    ['2026-11-22T16:00:00Z', '2026-11-24T00:15:00+08:00'],
  ])('of a payment made at %s is possible until %s', (paid, until) => {
    const now = Date.parse(paid);
    expect(now + cancelWindow(now)).toBe(Date.parse(until));
  });
});

describe('retrievePaymentSession', () => {
  it('returns the order as it was sent', async () => {
    const { order, paymentRequestId } = await sandbox.open();
    expect(await sandbox.antom.retrievePaymentSession({ paymentRequestId })).toEqual({
      result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
      order,
    });
    const unknown = await sandbox.call('retrievePaymentSession', { paymentRequestId: 'nothing' });
    expect(said(unknown)).toEqual(['ORDER_NOT_EXIST', 'F']);
  });
});

it('operations survive a restart', async () => {
  const data = join(makeDirectory(), 'sandbox.db');
  const before = await startTestSandbox({ data });
  const paid = await order({}, PAID_CARD, before);
  const refund = await paid.refund(1000, 'refund-1');
  await before.close();
  const after = await startTestSandbox({ data });
  closing.push(after.close);
  const { paymentId } = paid;
  const again = { refundRequestId: 'refund-1', paymentId, refundAmount: usd(1000) };
  expect(await after.call('refund', again)).toEqual(refund);
  const { paymentRequestId } = paid;
  expect((await after.antom.inquiryPayment({ paymentRequestId })).transactions).toHaveLength(2);
});
