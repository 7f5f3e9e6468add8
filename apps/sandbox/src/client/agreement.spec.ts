import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from './start.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.reset());

async function subscribe() {
  const { normalUrl = '' } = await sandbox.antom.createSubscription({
    subscriptionRequestId: 'subscription-1',
    subscriptionDescription: 'Tea',
    subscriptionRedirectUrl: 'https://shop.example/subscribed',
    subscriptionStartTime: (await sandbox.clock.now()).toISOString(),
    periodRule: { periodType: 'MONTH', periodCount: '1' },
    paymentMethod: { paymentMethodType: 'GCASH' },
    paymentAmount: { currency: 'PHP', value: '500' },
    subscriptionNotificationUrl: `${sandbox.url}/sandbox/received`,
    paymentNotificationUrl: `${sandbox.url}/sandbox/received`,
  });
  return normalUrl;
}

const charges = async () =>
  (await sandbox.notifications.list({ notifyType: 'PAYMENT_RESULT' })).length;

it('a subscription is agreed to, and its next charge is as far as the clock', async () => {
  const normalUrl = await subscribe();
  expect(await sandbox.agree(normalUrl)).toBe('https://shop.example/subscribed');
  await sandbox.clock.advance('1s');
  expect(await charges()).toBe(1);
  await sandbox.clock.advance('32d');
  expect(await charges()).toBe(2);
  await expect(sandbox.agree(normalUrl)).rejects.toThrow('is over');
});

it('a subscription that is declined charges nothing', async () => {
  await sandbox.agree(await subscribe(), 'decline');
  await sandbox.clock.advance('32d');
  expect(await charges()).toBe(0);
});

it('an agreement with a wallet gives a code', async () => {
  const { normalUrl = '' } = await sandbox.antom.consultAuthorization({
    customerBelongsTo: 'GCASH',
    authRedirectUrl: 'https://shop.example/agreed',
    authState: 'state-1',
    scopes: ['AGREEMENT_PAY'],
    terminalType: 'WEB',
  });
  const back = new URL(await sandbox.agree(normalUrl));
  expect(back.searchParams.get('authCode')).toBeTruthy();
  expect(back.searchParams.get('authState')).toBe('state-1');
});

it.each([
  ['https://shop.example/subscribed', 'must be that of createSubscription'],
  ['http://127.0.0.1/agreement/none', 'has no agreement'],
])('agree(%j) is refused', async (url, message) => {
  await expect(sandbox.agree(url)).rejects.toThrow(message);
});
