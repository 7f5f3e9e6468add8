/**
 * Every documented field of the merchant API: valid, at its limit, over it, of a wrong type, missing. The table was
 * written from the document, not from the sandbox's own one. Source: docs/reference/server-api.md#createpaymentsession
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAID_CARD, startTestSandbox } from '../server/sandbox.fixture.ts';

let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
/** A paid payment that can be captured and refunded in many small parts. */
let paymentId: string;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  const session = await sandbox.open({
    paymentAmount: { currency: 'USD', value: '100000000' },
    paymentFactor: { captureMode: 'MANUAL' },
  });
  await session.pay(PAID_CARD);
  ({ paymentId } = await session.inquire());
  const captureAmount = { currency: 'USD', value: '10000000' };
  await sandbox.antom.capture({ captureRequestId: randomUUID(), paymentId, captureAmount });
});
afterAll(() => sandbox.close());

type Fields = { readonly [field: string]: unknown };

const amount = { currency: 'USD', value: '12' };

/** With every field, so that each can be changed separately. */
const GOOD: { readonly [api: string]: () => Fields } = {
  createPaymentSession: () => ({
    productCode: 'CASHIER_PAYMENT',
    productScene: 'CHECKOUT_PAYMENT',
    paymentRequestId: randomUUID(),
    paymentAmount: { ...amount },
    order: {
      referenceOrderId: 'order-1',
      orderDescription: 'Desk lamp',
      orderAmount: { ...amount },
      buyer: {
        referenceBuyerId: 'buyer-1',
        buyerName: { firstName: 'Sam' },
        buyerPhoneNo: '+1 555 0100',
        buyerEmail: 'sam@shop.example',
      },
      goods: [
        {
          referenceGoodsId: 'lamp-1',
          goodsName: 'Desk lamp',
          goodsUnitAmount: { ...amount },
          goodsQuantity: '1',
          goodsCategory: 'Home',
          goodsUrl: 'https://shop.example/lamp',
          deliveryMethodType: 'PHYSICAL',
        },
      ],
      merchant: {},
      shipping: {},
      env: {},
    },
    paymentMethod: {
      paymentMethodType: 'CARD',
      paymentMethodId: 'card_1',
      paymentMethodMetaData: {
        is3DSAuthentication: true,
        enableAuthenticationUpgrade: 'true',
        tokenizeMode: 'ASKFORCONSENT',
      },
    },
    paymentRedirectUrl: 'https://shop.example/result',
    paymentNotifyUrl: 'https://shop.example/notify',
    paymentSessionExpiryTime: new Date(Date.now() + 1_800_000).toISOString(),
    paymentFactor: { isAuthorization: true, captureMode: 'AUTOMATIC' },
    settlementStrategy: { settlementCurrency: 'USD' },
    env: {
      terminalType: 'WEB',
      osType: 'IOS',
      clientIp: '203.0.113.7',
      browserInfo: {},
      deviceTokenId: 'token',
    },
    locale: 'en_US',
    merchantRegion: 'US',
    userRegion: 'US',
    availablePaymentMethod: {
      paymentMethodTypeList: [
        { paymentMethodType: 'CARD', paymentMethodOrder: '0', expressCheckout: false },
      ],
      paymentMethodMetaData: { tokenizeMode: 'ASKFORCONSENT', isCardOnFile: true },
    },
    allowedPaymentMethodRegions: ['US'],
    savedPaymentMethods: [{ paymentMethodType: 'CARD', paymentMethodId: 'card_1' }],
    enableInstallmentCollection: false,
    creditPayPlan: {
      installmentNum: '3',
      interval: 'MONTH',
      creditPayFeeType: 'PERCENTAGE',
      feePercentage: 5,
    },
    subscriptionInfo: {},
    paymentExpiryTime: new Date(Date.now() + 1_800_000).toISOString(),
    metadata: '{}',
    merchantAccountId: 'account-1',
  }),
  inquiryPayment: () => ({
    paymentId,
    paymentRequestId: 'nothing',
    merchantAccountId: 'account-1',
  }),
  retrievePaymentSession: () => ({ paymentRequestId: 'nothing' }),
  capture: () => ({
    captureRequestId: randomUUID(),
    paymentId,
    captureAmount: { ...amount },
    isLastCapture: false,
    captureType: 'FINAL',
  }),
  cancel: () => ({ paymentId: 'nothing', paymentRequestId: 'nothing' }),
  refund: () => ({
    refundRequestId: randomUUID(),
    paymentId,
    refundAmount: { ...amount },
    refundReason: 'Broken',
    referenceRefundId: 'return-1',
    refundNotifyUrl: 'https://shop.example/notify',
    isAsyncRefund: false,
    metadata: '{}',
  }),
  inquiryRefund: () => ({ refundId: 'nothing', refundRequestId: 'nothing' }),
  'vaults/createVaultingSession': () => ({
    paymentMethodType: 'CARD',
    vaultingRequestId: randomUUID(),
    vaultingNotificationUrl: 'https://shop.example/notify',
    redirectUrl: 'https://shop.example/cards',
    merchantRegion: 'US',
    is3DSAuthentication: false,
  }),
  'vaults/inquireVaulting': () => ({ vaultingRequestId: 'nothing' }),
  'vaults/inquireToken': () => ({ token: 'nothing' }),
  'vaults/updateToken': () => ({
    token: 'nothing',
    accountHolderName: { firstName: 'A', middleName: 'B', lastName: 'Buyer', fullName: 'A Buyer' },
    email: 'sam@shop.example',
    tokenExpiryTime: new Date(Date.now() + 1_800_000).toISOString(),
  }),
  'vaults/deleteToken': () => ({ token: 'nothing' }),
};

/** R: required if its parent is present. The limit counts characters or, for an array, entries. */
type Row = readonly [api: string, path: string, kind: string, limit?: number];

const SESSION = 'createPaymentSession';
const ROWS: readonly Row[] = [
  [SESSION, 'productCode', 'enum'],
  [SESSION, 'productScene', 'enum'],
  [SESSION, 'paymentRequestId', 'text R', 64],
  [SESSION, 'paymentAmount', 'amount R'],
  [SESSION, 'order', 'object R'],
  [SESSION, 'order.referenceOrderId', 'text R', 64],
  [SESSION, 'order.orderDescription', 'text R', 256],
  [SESSION, 'order.orderAmount', 'amount R'],
  [SESSION, 'order.buyer', 'object'],
  [SESSION, 'order.buyer.referenceBuyerId', 'text', 64],
  [SESSION, 'order.buyer.buyerName', 'object'],
  [SESSION, 'order.buyer.buyerPhoneNo', 'text', 24],
  [SESSION, 'order.buyer.buyerEmail', 'text', 64],
  [SESSION, 'order.goods', 'list', 100],
  [SESSION, 'order.goods[0].referenceGoodsId', 'text R', 64],
  [SESSION, 'order.goods[0].goodsName', 'text R', 256],
  [SESSION, 'order.goods[0].goodsUnitAmount', 'amount'],
  [SESSION, 'order.goods[0].goodsCategory', 'text', 64],
  [SESSION, 'order.goods[0].goodsUrl', 'text', 2048],
  [SESSION, 'order.goods[0].deliveryMethodType', 'enum'],
  [SESSION, 'order.merchant', 'object'],
  [SESSION, 'order.shipping', 'object'],
  [SESSION, 'order.env', 'object'],
  [SESSION, 'paymentMethod', 'object'],
  [SESSION, 'paymentMethod.paymentMethodType', 'text R', 64],
  [SESSION, 'paymentMethod.paymentMethodId', 'text', 128],
  [SESSION, 'paymentMethod.paymentMethodMetaData', 'object'],
  [SESSION, 'paymentMethod.paymentMethodMetaData.is3DSAuthentication', 'bool'],
  [SESSION, 'paymentMethod.paymentMethodMetaData.enableAuthenticationUpgrade', 'bool'],
  [SESSION, 'paymentRedirectUrl', 'url', 2048],
  [SESSION, 'paymentNotifyUrl', 'url', 2048],
  [SESSION, 'paymentSessionExpiryTime', 'time'],
  [SESSION, 'paymentFactor', 'object'],
  [SESSION, 'paymentFactor.isAuthorization', 'bool'],
  [SESSION, 'paymentFactor.captureMode', 'enum'],
  [SESSION, 'settlementStrategy', 'object'],
  [SESSION, 'settlementStrategy.settlementCurrency', 'currency R'],
  [SESSION, 'env', 'object'],
  [SESSION, 'env.terminalType', 'enum'],
  [SESSION, 'env.osType', 'enum'],
  [SESSION, 'env.clientIp', 'text'],
  [SESSION, 'env.browserInfo', 'object'],
  [SESSION, 'locale', 'text', 8],
  [SESSION, 'merchantRegion', 'region'],
  [SESSION, 'userRegion', 'region'],
  [SESSION, 'availablePaymentMethod', 'object'],
  [SESSION, 'availablePaymentMethod.paymentMethodTypeList', 'list R'],
  [SESSION, 'availablePaymentMethod.paymentMethodTypeList[0].paymentMethodType', 'text R', 64],
  [SESSION, 'availablePaymentMethod.paymentMethodTypeList[0].expressCheckout', 'bool'],
  [SESSION, 'allowedPaymentMethodRegions', 'list'],
  [SESSION, 'availablePaymentMethod.paymentMethodMetaData', 'object'],
  [SESSION, 'availablePaymentMethod.paymentMethodMetaData.tokenizeMode', 'text'],
  [SESSION, 'availablePaymentMethod.paymentMethodMetaData.isCardOnFile', 'bool'],
  [SESSION, 'savedPaymentMethods', 'list'],
  [SESSION, 'savedPaymentMethods[0].paymentMethodType', 'enum R'],
  [SESSION, 'savedPaymentMethods[0].paymentMethodId', 'text R', 128],
  [SESSION, 'enableInstallmentCollection', 'bool'],
  [SESSION, 'creditPayPlan', 'object'],
  [SESSION, 'creditPayPlan.installmentNum', 'instalments'],
  [SESSION, 'creditPayPlan.interval', 'enum'],
  [SESSION, 'creditPayPlan.feePercentage', 'percentage'],
  [SESSION, 'subscriptionInfo', 'object'],
  [SESSION, 'metadata', 'text'],
  [SESSION, 'merchantAccountId', 'text', 32],
  ['inquiryPayment', 'paymentId', 'text', 64],
  ['inquiryPayment', 'paymentRequestId', 'text', 64],
  ['inquiryPayment', 'merchantAccountId', 'text', 32],
  ['retrievePaymentSession', 'paymentRequestId', 'text R', 64],
  ['capture', 'captureRequestId', 'text R', 64],
  ['capture', 'paymentId', 'text R', 64],
  ['capture', 'captureAmount', 'amount R'],
  ['capture', 'isLastCapture', 'bool'],
  ['cancel', 'paymentId', 'text', 64],
  ['cancel', 'paymentRequestId', 'text', 64],
  ['refund', 'refundRequestId', 'text R', 64],
  ['refund', 'paymentId', 'text R', 64],
  ['refund', 'refundAmount', 'amount R'],
  ['refund', 'refundReason', 'text', 256],
  ['refund', 'referenceRefundId', 'text', 64],
  ['refund', 'refundNotifyUrl', 'url', 2048],
  ['refund', 'isAsyncRefund', 'bool'],
  ['inquiryRefund', 'refundId', 'text', 64],
  ['inquiryRefund', 'refundRequestId', 'text', 64],
  ['vaults/createVaultingSession', 'paymentMethodType', 'enum R'],
  ['vaults/createVaultingSession', 'vaultingRequestId', 'text R', 64],
  ['vaults/createVaultingSession', 'vaultingNotificationUrl', 'url R', 2048],
  ['vaults/createVaultingSession', 'redirectUrl', 'url', 2048],
  ['vaults/createVaultingSession', 'merchantRegion', 'region'],
  ['vaults/createVaultingSession', 'is3DSAuthentication', 'bool'],
  ['vaults/inquireVaulting', 'vaultingRequestId', 'text R', 64],
  ['vaults/inquireToken', 'token', 'text R', 128],
  ['vaults/updateToken', 'token', 'text R', 128],
  ['vaults/updateToken', 'accountHolderName', 'object'],
  ['vaults/updateToken', 'accountHolderName.firstName', 'text', 256],
  ['vaults/updateToken', 'accountHolderName.middleName', 'text', 256],
  ['vaults/updateToken', 'accountHolderName.lastName', 'text', 256],
  ['vaults/updateToken', 'accountHolderName.fullName', 'text', 256],
  ['vaults/updateToken', 'email', 'text', 64],
  ['vaults/updateToken', 'tokenExpiryTime', 'time'],
  ['vaults/deleteToken', 'token', 'text R', 128],
];

/** Valid and invalid values of each kind, besides the limits. */
const KINDS: {
  readonly [kind: string]: {
    readonly good: readonly unknown[];
    readonly wrong: readonly unknown[];
  };
} = {
  text: { good: [], wrong: [{}, ['a']] },
  enum: { good: [], wrong: ['SOMETHING', 7, {}, ['a']] },
  instalments: { good: [2, '36'], wrong: [1, 37, 'x', {}] },
  percentage: { good: [0, '100'], wrong: [-1, 101, 1.5, {}] },
  object: { good: [], wrong: ['a', 7, ['a']] },
  list: { good: [[]], wrong: ['a', 7, {}] },
  bool: { good: [true, false, 'true', 'false'], wrong: ['yes', 1, 'TRUE', {}] },
  time: { good: [], wrong: ['tomorrow', '2026-11-22', {}, 7] },
  url: { good: [], wrong: ['shop', {}, 7] },
  currency: { good: ['EUR'], wrong: ['eur', 'EU', 'EURO', 7, {}] },
  region: { good: ['DE'], wrong: ['de', 'DEU', 'D', 7, {}] },
  amount: {
    good: [
      { currency: 'USD', value: '1' },
      { currency: 'USD', value: 1 },
    ],
    wrong: [
      'USD 1',
      7,
      ['a'],
      {},
      { currency: 'USD' },
      { value: '1' },
      { currency: 'USD', value: '' },
      ...['0', '-1', '+1', '1.0', '1e2', '01', ' 1', '1 ', 'x', 1.5, 0, -1, true].map((value) => ({
        currency: 'USD',
        value,
      })),
      ...['usd', 'US', 'USDT', ''].map((currency) => ({ currency, value: '1' })),
    ],
  },
};

const stepsOf = (path: string) => path.split(/[.[\]]+/).filter(Boolean);

function withValue(fields: Fields, path: string, value: unknown): Fields {
  const changed = structuredClone(fields) as { [field: string]: unknown };
  const steps = stepsOf(path);
  const last = steps.pop() ?? '';
  const place = steps.reduce((inner, step) => inner[step] as typeof changed, changed);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return changed;
}

/** A string, URL or array of this size. */
function sized(kind: string, size: number, sample: unknown): unknown {
  if (kind === 'list') return Array.from({ length: size }, () => (sample as unknown[])[0]);
  return kind === 'url' ? 'https://shop.example/'.padEnd(size, 'x') : 'x'.repeat(size);
}

const result = async (api: string, fields: Fields) => (await sandbox.call(api, fields)).result;

describe.each(Object.keys(GOOD))('%s', (api) => {
  it('is fully covered by this table', async () => {
    const { resultCode, resultMessage } = await result(api, GOOD[api]?.() ?? {});
    expect([resultCode, resultMessage]).not.toContain('PARAM_ILLEGAL');
  });

  for (const [, path, words, limit] of ROWS.filter(([name]) => name === api)) {
    it(`${path}: ${words} ${limit ?? ''}`, async () => {
      const [kind = '', isRequired] = words.split(' ');
      const good = () => GOOD[api]?.() ?? {};
      const sample = stepsOf(path).reduce<unknown>(
        (inner, step) => (inner as Fields | undefined)?.[step],
        good(),
      );
      const { good: rights = [], wrong: wrongs = [] } = KINDS[kind] ?? {};
      const absent = [undefined, null, ''];
      const right = [
        ...rights,
        ...(limit ? [sized(kind, limit, sample)] : []),
        ...(isRequired ? [] : absent),
      ];
      const wrong = [
        ...wrongs,
        ...(limit ? [sized(kind, limit + 1, sample)] : []),
        ...(isRequired ? absent : []),
      ];
      for (const value of right) {
        const { resultCode, resultMessage } = await result(api, withValue(good(), path, value));
        expect([resultCode, resultMessage, value]).not.toContain('PARAM_ILLEGAL');
      }
      for (const value of wrong) {
        const answer = await result(api, withValue(good(), path, value));
        expect(answer).toMatchObject({ resultCode: 'PARAM_ILLEGAL', resultStatus: 'F' });
        expect(answer.resultMessage.startsWith(path)).toBe(true);
      }
    });
  }
});

it.each([
  ['inquiryPayment', 'paymentRequestId or paymentId is missing.'],
  ['cancel', 'paymentRequestId or paymentId is missing.'],
  ['inquiryRefund', 'refundRequestId or refundId is missing.'],
])('%s requires an id', async (api, resultMessage) => {
  expect(await result(api, {})).toEqual({
    resultCode: 'PARAM_ILLEGAL',
    resultStatus: 'F',
    resultMessage,
  });
});

it('rejects other names', async () => {
  for (const api of ['payout', 'customs', 'captures', 'Capture']) {
    expect(await result(api, {})).toMatchObject({ resultCode: 'INVALID_API' });
  }
});
