import { describe, expect, it } from 'vitest';
import { sessionRequest } from '../server/sandbox.fixture.ts';
import { Refusal } from './refusal.ts';
import { checkRequest } from './request-check.ts';
import { CREATE_PAYMENT_SESSION } from './request-fields.ts';

const amount = { currency: 'USD', value: '4200' };
const order = { referenceOrderId: 'o', orderDescription: 'Lamp', orderAmount: amount };
const good = { referenceGoodsId: 'g', goodsName: 'Lamp' };
const check = (change: object) =>
  checkRequest(CREATE_PAYMENT_SESSION, { ...sessionRequest(), ...change });

describe('names the first wrong field', () => {
  it.each<[string, object]>([
    ['paymentRequestId is missing', { paymentRequestId: undefined }],
    ['paymentRequestId is missing', { paymentRequestId: '' }],
    ['paymentRequestId has 65 characters; at most 64', { paymentRequestId: 'x'.repeat(65) }],
    ['paymentRequestId is {', { paymentRequestId: {} }],
    ['paymentAmount is missing', { paymentAmount: null }],
    ['paymentAmount is "4200"', { paymentAmount: 4200 }],
    ['paymentAmount.currency is missing', { paymentAmount: { value: '1' } }],
    ['paymentAmount.currency is "usd"', { paymentAmount: { ...amount, currency: 'usd' } }],
    ...['0', '-1', '1.5', '1e3', '01', ' 1', '99999999999999999', 1.5].map(
      (value): [string, object] => [
        'paymentAmount.value is',
        { paymentAmount: { ...amount, value } },
      ],
    ),
    ['order.referenceOrderId is missing', { order: { ...order, referenceOrderId: undefined } }],
    ['order.orderDescription has 257', { order: { ...order, orderDescription: 'x'.repeat(257) } }],
    ['order.orderAmount is missing', { order: { ...order, orderAmount: undefined } }],
    [
      'order.goods[1].goodsName is missing',
      { order: { ...order, goods: [good, { referenceGoodsId: 'h' }] } },
    ],
    ['order.goods[0] is "1"', { order: { ...order, goods: [1] } }],
    [
      'order.goods[0].goodsUnitAmount.value is missing',
      { order: { ...order, goods: [{ ...good, goodsUnitAmount: { currency: 'USD' } }] } },
    ],
    [
      'order.goods has 101 entries; at most 100',
      { order: { ...order, goods: Array(101).fill(good) } },
    ],
    ['productCode is "CASH"', { productCode: 'CASH' }],
    ['paymentMethod.paymentMethodType is missing', { paymentMethod: {} }],
    ['paymentRedirectUrl is "shop"', { paymentRedirectUrl: 'shop' }],
    ['paymentRedirectUrl has', { paymentRedirectUrl: `https://a.example/${'x'.repeat(2048)}` }],
    ['paymentNotifyUrl is "ftp:', { paymentNotifyUrl: 'ftp://a.example/' }],
    ['paymentNotifyUrl is "file:', { paymentNotifyUrl: 'file:///etc/passwd' }],
    ['paymentSessionExpiryTime is "tomorrow"', { paymentSessionExpiryTime: 'tomorrow' }],
    ['paymentFactor.isAuthorization is "yes"', { paymentFactor: { isAuthorization: 'yes' } }],
    ['allowedOrigins[0] is', { allowedOrigins: ['https://a.example/; script-src *'] }],
    ['allowedOrigins[1] is', { allowedOrigins: ['https://a.example', '*'] }],
  ])('%s', (words, change) => {
    expect(() => check(change)).toThrow(Refusal);
    expect(() => check(change)).toThrow(words);
  });
});

it('accepts scalars as strings or as they are, and returns them as strings', () => {
  const checked = check({
    paymentAmount: { currency: 'USD', value: 4200 },
    paymentFactor: { isAuthorization: true, captureMode: 'AUTOMATIC' },
    order: { ...order, goods: [{ ...good, goodsQuantity: 2, goodsUnitAmount: amount }] },
    allowedOrigins: ['https://a.example', 'http://shop.localhost:8080'],
  });
  expect(checked).toMatchObject({
    paymentAmount: amount,
    paymentFactor: { isAuthorization: 'true' },
    order: { goods: [{ goodsQuantity: '2' }] },
  });
});
