// @vitest-environment node
import { expect, it } from 'vitest';
import { checkWallets, type SessionRequest } from '../../../wallets.ts';

const COMPLETE: SessionRequest = {
  productScene: 'ELEMENT_PAYMENT',
  paymentAmount: { currency: 'USD', value: '4200' },
  settlementStrategy: { settlementCurrency: 'USD' },
  env: { clientIp: '203.0.113.7' },
  availablePaymentMethod: {
    paymentMethodTypeList: [{ paymentMethodType: 'APPLEPAY' }, { paymentMethodType: 'GOOGLEPAY' }],
  },
};

const faultsOf = async (request: SessionRequest) =>
  (await checkWallets({ request })).map(({ wallet, fault }) => `${wallet} ${fault}`);

it('finds nothing in a complete request, and asks for no page on a server', async () => {
  expect(await checkWallets({ request: COMPLETE })).toEqual([]);
  expect(await checkWallets({ request: { ...COMPLETE, availablePaymentMethod: {} } })).toEqual([]);
  expect(await checkWallets()).toEqual([]);
});

it.each<[SessionRequest, readonly string[]]>([
  [{ productScene: 'CHECKOUT_PAYMENT' }, []],
  [{ productScene: '' }, ['APPLEPAY scene_unsupported', 'GOOGLEPAY scene_unsupported']],
  [
    { settlementStrategy: {} },
    ['APPLEPAY settlement_currency_missing', 'GOOGLEPAY settlement_currency_missing'],
  ],
  [{ env: {} }, ['APPLEPAY client_ip_missing', 'GOOGLEPAY client_ip_missing']],
  [
    { availablePaymentMethod: { paymentMethodTypeList: [{ paymentMethodType: 'GOOGLEPAY' }] } },
    ['APPLEPAY method_missing'],
  ],
  [{ paymentAmount: { currency: 'USD', value: '1' } }, ['APPLEPAY amount_unsupported']],
])('with %j: %j', async (change, expected) => {
  expect(await faultsOf({ ...COMPLETE, ...change })).toEqual(expected);
});

it('names the host that a policy forbids, and the part that allows it', async () => {
  const policy = "script-src 'self' https://pay.google.com";
  expect(await checkWallets({ policy })).toEqual([
    {
      wallet: 'APPLEPAY',
      fault: 'script_forbidden',
      message: expect.stringMatching(/applepay\.cdn-apple\.com.*"applePay"/),
    },
  ]);
});

it('refuses a wallet that it does not know', async () => {
  await expect(checkWallets({ wallets: ['PAYPAL' as 'APPLEPAY'] })).rejects.toThrow(
    'wallets has "PAYPAL". Pass some of APPLEPAY, GOOGLEPAY.',
  );
});
