import { expect, test } from 'vitest';
import { callRemotely } from './remote.ts';
import { startSandbox } from './start.ts';

test('a payment, its refund and the clock, asked for by name', async () => {
  await using sandbox = await startSandbox();
  const ask = async (name: string, ...args: readonly unknown[]) =>
    // as it comes out of another process
    JSON.parse(JSON.stringify((await callRemotely(sandbox, name, args)) ?? null));
  const session = await ask('session');
  const order = await ask('pay', session);
  expect(order).toMatchObject({ state: 'SUCCESS', charges: 1 });
  const { paymentId, amount } = order;
  await ask('antom.refund', { refundRequestId: 'r-1', paymentId, refundAmount: amount });
  const before = Date.parse(await ask('clock.now'));
  expect(Date.parse(await ask('clock.advance', '1h')) - before).toBeGreaterThanOrEqual(3_600_000);
  const refund = await ask('antom.inquiryRefund', { refundRequestId: 'r-1' });
  expect(refund).toMatchObject({ refundStatus: 'SUCCESS' });
});

test.each(['stop', 'constructor', 'antom.verifyNotification'])(
  '%s can’t be asked',
  async (name) => {
    await using sandbox = await startSandbox();
    await expect(callRemotely(sandbox, name, [])).rejects.toThrow(
      `${JSON.stringify(name)} can't be asked; there are session, order,`,
    );
  },
);
