/** Antom's test data over the API, as a shop's server and a shopper use it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../client/start.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const bankMayAsk = { paymentMethodMetaData: { is3DSAuthentication: true } };

it.each([
  ['4054695723100768', 'VISA', 'US', 'SUCCESS'],
  ['5162774114974622', 'MASTERCARD', 'US', 'SUCCESS'],
  ['9490220011669217', 'HYUNDAI', 'KR', 'SUCCESS'],
  ['4294097400915107', 'VISA', 'BR', 'SUCCESS'],
  ['4006055482525268', 'VISA', 'MX', 'SUCCESS'],
  ['4600729331819383', 'VISA', 'CL', 'SUCCESS'],
  ['4310377720003234', 'VISA', 'PE', 'SUCCESS'],
  ['4054692760174822', 'VISA', 'US', 'ISSUER_REJECTS_TRANSACTION'],
  ['5162770472561357', 'MASTERCARD', 'US', 'ISSUER_REJECTS_TRANSACTION'],
  ['4035501000000008', 'VISA', 'US', 'SUCCESS'],
])('%s, a %s of %s: %s', async (cardNo, cardBrand, issuingRegion, outcome) => {
  expect(await sandbox.antom.getCardInfo({ cardNo })).toMatchObject({ cardBrand, issuingRegion });
  const session = await sandbox.session();
  const order = await sandbox.pay(session, { card: cardNo });
  expect([order.state, order.paymentResultCode]).toContain(outcome);
  expect(order.charges).toBe(outcome === 'SUCCESS' ? 1 : 0);
});

it('the bank asks about every card if the session wants it, but not about the documented one', async () => {
  const paymentMethod = { paymentMethodType: 'CARD', ...bankMayAsk };
  const asked = await sandbox.session({ paymentMethod });
  expect((await sandbox.pay(asked, { card: '4294097400915107' })).charges).toBe(0);
  expect((await sandbox.decide(asked, 'approve')).charges).toBe(1);
  const notAsked = await sandbox.session({ paymentMethod });
  expect((await sandbox.pay(notAsked, { card: '4035501000000008' })).charges).toBe(1);
  const { paymentRequestId } = notAsked;
  const { paymentResultInfo } = await sandbox.antom.inquiryPayment({ paymentRequestId });
  expect(paymentResultInfo).toHaveProperty('threeDSResult');
});

it.each(['11', '1111001111'])('the amount %s is rejected for risk', async (value) => {
  const session = await sandbox.session({ paymentAmount: { currency: 'USD', value } });
  const order = await sandbox.pay(session, { card: '4310377720003234' });
  expect(order).toMatchObject({ paymentResultCode: 'RISK_REJECT', charges: 0 });
});

it.each([
  [{ expiry: '13/39' }, 'INVALID_EXPIRATION_DATE'],
  [{ securityCode: '99' }, 'INVALID_CVV'],
])('wrong data, %j: %s', async (wrong, code) => {
  const means = { card: '4054695723100768', ...wrong };
  const order = await sandbox.pay(await sandbox.session(), means);
  expect(order).toMatchObject({ paymentResultCode: code, charges: 0 });
});
