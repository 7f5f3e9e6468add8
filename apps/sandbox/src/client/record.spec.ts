import type { RecordedCheckout } from '@ams-cashier/protocol';
import { expect, it } from 'vitest';
import { connectSandbox } from './connect.ts';
import { recordFailure } from './record.ts';
import { startSandbox } from './start.ts';

const checkoutOf = (...publicSessionIds: string[]): RecordedCheckout => ({
  openId: '1',
  traceId: 'ams-1',
  publicSessionIds,
  phase: 'ready',
  log: [],
});

it('a failed test’s page and the orders of its sessions are one record', async () => {
  await using sandbox = await startSandbox();
  const { paymentRequestId } = await sandbox.session();
  await sandbox.pay(paymentRequestId);
  const { publicSessionId } = await sandbox.order(paymentRequestId);
  await sandbox.clock.advance('15h');
  const record = await recordFailure(() => connectSandbox(sandbox.url), {
    title: 'shop.spec.ts › pays',
    // both shared the session, and one had another before
    checkouts: [checkoutOf('forgotten', publicSessionId), checkoutOf(publicSessionId)],
  });
  expect(record.title).toBe('shop.spec.ts › pays');
  expect(record.orders).toMatchObject([{ paymentRequestId, publicSessionId, state: 'SUCCESS' }]);
  expect(record.problems).toEqual(['The sandbox has no order "forgotten".']);
  const ahead = Date.parse(record.sandboxTime ?? '') - Date.parse(record.recordedAt);
  expect(Math.round(ahead / 3_600_000)).toBe(15);
});

it('a page that has not heard yet what the sandbox knows is read again', async () => {
  await using sandbox = await startSandbox();
  const { paymentRequestId } = await sandbox.session();
  await sandbox.pay(paymentRequestId);
  const { publicSessionId } = await sandbox.order(paymentRequestId);
  const before = { ...checkoutOf(publicSessionId), phase: 'submitting' };
  const after = { ...before, phase: 'ended', outcome: 'paid' };
  const answers = [[before], [after], [after]];
  const record = await recordFailure(() => connectSandbox(sandbox.url), {
    title: 'pays',
    checkouts: [before],
    readAgain: async () => answers.shift() ?? [],
  });
  expect(record.checkouts).toEqual([after]);
  expect(answers).toHaveLength(1);
});

it('while a payment is open there is nothing to wait for', async () => {
  await using sandbox = await startSandbox();
  const { paymentRequestId } = await sandbox.session();
  const { publicSessionId } = await sandbox.order(paymentRequestId);
  const checkouts = [checkoutOf(publicSessionId)];
  const readAgain = () => Promise.reject(new Error('read again'));
  const connect = () => connectSandbox(sandbox.url);
  const record = await recordFailure(connect, { title: 'pays', checkouts, readAgain });
  expect(record.checkouts).toEqual(checkouts);
});

it('without the sandbox, what the page saw is recorded, and what is missing', async () => {
  const checkouts = [checkoutOf('public')];
  const record = await recordFailure(() => connectSandbox('http://127.0.0.1:9'), {
    title: 'pays',
    checkouts,
  });
  expect(record).toMatchObject({
    checkouts,
    orders: [],
    problems: ['No sandbox answers at http://127.0.0.1:9: is it running?'],
  });
});
