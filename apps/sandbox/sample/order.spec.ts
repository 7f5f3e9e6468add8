import { cards, startSandbox } from '@ams-cashier/sandbox';
import { expect, test } from 'vitest';

test('an order that the bank asks about', async () => {
  await using sandbox = await startSandbox();
  const session = await sandbox.session(); // or your server's, with sandbox.environment
  await sandbox.pay(session, { card: cards.threeDS });
  const order = await sandbox.decide(session, 'approve');
  expect(order).toMatchObject({ state: 'SUCCESS', charges: 1 });
  const { paymentRequestId } = session;
  expect(await sandbox.notifications.received({ paymentRequestId })).toBeDefined();
});

test('a session that nobody pays', async () => {
  await using sandbox = await startSandbox();
  const session = await sandbox.session();
  await sandbox.clock.advance('61m');
  expect((await sandbox.order(session)).state).toBe('EXPIRED');
});
