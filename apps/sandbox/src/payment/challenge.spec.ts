import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issuerOrigin } from '../pages/issuer-origin.ts';
import {
  DECLINED_CARD,
  PAID_CARD,
  startReceiver,
  startTestSandbox,
} from '../server/sandbox.fixture.ts';

const FRICTIONLESS_CARD = '4035501000000008';
const CHALLENGED_CARD = '4000000000003014';

let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  receiver = await startReceiver();
});
afterAll(async () => {
  await sandbox.close();
  receiver.close();
});

const fetchPage = (path: string) => fetch(`${sandbox.url}${path}`);

/** A session whose payment waits for the issuer, with the URLs of the two pages. */
async function challenged(number = CHALLENGED_CARD) {
  const session = await sandbox.open({ paymentNotifyUrl: receiver.url });
  const state = await session.pay(number);
  const page = await (await fetchPage(`${state.challengePath}`)).text();
  const issuer = new URL((/<iframe\s+src="([^"]+)"/.exec(page)?.[1] ?? '').replace('&amp;', '&'));
  return {
    session,
    state,
    issuer,
    async answer(answer: string) {
      const body = new URLSearchParams({ answer });
      const url = `${sandbox.url}${issuer.pathname}${issuer.search}`;
      return fetch(url, { method: 'POST', body });
    },
    async payment() {
      const all = await sandbox.payments();
      return all.find(({ paymentRequestId }) => paymentRequestId === session.paymentRequestId);
    },
  };
}

it('the issuer asks the buyer, and nothing is charged before the answer', async () => {
  const { session, state, payment } = await challenged();
  expect(state).toMatchObject({
    phase: 'challenge',
    challengePath: expect.stringMatching(/^\/cashier\/challenge\/[\w-]{32}$/),
  });
  expect((await session.state()).challengePath).toBe(state.challengePath);
  expect(await session.pay(PAID_CARD)).toMatchObject({ phase: 'challenge', duplicate: true });
  expect(await session.inquire()).toMatchObject({ paymentStatus: 'PROCESSING' });
  expect(await payment()).toMatchObject({ charges: 0, notifications: [] });
});

const ANSWERS = [
  ['approve', 'SUCCESSFUL', 'SUCCESS', 'SUCCESS', 1],
  ['reject', 'FAIL', 'FAIL', 'USER_PAYMENT_VERIFICATION_FAILED', 0],
  ['leave', 'PROCESSING', 'PROCESSING', 'PAYMENT_IN_PROCESS', 0],
] as const;

describe.each(ANSWERS)('%s', (answer, outcome, paymentStatus, paymentResultCode, charges) => {
  it(`is final and ${outcome}`, async () => {
    const challenge = await challenged();
    expect(await (await challenge.answer(answer)).text()).toContain('Thank you');
    expect(await challenge.session.state()).toMatchObject({ phase: 'finished', outcome });
    expect(await challenge.session.inquire()).toMatchObject({ paymentStatus, paymentResultCode });
    // a second answer changes nothing
    await challenge.answer(answer === 'approve' ? 'reject' : 'approve');
    expect(await challenge.session.state()).toMatchObject({ phase: 'finished', outcome });
    expect(await challenge.payment()).toMatchObject({ charges, attempts: [{ outcome }] });
  });
});

it('ten simultaneous approvals charge once and notify once', async () => {
  const challenge = await challenged();
  await Promise.all(Array.from({ length: 10 }, () => challenge.answer('approve')));
  // the capture is notified as well, after the payment
  await expect
    .poll(async () => (await challenge.payment())?.notifications.at(-1)?.notifyType, {
      timeout: 10_000,
    })
    .toBe('CAPTURE_RESULT');
  const payment = await challenge.payment();
  expect(payment?.charges).toBe(1);
  expect(payment?.notifications.map(({ notifyType }) => notifyType)).toEqual([
    'PAYMENT_RESULT',
    'CAPTURE_RESULT',
  ]);
});

it('the result says how the buyer was authenticated', async () => {
  const approved = await challenged();
  await approved.answer('approve');
  const session = await sandbox.open();
  const info = (state: Awaited<ReturnType<typeof session.state>>) =>
    state.result?.cardPaymentResultInfo?.['threeDSResult'];
  expect(info(await approved.session.state())).toMatchObject({ challenged: true, eci: '05' });
  expect(await session.pay(FRICTIONLESS_CARD)).toMatchObject({ outcome: 'SUCCESSFUL' });
  expect(info(await session.state())).toMatchObject({ challenged: false, eci: '05' });
  const plain = await sandbox.open();
  await plain.pay(PAID_CARD);
  expect(info(await plain.state())).toBeUndefined();
});

it('a session that requests 3-D Secure challenges valid cards, and no others', async () => {
  const paymentMethod = {
    paymentMethodType: 'CARD',
    paymentMethodMetaData: { is3DSAuthentication: true },
  };
  expect(await (await sandbox.open({ paymentMethod })).pay(PAID_CARD)).toMatchObject({
    phase: 'challenge',
  });
  expect(await (await sandbox.open({ paymentMethod })).pay(DECLINED_CARD)).toMatchObject({
    phase: 'open',
    result: { paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' },
  });
  const asked = { ...paymentMethod, paymentMethodMetaData: { is3DSAuthentication: false } };
  const free = await sandbox.open({ paymentMethod: asked });
  expect(await free.pay(PAID_CARD)).toMatchObject({ outcome: 'SUCCESSFUL' });
});

it('every attempt has a challenge of its own', async () => {
  const session = await sandbox.open();
  await session.pay(DECLINED_CARD);
  expect(await session.pay(CHALLENGED_CARD)).toMatchObject({ phase: 'challenge' });
});

it('an issuer that never answers leaves its page loading', async () => {
  const { issuer } = await challenged('4000000000003022');
  const signal = AbortSignal.timeout(300);
  await expect(fetch(`${sandbox.url}${issuer.pathname}`, { signal })).rejects.toThrow(/timeout/);
});

it('an issuer that opens a window is answered there', async () => {
  const { issuer, session } = await challenged('4000000000003030');
  const first = await (await fetchPage(issuer.pathname)).text();
  expect(first).toContain('target="_blank"');
  expect(first).not.toContain('<form');
  const window = `${sandbox.url}${issuer.pathname}/window`;
  expect(await (await fetch(window)).text()).toContain('<form');
  await fetch(window, { method: 'POST', body: new URLSearchParams({ answer: 'approve' }) });
  expect(await session.state()).toMatchObject({ outcome: 'SUCCESSFUL' });
});

it('the pages use the requested language and theme', async () => {
  const { state, issuer } = await challenged();
  const page = await (await fetchPage(`${state.challengePath}?locale=zh_CN&theme=dark`)).text();
  expect(page).toMatch(/<html lang="zh-CN" dir="ltr" class="dark">[^]*US\$42\.00[^]*正在等待/);
  expect(page).toContain('locale=zh_CN&amp;theme=dark');
  const bank = await (await fetchPage(`${issuer.pathname}?locale=zh_CN`)).text();
  expect(bank).toMatch(/Demo shop[^]*US\$42\.00[^]*•••• 3014/);
});

it('neither page runs scripts or allows inline styles; only the shop may frame them', async () => {
  const { state, issuer } = await challenged();
  const pages = [
    [state.challengePath, `frame-src ${issuer.origin}`],
    [issuer.pathname, "form-action 'self'"],
  ] as const;
  for (const [path, own] of pages) {
    const response = await fetchPage(String(path));
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; style-src 'self'");
    expect(policy).toContain(own);
    expect(policy).toContain(
      'frame-ancestors http://localhost:* https://localhost:* http://127.0.0.1:*',
    );
    expect(policy).toContain('https://shop.example');
    expect(policy).not.toMatch(/unsafe|script-src/);
    expect(await response.text()).not.toMatch(/<script|style=|\son\w+=/);
  }
});

it.each(['/cashier/challenge/nobody-knows', '/issuer/nobody-knows', '/issuer/nobody-knows/window'])(
  '%s is not found',
  async (path) => expect((await fetchPage(path)).status).toBe(404),
);

it('an unknown answer is rejected, and so is a large one', async () => {
  const { answer, session } = await challenged();
  expect((await answer('maybe')).status).toBe(400);
  expect((await answer('x'.repeat(2_000))).status).toBe(413);
  expect((await session.state()).phase).toBe('challenge');
});

it('the bank is on a site of its own if this machine has two names', () => {
  expect(issuerOrigin('http://127.0.0.1:4242')).toBe('http://localhost:4242');
  expect(issuerOrigin('http://localhost:4242')).toBe('http://127.0.0.1:4242');
  expect(issuerOrigin('https://pay.example')).toBe('https://pay.example');
});

it('an unanswered challenge ends when the order closes', async () => {
  const fast = await startTestSandbox({ speed: 14 * 60 * 4 });
  const session = await fast.open();
  expect((await session.pay(CHALLENGED_CARD)).phase).toBe('challenge');
  await expect
    .poll(async () => session.state(), { timeout: 10_000 })
    .toMatchObject({
      phase: 'finished',
      outcome: 'FAIL',
      result: { paymentResultCode: 'ORDER_IS_CLOSED' },
    });
  await fast.close();
});
