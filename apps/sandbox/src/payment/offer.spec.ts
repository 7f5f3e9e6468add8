/** What the session of a Payment Element or a checkout page offers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productOf, type CreatePaymentSessionRequest } from '@ams-cashier/protocol';
import { card, PAID_CARD, startTestSandbox } from '../server/sandbox.fixture.ts';

let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const list = (...types: readonly (string | object)[]) => ({
  paymentMethodTypeList: types.map((type) =>
    typeof type === 'string' ? { paymentMethodType: type } : type,
  ),
});
const element = (change: object = {}) =>
  sandbox.open({
    productScene: 'ELEMENT_PAYMENT',
    paymentRedirectUrl: 'https://shop.example/result',
    ...change,
  } as Partial<CreatePaymentSessionRequest>);
const amount = (currency: string, value: string) => ({ paymentAmount: { currency, value } });

it.each([
  ['ELEMENT_PAYMENT', 'element', 'ALL'],
  ['CHECKOUT_PAYMENT', 'page', 'ALL'],
  [undefined, 'classic', 'CARD'],
])('scene %s is product %s', async (productScene, product, paymentMethodCategoryType) => {
  const session = await sandbox.open({ ...(productScene && { productScene }) } as never);
  expect(productOf(session.meta)).toBe(product);
  expect(session.meta.paymentSessionConfig).toMatchObject({ paymentMethodCategoryType });
  expect(await session.state()).toMatchObject({ product });
});

describe('methods', () => {
  it('are all that there are, if none is listed', async () => {
    for (const change of [{}, { availablePaymentMethod: list() }]) {
      const { methods } = await (await element(change)).state();
      expect(methods[0]).toBe('CARD');
      expect(methods).toEqual(expect.arrayContaining(['GCASH', 'APPLEPAY', 'GOOGLEPAY']));
    }
  });

  it('come in the order of the request, some with a button of their own', async () => {
    const availablePaymentMethod = list(
      { paymentMethodType: 'GOOGLEPAY', paymentMethodOrder: 3, expressCheckout: true },
      { paymentMethodType: 'CARD', paymentMethodOrder: '1', expressCheckout: true },
      { paymentMethodType: 'ALIPAY_CN', paymentMethodOrder: 2, expressCheckout: 'true' },
    );
    expect(await (await element({ availablePaymentMethod })).state()).toMatchObject({
      methods: ['CARD', 'ALIPAY_CN', 'GOOGLEPAY'],
      // a card has no express button
      express: ['GOOGLEPAY', 'ALIPAY_CN'],
    });
  });

  it.each([
    ['KRW', '49', 'KAKAOPAY', 'below_minimum'],
    ['THB', '3000001', 'TRUEMONEY', 'above_maximum'],
    ['IDR', '29900', 'DANA', 'below_minimum'],
    ['JPY', '1', 'APPLEPAY', 'below_minimum'],
  ])('that cannot take %s %s are not offered: %s', async (currency, value, type, reason) => {
    const availablePaymentMethod = list(type, 'CARD');
    const session = await element({ ...amount(currency, value), availablePaymentMethod });
    expect(await session.state()).toMatchObject({
      methods: ['CARD'],
      unavailable: [{ type, reason }],
    });
    const submitted = await session.submit({
      ...(type === 'APPLEPAY'
        ? { express: { type, token: 'simulated-1' } }
        : { wallet: { type, form: 'redirect', openId: 'open' } }),
    });
    expect(submitted.error?.message).toBe(`The session does not offer ${type}.`);
  });

  it('that all cannot take the amount are no session', async () => {
    const request = { ...amount('KRW', '49'), availablePaymentMethod: list('KAKAOPAY') };
    await expect(element(request)).rejects.toMatchObject({
      resultCode: 'NO_PAY_OPTIONS',
      message: expect.stringContaining('KAKAOPAY (below_minimum)'),
    });
  });
});

describe('a device’s wallet', () => {
  it.each(['APPLEPAY', 'GOOGLEPAY'])('%s pays with what its sheet gave', async (type) => {
    const session = await element({
      availablePaymentMethod: list({ paymentMethodType: type, expressCheckout: true }),
    });
    expect(await session.submit({ express: { type, token: 'simulated-1' } })).toMatchObject({
      outcome: 'SUCCESSFUL',
    });
    expect(await session.inquire()).toMatchObject({
      paymentStatus: 'SUCCESS',
      paymentMethodType: type,
    });
  });

  it('with a token of a real wallet is refused', async () => {
    const session = await element();
    const real = await session.submit({ express: { type: 'APPLEPAY', token: 'eyJ2ZXJzaW9u' } });
    expect(real.error?.message).toMatch(/^express\.token must begin with "simulated-"/);
    const classic = await sandbox.open();
    const express = { type: 'APPLEPAY', token: 'simulated-1' };
    expect((await classic.submit({ express })).error?.code).toBe('request_invalid');
  });
});

describe('instalments', () => {
  it('are offered with what each costs', async () => {
    const session = await element({ enableInstallmentCollection: true });
    const plan = (count: number, each: string) => ({
      count,
      each: { currency: 'USD', value: each },
      total: { currency: 'USD', value: '4200' },
    });
    expect((await session.state()).instalments?.plans).toEqual([
      plan(3, '1400'),
      plan(6, '700'),
      plan(12, '350'),
    ]);
  });

  it.each([
    [{ installmentNum: 5 }, [5]],
    [{ filteredInstallmentPeriods: ['6'] }, [3, 12]],
    [{ filteredInstallmentPeriods: [3, 6, 12] }, undefined],
  ])('%o: %o', async (creditPayPlan, counts) => {
    const { instalments } = await (await element({ creditPayPlan })).state();
    expect(instalments?.plans.map(({ count }) => count)).toEqual(counts);
  });

  it('cost a fee, rounded up', async () => {
    const request = {
      ...amount('USD', '999'),
      creditPayPlan: { installmentNum: 7, feePercentage: 5 },
    };
    expect((await (await element(request)).state()).instalments?.plans).toEqual([
      {
        count: 7,
        each: { currency: 'USD', value: '150' },
        total: { currency: 'USD', value: '1049' },
        feePercentage: '5',
      },
    ]);
  });

  it.each([
    [{ ...amount('EUR', '4200') }],
    [{ paymentFactor: { captureMode: 'MANUAL' } }],
    [{ availablePaymentMethod: list('GCASH') }],
  ])('are not offered with %o', async (change) => {
    const session = await element({ enableInstallmentCollection: true, ...change });
    expect(await session.state()).not.toHaveProperty('instalments');
  });

  it('that were chosen are reported to the server', async () => {
    const session = await element({ enableInstallmentCollection: true });
    expect((await session.submit({ card: card(PAID_CARD), instalments: 5 })).error?.message).toBe(
      'The session has no plan of 5 instalments for CARD.',
    );
    await session.submit({ card: card(PAID_CARD), instalments: 6 });
    expect(await session.inquire()).toMatchObject({
      creditPayPlan: { installmentNum: '6', interval: 'MONTH' },
    });
  });

  it('cannot be both fixed and filtered', async () => {
    const creditPayPlan = { installmentNum: 3, filteredInstallmentPeriods: [6] };
    await expect(element({ creditPayPlan })).rejects.toMatchObject({ resultCode: 'PARAM_ILLEGAL' });
  });
});
