import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from './start.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.reset());

async function paidOrder() {
  const session = await sandbox.session();
  await sandbox.pay(session);
  await sandbox.clock.advance('1m'); // captured
  return session;
}

it('is raised about an order, told to the shop, and lost when its time is over', async () => {
  const session = await paidOrder();
  const { disputeId, amount } = await sandbox.disputes.raise(session, {
    disputeReasonCode: 'product_not_received',
  });
  expect(amount).toEqual(session.amount);
  const told = await sandbox.notifications.received({ notifyType: 'DISPUTE' });
  expect(told.body).toMatchObject({ disputeId, disputeReasonCode: 'product_not_received' });

  await sandbox.clock.advance('8d');
  expect(await sandbox.disputes.get(disputeId)).toMatchObject({
    status: 'closed',
    isChargedBack: true,
  });
  await expect(sandbox.disputes.judge(disputeId, 'VALIDATE_SUCCESS')).rejects.toThrow(
    'is closed already',
  );
});

it('is judged for the shop, or withdrawn by the buyer', async () => {
  const session = await paidOrder();
  const judged = await sandbox.disputes.raise(session, { value: '100' });
  expect(await sandbox.disputes.judge(judged.disputeId, 'VALIDATE_SUCCESS')).toMatchObject({
    status: 'closed',
    isChargedBack: false,
  });
  const withdrawn = await sandbox.disputes.raise(session, { value: '100' });
  expect(await sandbox.disputes.cancel(withdrawn.disputeId)).toMatchObject({
    status: 'closed',
    isChargedBack: false,
  });
});

it('says what is wrong', async () => {
  const unpaid = await sandbox.session();
  await expect(sandbox.disputes.raise(unpaid)).rejects.toThrow('Only a paid payment');
  const paid = await paidOrder();
  await expect(sandbox.disputes.raise(paid, { value: '4201' })).rejects.toThrow('up to 4200');
  const misspelt: object = { defenceSeconds: 60 };
  await expect(sandbox.disputes.raise(paid, misspelt)).rejects.toThrow(
    'did you mean defenseSeconds?',
  );
  const { disputeId } = await sandbox.disputes.raise(paid);
  await expect(sandbox.disputes.judge(disputeId, 'WON' as 'VALIDATE_FAIL')).rejects.toThrow(
    'disputeJudgedResult is "WON"; it must be one of',
  );
  await expect(sandbox.disputes.get('none')).rejects.toThrow('The sandbox has no dispute "none".');
});
