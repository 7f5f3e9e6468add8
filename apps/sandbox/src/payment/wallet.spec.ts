import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionState, WalletForm } from '@ams-cashier/protocol';
import { PAID_CARD, startTestSandbox } from '../server/sandbox.fixture.ts';

let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const RETURN = 'https://shop.example/result?order=1';

async function begin(form: WalletForm = 'redirect', change = {}) {
  const session = await sandbox.open({
    paymentMethod: { paymentMethodType: 'GCASH' },
    paymentRedirectUrl: RETURN,
    ...change,
  });
  async function go(type = 'GCASH') {
    const body = {
      session: session.secret,
      submitId: randomUUID(),
      wallet: { type, form, openId: 'open-1' },
    };
    return (await (await sandbox.post('/pay', body)).json()) as SessionState;
  }
  return { ...session, go };
}

const answer = (url: string, answer: string) =>
  fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' },
    body: new URLSearchParams({ answer }),
  });

describe('what a session offers', () => {
  it.each([
    [{}, ['CARD']],
    [{ paymentMethod: { paymentMethodType: 'DANA' } }, ['DANA']],
    [
      {
        availablePaymentMethod: {
          paymentMethodTypeList: [
            { paymentMethodType: 'KLARNA' },
            { paymentMethodType: 'TNG', paymentMethodOrder: 2 },
            { paymentMethodType: 'CARD', paymentMethodOrder: '1' },
          ],
        },
      },
      ['CARD', 'TNG'],
    ],
  ])('%o: %o', async (change, methods) => {
    const session = await sandbox.open(change);
    expect((await session.state()).methods).toEqual(methods);
  });

  it('must include a method that the sandbox has', async () => {
    const paymentMethod = { paymentMethodType: 'KLARNA' };
    await expect(sandbox.open({ paymentMethod })).rejects.toMatchObject({
      resultCode: 'NO_PAY_OPTIONS',
      message: expect.stringContaining('KLARNA'),
    });
  });

  it('limits what can pay', async () => {
    const session = await begin();
    expect((await session.pay(PAID_CARD)).error?.code).toBe('request_invalid');
    expect(await session.go('DANA')).toMatchObject({ error: { code: 'request_invalid' } });
  });
});

describe('by redirect', () => {
  it('approved: paid, and the buyer returns once, with the marker', async () => {
    const session = await begin();
    const state = await session.go();
    expect(state).toMatchObject({
      phase: 'in_flight',
      wallet: { type: 'GCASH', form: 'redirect', url: expect.stringContaining('/wallet/') },
    });
    const url = state.wallet?.url ?? '';
    const page = await fetch(url);
    expect(await page.text()).toContain('Approve the payment');
    expect(page.headers.get('content-security-policy')).toContain(
      "form-action 'self' https://shop.example",
    );
    const response = await answer(url, 'approve');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${RETURN}&ams_return=open-1`);
    expect(await session.state()).toMatchObject({ phase: 'finished', outcome: 'SUCCESSFUL' });
    expect(await session.inquire()).toMatchObject({
      paymentStatus: 'SUCCESS',
      paymentMethodType: 'GCASH',
    });
    await answer(url, 'decline');
    expect((await session.inquire()).paymentStatus).toBe('SUCCESS');
    const after = await (await fetch(url)).text();
    expect(after).toContain('Payment approved');
    expect(after).not.toContain('<form');
  });

  it.each([
    ['decline', 'FAIL', 'PROCESS_FAIL'],
    ['wait', 'PENDING', 'PAYMENT_IN_PROCESS'],
    ['leave', 'PROCESSING', 'PAYMENT_IN_PROCESS'],
  ])('%s: %s', async (given, paymentStatus, paymentResultCode) => {
    const session = await begin();
    const { wallet } = await session.go();
    expect((await answer(wallet?.url ?? '', given)).headers.get('location')).toContain(RETURN);
    expect(await session.inquire()).toMatchObject({ paymentStatus, paymentResultCode });
    // a buyer who left without deciding can return to the wallet
    expect((await session.state()).wallet?.url).toBe(given === 'leave' ? wallet?.url : undefined);
  });

  it('the scenario decides what an approval leads to, and there is no second attempt', async () => {
    const session = await begin('redirect', { sandboxScenario: 'USER_BALANCE_NOT_ENOUGH' });
    const { wallet } = await session.go();
    await answer(wallet?.url ?? '', 'approve');
    expect(await session.inquire()).toMatchObject({
      paymentStatus: 'FAIL',
      paymentResultCode: 'USER_BALANCE_NOT_ENOUGH',
    });
  });

  it.each([
    [undefined, 'missing'],
    ['http://shop.example/result', 'must be an https URL'],
    ['shop://result', 'must be an https URL'],
  ])('the buyer could not return to %s', async (paymentRedirectUrl, problem) => {
    const session = await begin('redirect', { paymentRedirectUrl });
    expect((await session.state()).returnProblem).toContain(problem);
    expect(await session.go()).toMatchObject({ error: { code: 'request_invalid' } });
  });
});

describe('next to the shop’s page', () => {
  it('the buyer stays at the wallet after an answer, and may retry after a decline that allows it', async () => {
    const session = await begin('window', { sandboxScenario: 'wallet_short_of_money' });
    const { wallet } = await session.go();
    const url = wallet?.url ?? '';
    expect(await (await fetch(url)).text()).not.toContain('Go back without deciding');
    const response = await answer(url, 'approve');
    expect(response.headers.get('location')).toBe(new URL(url).pathname);
    expect(await session.state()).toMatchObject({ phase: 'open', outcome: 'FAIL' });
    expect((await session.go()).wallet?.url).not.toBe(url);
  });
});

it('an approval of what was given up elsewhere is refused where the buyer sees it', async () => {
  const { go, secret, state } = await begin();
  const { wallet } = await go();
  const url = wallet?.url ?? '';
  await sandbox.post('/release', { session: secret, wallet: url });
  const answered = await answer(url, 'approve');
  expect(new URL(answered.headers.get('location') ?? '', url).href).toBe(url);
  const page = await fetch(url, { headers: { 'accept-language': 'en' } });
  expect(await page.text()).toContain('This payment is no longer open');
  expect(await state()).toMatchObject({ phase: 'open', outcome: 'FAIL' });
  // who only goes back learns nothing new
  const left = await answer(url, 'leave');
  expect(left.headers.get('location')).toContain('https://shop.example/result');
});

it('a wallet’s page uses the browser’s language', async () => {
  const session = await begin();
  const { wallet } = await session.go();
  for (const [language, lang] of [
    ['zh-CN,zh;q=0.9', 'lang="zh-CN" dir="ltr"'],
    ['ar', 'lang="ar-SA" dir="rtl"'],
    ['fi', 'lang="en-US" dir="ltr"'],
  ] as const) {
    const page = await fetch(wallet?.url ?? '', { headers: { 'accept-language': language } });
    expect(await page.text()).toContain(lang);
  }
  expect((await fetch(`${sandbox.url}/wallet/none`)).status).toBe(404);
  // an id that is not allowed in a header
  expect((await answer(`${sandbox.url}/wallet/x%00`, 'approve')).status).toBe(303);
  expect((await answer(wallet?.url ?? '', 'pay')).status).toBe(400);
});
