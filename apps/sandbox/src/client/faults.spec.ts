import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createAntomClient } from '@ams-cashier/server';
import type { CallFault } from '../merchant-api/call-fault.ts';
import { startSandbox, type Sandbox } from './start.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.reset());

/** A paid order, and a refund of it by a client that waits for an answer as long as it is told to. */
async function paidOrder(timeoutMs = 10_000) {
  const { clientId, merchantPrivateKey, gatewayPublicKey } = sandbox.credentials;
  const shop = createAntomClient({
    clientId,
    privateKey: merchantPrivateKey,
    antomPublicKey: gatewayPublicKey,
    gateway: sandbox.url,
    timeoutMs,
  });
  const session = await sandbox.session();
  const { paymentId = '', amount } = await sandbox.pay(session);
  const request = { refundRequestId: session.paymentRequestId, paymentId, refundAmount: amount! };
  return {
    refund: () => shop.refund(request),
    refundTooMuch: () =>
      shop.refund({
        ...request,
        refundRequestId: `${session.paymentRequestId}-too-much`,
        refundAmount: { currency: 'USD', value: '999999' },
      }),
    refundAgain: () => sandbox.antom.refund(request),
    refunds: async () =>
      (await sandbox.order(session)).events.filter(({ kind }) => kind === 'refund').length,
  };
}

it.each<[CallFault, happened: number]>([
  ['down', 0],
  ['cut', 1],
  ['no_answer', 1],
  [{ status: 503 }, 0],
  [{ resultCode: 'UNKNOWN_EXCEPTION' }, 0],
  [{ resultCode: 'A_CODE_OF_TOMORROW' }, 0],
])('a refund that meets %j fails once, and is made once', async (fault, happened) => {
  const { refund, refundAgain, refunds } = await paidOrder(fault === 'no_answer' ? 500 : 10_000);
  await sandbox.fail('refund', fault);
  await expect(refund()).rejects.toThrow();
  await expect.poll(refunds, { timeout: 20_000 }).toBe(happened);
  expect(await refundAgain()).toMatchObject({ result: { resultStatus: 'S' } });
  expect(await refunds()).toBe(1);
});

it.each(['cut', 'no_answer'] as const)(
  'a refusal is lost by %j, too: each request counts, whatever is in it',
  async (fault) => {
    await sandbox.fail('refund', fault);
    const { refundTooMuch, refundAgain } = await paidOrder(fault === 'no_answer' ? 500 : 10_000);
    const refused = { resultCode: 'REFUND_AMOUNT_EXCEED', outcomeUnknown: false };
    await expect(refundTooMuch()).rejects.toMatchObject({
      resultCode: undefined,
      outcomeUnknown: true,
    });
    await expect(refundTooMuch()).rejects.toMatchObject(refused);
    expect(await refundAgain()).toMatchObject({ result: { resultStatus: 'S' } });
  },
);

it('each call has its own faults, as often as was asked for, until a reset', async () => {
  await sandbox.fail('refund', { status: 500 }, 2);
  const { refund } = await paidOrder();
  await expect(refund()).rejects.toThrow();
  await expect(refund()).rejects.toThrow();
  expect(await refund()).toMatchObject({ result: { resultStatus: 'S' } });

  await sandbox.fail('createPaymentSession', 'down', 9);
  await sandbox.reset();
  expect(await sandbox.session()).toHaveProperty('paymentSessionData');
});

it.each([
  ['refnd', 'down', 1, 'The merchant API has no call "refnd"; did you mean refund?'],
  ['refund', 'lost', 1, 'fault is "lost"; it must be down, cut, no_answer,'],
  ['refund', { status: 404 }, 1, '{ status } from 500 to 599'],
  ['refund', 'down', 0, 'times is 0; it must be a whole number from 1 to 1000.'],
])('fail(%j, %j, %j) is refused', async (call, fault, times, message) => {
  const wrong: Promise<void> = sandbox.fail(call as 'refund', fault as 'down', times);
  await expect(wrong).rejects.toThrow(message);
});

it('offline, nobody is answered and nothing is sent; online again, what was due is', async () => {
  const session = await sandbox.session();
  await sandbox.pay(session);
  const { paymentRequestId } = session;
  await sandbox.notifications.received({ paymentRequestId });
  const [{ notificationId, deliveries } = { notificationId: 0, deliveries: [] }] =
    await sandbox.notifications.list({ paymentRequestId });

  await sandbox.setOffline(true);
  await expect(sandbox.antom.inquiryPayment({ paymentRequestId })).rejects.toThrow();
  await sandbox.notifications.resend(notificationId);
  await sandbox.clock.advance('15h');
  const sent = async () =>
    (await sandbox.notifications.list({ paymentRequestId })).find(
      (one) => one.notificationId === notificationId,
    )?.deliveries.length;
  expect(await sent()).toBe(deliveries.length);
  await sandbox.setOffline(false);
  await expect.poll(sent, { timeout: 20_000 }).toBe(deliveries.length + 1);

  await sandbox.setOffline(true);
  await sandbox.reset();
  expect(await sandbox.session()).toHaveProperty('paymentSessionData');
});
