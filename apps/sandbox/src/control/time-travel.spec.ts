import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../client/start.ts';
import { connect, makeDirectory, PAID_CARD } from '../server/sandbox.fixture.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.reset());

const post = async (path: string, body: object) =>
  (await fetch(sandbox.url + path, { method: 'POST', body: JSON.stringify(body) })).json();

/** Saves a card, and returns its token. */
async function saveCard(change = {}): Promise<string> {
  const vaulting = await (await connect(sandbox.url)).openVaulting();
  await vaulting.pay(PAID_CARD, undefined, change);
  const { vaultingRequestId } = vaulting;
  const { paymentMethodDetail } = await sandbox.antom.inquireVaulting({ vaultingRequestId });
  return String(paymentMethodDetail?.card?.cardToken);
}

const typesTold = async () =>
  (await sandbox.notifications.list()).map(({ notifyType, body }) =>
    String(body['disputeNotificationType'] ?? notifyType),
  );

describe('what is due in days and months happens at its time, in a second', () => {
  it('a dispute that nobody defends is lost after seven days', async () => {
    const { paymentId } = await sandbox.pay(await sandbox.session());
    const { disputeId } = await post(`/sandbox/payments/${paymentId}/disputes`, {});
    await sandbox.clock.advance('6d');
    expect(await typesTold()).not.toContain('DISPUTE_ACCEPTED');
    await sandbox.clock.advance('2d');
    const received = await sandbox.notifications.list();
    expect(received.at(-1)?.body).toMatchObject({
      disputeNotificationType: 'DISPUTE_ACCEPTED',
      disputeAcceptReason: 'TIMEOUT',
    });
    await expect(sandbox.antom.acceptDispute({ disputeId })).rejects.toMatchObject({
      resultCode: 'NOT_ALLOW_IN_CURRENT_STATUS',
    });
  });

  it('a defended dispute is won', async () => {
    const { paymentId } = await sandbox.pay(await sandbox.session());
    const { disputeId } = await post(`/sandbox/payments/${paymentId}/disputes`, {});
    await sandbox.antom.supplyDefenseDocument({ disputeId, disputeEvidence: 'YWJj' });
    await sandbox.clock.advance('1m');
    const received = await sandbox.notifications.list();
    expect(received.at(-1)?.body).toMatchObject({ disputeJudgedResult: 'VALIDATE_SUCCESS' });
  });

  it('a token ends with its card', async () => {
    const expiryYear = String(new Date().getUTCFullYear() + 1).slice(2);
    const token = await saveCard({ expiryMonth: '12', expiryYear });
    await sandbox.clock.advance('300d');
    expect((await sandbox.antom.inquireToken({ token })).result.resultStatus).toBe('S');
    await sandbox.clock.advance('800d');
    await expect(sandbox.antom.inquireToken({ token })).rejects.toMatchObject({
      resultCode: 'TOKEN_NOT_EXIST',
    });
  });

  it('every period of a subscription is paid when it begins', async () => {
    const { antom } = sandbox;
    const subscriptionRequestId = 'coffee';
    const { normalUrl } = await antom.createSubscription({
      subscriptionRequestId,
      subscriptionDescription: 'Coffee',
      subscriptionRedirectUrl: 'https://shop.example/subscribed',
      subscriptionStartTime: new Date().toISOString(),
      periodRule: { periodType: 'DAY', periodCount: '30' },
      paymentMethod: { paymentMethodType: 'CARD', paymentMethodId: await saveCard() },
      paymentAmount: { currency: 'USD', value: '900' },
      subscriptionNotificationUrl: `${sandbox.url}/sandbox/received`,
      paymentNotificationUrl: `${sandbox.url}/sandbox/received`,
    });
    const approved = new URLSearchParams({ answer: 'approve' });
    await fetch(String(normalUrl), { method: 'POST', body: approved, redirect: 'manual' });
    const { subscriptions } = await antom.inquireSubscriptionList({});
    const { subscriptionId = '' } = subscriptions[0] ?? {};
    await sandbox.clock.advance('364d');
    const { payments } = await antom.inquireSubscriptionPayment({ subscriptionId, pageSize: 100 });
    expect(payments).toHaveLength(13);
    const days = payments.map(({ paymentTime = '' }) =>
      Math.round(Date.parse(paymentTime) / 86_400_000),
    );
    expect(days.map((day) => day - (days[0] ?? 0))).toEqual(payments.map((_, index) => index * 30));
  });
});

describe('the clock', () => {
  it.each([
    [-1, /The clock goes forward only/],
    [0.5, /whole number of milliseconds/],
    ['1h', /whole number of milliseconds/],
    [undefined, /whole number of milliseconds/],
    [11 * 366 * 86_400_000, /at most 10 years ahead/],
  ])('refuses %j in words', async (advance, words) => {
    expect((await post('/sandbox/clock', { advance })).error.message).toMatch(words);
  });

  it('refuses to go back, or further than 10 years, and then has not moved', async () => {
    await expect(sandbox.clock.advance('-1h')).rejects.toThrow(/forward only; a reset/);
    await sandbox.clock.advance('3650d');
    await expect(sandbox.clock.advance('30d')).rejects.toThrow(/at most 10 years ahead/);
    const years = (await sandbox.clock.now()).getFullYear() - new Date().getFullYear();
    expect(years).toBeGreaterThanOrEqual(9);
    // a card of the tests has not expired there
    expect(await sandbox.pay(await sandbox.session())).toMatchObject({ state: 'SUCCESS' });
  });

  it('is kept with the data: what was due then is due at once after a restart', async () => {
    const data = join(makeDirectory(), 'sandbox.db');
    const received: string[] = [];
    let isOpen = false;
    const shop = createServer((request, response) => {
      request.resume().on('end', () => {
        if (isOpen) received.push(String(request.url));
        response.end(isOpen ? '{"result":{"resultStatus":"S"}}' : 'closed');
      });
    }).listen(0, '127.0.0.1');
    await once(shop, 'listening');
    const notifyUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/notify`;
    const before = await startSandbox({ data, notifyUrl });
    await before.clock.advance('30d');
    await before.pay(await before.session({ paymentFactor: { captureMode: 'MANUAL' } }));
    await before.clock.advance('1m');
    await before.stop();
    isOpen = true;
    await using after = await startSandbox({ data });
    const ahead = (await after.clock.now()).getTime() - Date.now();
    expect(Math.round(ahead / 86_400_000)).toBe(30);
    await after.clock.advance('2m');
    expect(received).toEqual(['/notify']);
    // another process on the same file follows
    await using other = await startSandbox({ data });
    await other.clock.advance('1d');
    const moved = (await after.clock.now()).getTime() - Date.now();
    expect(Math.round(moved / 86_400_000)).toBe(31);
    shop.close();
    shop.closeAllConnections();
  });
});
