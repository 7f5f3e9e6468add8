// Fails: the tests of the tests look for its record.
import { createCashier } from '@ams-cashier/core';
import { cashier, sandbox } from '@ams-cashier/sandbox/vitest';
import { expect, test } from 'vitest';

test('is charged twice', async () => {
  const { paymentSessionData } = await sandbox.session();
  createCashier({ environment: 'sandbox' }).open({ session: paymentSessionData });
  const order = await cashier.sessionId();
  await cashier.decline();
  await cashier.pay();
  await cashier.done();
  expect(await sandbox.order(order)).toMatchObject({ charges: 2 });
});
