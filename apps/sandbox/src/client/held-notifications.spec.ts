import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { NOTIFICATION_RECEIVED } from '@ams-cashier/server';
import { createLoopbackClient } from './loopback-client.ts';
import { startSandbox, type Sandbox } from './start.ts';

let sandbox: Sandbox;
const received: string[] = [];
let isOpen = true;
const shop = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  received.push(JSON.parse(text).notifyType);
  response.end(isOpen ? JSON.stringify(NOTIFICATION_RECEIVED) : 'not now');
});
let notifyUrl: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  shop.listen(0, '127.0.0.1');
  await once(shop, 'listening');
  notifyUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/notify`;
});
afterAll(async () => {
  await sandbox.stop();
  shop.close();
});
beforeEach(async () => {
  await sandbox.reset();
  received.length = 0;
  isOpen = true;
});

/** What is due has been sent. */
const goOn = () => sandbox.clock.advance('2s');

async function payHeld() {
  await sandbox.notifications.hold();
  const session = await sandbox.session({ paymentNotifyUrl: notifyUrl });
  await sandbox.pay(session);
  await goOn();
  return session;
}

it('while they are held, only those are sent that are asked for, in that order', async () => {
  const session = await payHeld();
  await sandbox.clock.advance('25h');
  expect(received).toEqual([]);
  const [payment, capture] = await sandbox.notifications.list();
  expect(payment).toMatchObject({ notifyType: 'PAYMENT_RESULT', deliveries: [] });

  await sandbox.notifications.resend(capture?.notificationId ?? 0);
  await goOn();
  expect(received).toEqual(['CAPTURE_RESULT']);
  await sandbox.notifications.resend(payment?.notificationId ?? 0);
  await goOn();
  expect(received).toEqual(['CAPTURE_RESULT', 'PAYMENT_RESULT']);
  expect((await sandbox.order(session)).notifications).toMatchObject([
    { deliveries: [{ answer: 'S' }] },
    { deliveries: [{ answer: 'S' }] },
  ]);
});

it('one that was asked for and not accepted is repeated, and the others stay held', async () => {
  await payHeld();
  isOpen = false;
  const [payment] = await sandbox.notifications.list();
  await sandbox.notifications.resend(payment?.notificationId ?? 0);
  await goOn();
  await sandbox.clock.advance('3m');
  expect(received).toEqual(['PAYMENT_RESULT', 'PAYMENT_RESULT']);
});

it.each(['release', 'reset'] as const)('%s() lets them go on', async (end) => {
  await payHeld();
  if (end === 'release') await sandbox.notifications.release();
  else await sandbox.reset();
  await goOn();
  expect(received.toSorted()).toEqual(
    end === 'release' ? ['CAPTURE_RESULT', 'PAYMENT_RESULT'] : [],
  );
  await sandbox.pay(await sandbox.session({ paymentNotifyUrl: notifyUrl }));
  await goOn();
  expect(received).toContain('PAYMENT_RESULT');
});

it('nobody else takes a held one to the shop either', async () => {
  await payHeld();
  const waiting = async () => {
    const api = createLoopbackClient(sandbox.url);
    return (await api.get<readonly unknown[]>('/sandbox/notifications?waiting')).length;
  };
  expect(await waiting()).toBe(0);
  isOpen = false;
  const [payment] = await sandbox.notifications.list();
  await sandbox.notifications.resend(payment?.notificationId ?? 0);
  await goOn();
  expect(await waiting()).toBe(1);
  await sandbox.notifications.release();
  expect(await waiting()).toBe(2);
});
