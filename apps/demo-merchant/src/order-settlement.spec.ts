import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { startShop, type OpenedOrder, type TestShop } from './shop.fixture.ts';

let shop: TestShop;
let warnings: MockInstance<typeof console.warn>;

beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  warnings = vi.spyOn(console, 'warn').mockReturnValue();
  shop = await startShop();
});
afterEach(async () => {
  await shop.close();
  vi.restoreAllMocks();
});

const HOUR = 3_600_000;
const failed = { resultCode: 'FRAUD_REJECT', resultStatus: 'F', resultMessage: '-' };
const uncaptured = { resultCode: 'PROCESS_FAIL', resultStatus: 'F', resultMessage: '-' };
const capture = {
  notifyType: 'CAPTURE_RESULT',
  captureRequestId: 'capture-1',
  captureId: 'capture-1',
  captureAmount: { currency: 'USD', value: '4200' },
};

/** What inquiryPayment says about the latest order. */
function say(paymentStatus: string, more: object = {}): void {
  const paymentRequestId = shop.gateway.sessions.at(-1)?.paymentRequestId ?? '';
  shop.gateway.payments.set(paymentRequestId, { paymentStatus, ...more });
}

const decisions = () => warnings.mock.calls.map(([line]) => String(line));

describe('a capture', () => {
  it('that fails after the payment leaves the order for somebody to decide', async () => {
    const order = await shop.order();
    await shop.notify();
    expect(await shop.look(order)).toMatchObject({ status: 'paid' });
    for (let times = 0; times < 2; times += 1) {
      expect((await shop.notify({ ...capture, result: uncaptured })).status).toBe(200);
    }
    expect(await shop.look(order)).toMatchObject({
      status: 'review',
      paymentResultCode: 'PROCESS_FAIL',
    });
    expect(decisions()).toEqual([
      expect.stringMatching(`${order.orderId} needs a decision: .*capture failed`),
    ]);
    // the payment's own notification, sent again
    await shop.notify();
    expect(await shop.look(order)).toMatchObject({ status: 'review' });
  });

  it('that succeeds later makes the order a paid one', async () => {
    const order = await shop.order();
    await shop.notify();
    await shop.notify({ ...capture, result: uncaptured });
    await shop.notify({ ...capture, captureId: 'capture-2' });
    expect(await shop.look(order)).toMatchObject({ status: 'paid' });
  });

  it('whose failure overtakes the payment’s notification waits for it', async () => {
    const order = await shop.order();
    expect((await shop.notify({ ...capture, result: uncaptured })).status).toBe(200);
    expect(await shop.look(order)).toMatchObject({ status: 'open' });
    await shop.notify();
    expect(await shop.look(order)).toMatchObject({ status: 'review' });
  });

  it('whose earlier failure is notified again stays done', async () => {
    const order = await shop.order();
    await shop.notify();
    await shop.notify({ ...capture, captureId: 'capture-2' });
    await shop.notify({ ...capture, result: uncaptured });
    expect(await shop.look(order)).toMatchObject({ status: 'paid' });
    expect(decisions()).toEqual([expect.stringContaining('capture failed: ignored')]);
  });

  it('that fails without a reason is read from an inquiry too', async () => {
    const order = await shop.order();
    say('SUCCESS', {
      transactions: [{ transactionType: 'CAPTURE', transactionStatus: 'FAIL' }],
    });
    expect(await shop.look(order)).toMatchObject({ status: 'review' });
  });

  it.each([
    ['FAIL', 'review'],
    ['SUCCESS', 'paid'],
  ])('%s is read from an inquiry too', async (transactionStatus, status) => {
    const order = await shop.order();
    const transaction = {
      transactionType: 'CAPTURE',
      transactionStatus,
      transactionResult: transactionStatus === 'FAIL' ? uncaptured : undefined,
    };
    say('SUCCESS', { transactions: [transaction] });
    expect(await shop.look(order)).toMatchObject({ status });
  });
});

describe('a payment that succeeds late', () => {
  it('after a failure is kept, and somebody is told to decide', async () => {
    const order = await shop.order();
    await shop.notify({ result: failed });
    expect(await shop.look(order)).toMatchObject({ status: 'failed' });
    expect((await shop.notify()).status).toBe(200);
    expect(await shop.look(order)).toMatchObject({ status: 'review' });
    expect(decisions()).toEqual([
      `Order ${order.orderId} needs a decision: it had failed, and is now paid. Fulfil it, or refund it.`,
    ]);
  });

  it('after a cancellation as well', async () => {
    const order = await shop.order();
    say('CANCELLED');
    expect(await shop.look(order)).toMatchObject({ status: 'cancelled' });
    await shop.notify();
    expect(await shop.look(order)).toMatchObject({ status: 'review' });
    expect(decisions()).toEqual([expect.stringContaining('Fulfil it, or refund it.')]);
  });

  it('a late failure of a paid order changes nothing, and is reported', async () => {
    const order = await shop.order();
    await shop.notify();
    await shop.notify({ result: failed });
    expect(await shop.look(order)).toMatchObject({ status: 'paid' });
    expect(decisions()).toEqual([expect.stringContaining('payment failed: ignored')]);
  });
});

describe('a payment that is cancelled at the gateway after it was paid', () => {
  /** It is asked in the background. */
  const expectReview = (order: OpenedOrder) =>
    vi.waitFor(async () => expect(await shop.look(order)).toMatchObject({ status: 'review' }), {
      timeout: 10_000,
    });

  it('is no longer plainly paid, and somebody is told once', async () => {
    const order = await shop.order();
    await shop.notify();
    expect(await shop.look(order)).toMatchObject({ status: 'paid' });
    say('CANCELLED', { paymentResultCode: 'ORDER_IS_CANCELED' });
    await expectReview(order);
    // its earlier notification, sent again, makes it no paid one
    await shop.notify();
    await shop.look(order);
    expect(await shop.look(order)).toMatchObject({
      status: 'review',
      paymentResultCode: 'ORDER_IS_CANCELED',
    });
    expect(decisions()).toEqual([
      `Order ${order.orderId} needs a decision: it was paid, and has been cancelled at the gateway since, so the money goes back. Do not ship.`,
    ]);
  });

  it('after its capture as well', async () => {
    const order = await shop.order();
    await shop.notify();
    await shop.notify(capture);
    say('CANCELLED');
    await expectReview(order);
  });
});

describe('the gateway decides when a session has ended', () => {
  it.each([
    ['two hours ahead', 2 * HOUR],
    ['two hours behind', -2 * HOUR],
  ])('a shop whose clock is %s keeps a fresh order, and has it paid', async (_, ahead) => {
    shop.gateway.setClockBack(ahead);
    const order = await shop.order();
    expect(await shop.look(order)).toMatchObject({ status: 'open' });
    expect((await shop.notify()).status).toBe(200);
    expect(await shop.look(order)).toMatchObject({ status: 'paid' });
    expect(decisions()).toEqual([]);
  });

  it.each([
    ['right', 0],
    ['two hours ahead', 2 * HOUR],
  ])('a session that has ended cancels the order; the shop’s clock is %s', async (_, ahead) => {
    shop.gateway.setClockBack(ahead);
    shop.gateway.endSessionsIn(-1);
    const order = await shop.order();
    expect(await shop.look(order)).toMatchObject({ status: 'cancelled' });
  });

  it('a clock that is set back while the shop runs does not stop the inquiries', async () => {
    const order = await shop.order();
    await shop.look(order);
    const real = Date.now;
    vi.spyOn(Date, 'now').mockImplementation(() => real() - 2 * HOUR);
    await vi.waitFor(
      async () => {
        await shop.look(order);
        expect(shop.gateway.inquiries()).toBeGreaterThan(1);
      },
      { timeout: 10_000 },
    );
  });
});

it('an answer about another payment settles nothing', async () => {
  const order: OpenedOrder = await shop.order();
  say('SUCCESS', { paymentRequestId: 'another' });
  expect(await shop.look(order)).toMatchObject({ status: 'open' });
});
