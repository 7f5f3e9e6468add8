/** Saving a card without a payment. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { productOf } from '@ams-cashier/protocol';
import {
  DECLINED_CARD,
  PAID_CARD,
  startReceiver,
  startTestSandbox,
} from '../server/sandbox.fixture.ts';

let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  [sandbox, receiver] = await Promise.all([startTestSandbox(), startReceiver()]);
});
afterAll(async () => {
  receiver.close();
  await sandbox.close();
});

interface Notified {
  readonly vaultingRequestId?: string;
  readonly [field: string]: unknown;
}

const notified = (vaultingRequestId: string) =>
  receiver.received
    .map(({ body }) => JSON.parse(body) as Notified)
    .filter((one) => one.vaultingRequestId === vaultingRequestId);

const SAVED_CARD = {
  paymentMethodType: 'CARD',
  card: {
    cardToken: expect.stringMatching(/^card_/),
    brand: 'VISA',
    maskedCardNo: '4054********0768',
    last4: '0768',
    expiryMonth: '02',
    expiryYear: '39',
    funding: 'CREDIT',
    issuerName: 'Sandbox Bank',
    issuingCountry: 'US',
    networkTransactionId: expect.any(String),
  },
};

it('a card is saved, nothing is charged, and the server is told', async () => {
  const session = await sandbox.openVaulting({ vaultingNotificationUrl: receiver.url });
  expect(productOf(session.meta)).toBe('vaulting');
  const state = await session.state();
  expect(state).toMatchObject({ product: 'vaulting', phase: 'open', methods: ['CARD'] });
  expect(state).not.toHaveProperty('amount');
  expect(await session.inquire()).toMatchObject({ vaultingStatus: 'PROCESSING' });

  const charged = (await sandbox.payments()).length;
  const submitId = randomUUID();
  const paid = await session.pay(PAID_CARD, submitId);
  expect(paid).toMatchObject({ outcome: 'SUCCESSFUL', result: { paymentStatus: 'SUCCESS' } });
  expect(JSON.stringify(paid)).not.toContain('card_');
  expect(await session.pay(PAID_CARD, submitId)).toEqual(paid);
  expect(await session.pay(PAID_CARD)).toMatchObject({ duplicate: true });
  expect(await sandbox.payments()).toHaveLength(charged);

  const { vaultingRequestId } = session;
  const inquired = await session.inquire();
  expect(inquired).toMatchObject({
    vaultingRequestId,
    vaultingStatus: 'SUCCESS',
    paymentMethodDetail: SAVED_CARD,
  });
  await vi.waitFor(() => expect(notified(vaultingRequestId)).toHaveLength(1));
  expect(notified(vaultingRequestId)).toEqual([
    {
      notifyType: 'VAULTING_RESULT',
      result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
      vaultingRequestId,
      vaultingStatus: 'SUCCESS',
      paymentMethodDetail: inquired['paymentMethodDetail'],
      vaultingCreateTime: expect.any(String),
    },
  ]);
  expect(receiver.verified(sandbox.antom)).not.toHaveLength(0);
});

it('after a decline another card can be saved', async () => {
  const session = await sandbox.openVaulting({ vaultingNotificationUrl: receiver.url });
  expect(await session.pay(DECLINED_CARD)).toMatchObject({ phase: 'open', outcome: 'FAIL' });
  expect(await session.inquire()).toMatchObject({ vaultingStatus: 'PROCESSING' });
  await session.pay(PAID_CARD);
  expect(await session.inquire()).toMatchObject({ paymentMethodDetail: SAVED_CARD });
  await vi.waitFor(() => expect(notified(session.vaultingRequestId)).toHaveLength(1));
});

it('a final failure is reported with its code, and nothing is saved', async () => {
  const session = await sandbox.openVaulting({ vaultingNotificationUrl: receiver.url });
  await session.pay('4000000000000333');
  const inquired = await session.inquire();
  expect(inquired).toMatchObject({ vaultingStatus: 'FAIL', vaultingResultCode: 'FRAUD_REJECT' });
  expect(inquired).not.toHaveProperty('paymentMethodDetail');
  await vi.waitFor(() => {
    expect(notified(session.vaultingRequestId)).toMatchObject([
      { vaultingStatus: 'FAIL', result: { resultCode: 'FRAUD_REJECT', resultStatus: 'F' } },
    ]);
  });
});

it('3-D Secure applies if the request says so', async () => {
  const session = await sandbox.openVaulting({ is3DSAuthentication: true });
  const state = await session.pay(PAID_CARD);
  expect(state.phase).toBe('challenge');
  const page = await (await fetch(sandbox.url + state.challengePath)).text();
  expect(page).not.toMatch(/undefined|NaN/);
  const [, issuer = ''] = /<iframe\s+src="[^"]*(\/issuer\/[\w-]+)/.exec(page) ?? [];
  expect(await (await fetch(sandbox.url + issuer)).text()).not.toMatch(/undefined|NaN|<dd><\/dd>/);
  await fetch(sandbox.url + issuer, {
    method: 'POST',
    body: new URLSearchParams({ answer: 'approve' }),
  });
  expect(await session.inquire()).toMatchObject({ vaultingStatus: 'SUCCESS' });
});

it('a request is idempotent, and its id is no payment’s', async () => {
  const vaultingRequestId = randomUUID();
  const request = {
    paymentMethodType: 'CARD',
    vaultingRequestId,
    vaultingNotificationUrl: receiver.url,
  };
  const first = await sandbox.call('vaults/createVaultingSession', request);
  expect(await sandbox.call('vaults/createVaultingSession', request)).toEqual(first);
  const session = await sandbox.openVaulting({ vaultingRequestId });
  expect(session.secret).toBe(
    String(first['vaultingSessionData']).split('&&').slice(0, 3).join('&&'),
  );
  await session.pay(PAID_CARD);
  for (const api of ['inquiryPayment', 'cancel']) {
    const { result } = await sandbox.call(api, { paymentRequestId: vaultingRequestId });
    expect(result.resultCode).toBe('ORDER_NOT_EXIST');
  }
  const payment = await sandbox.open({ paymentRequestId: vaultingRequestId });
  expect(await payment.pay(PAID_CARD)).toMatchObject({ outcome: 'SUCCESSFUL' });
});

it('a request that never was one does not exist', async () => {
  const { result } = await sandbox.call('vaults/inquireVaulting', { vaultingRequestId: 'no' });
  expect(result).toMatchObject({ resultCode: 'VAULTING_NOT_EXIST', resultStatus: 'F' });
});

it('a session that nobody used has failed once it has ended', async () => {
  const session = await sandbox.openVaulting({ sandboxScenario: 'expired_at_open' });
  expect(await session.state()).toMatchObject({ phase: 'expired' });
  expect(await session.inquire()).toMatchObject({
    vaultingStatus: 'FAIL',
    vaultingResultCode: 'ORDER_IS_CLOSED',
  });
});
