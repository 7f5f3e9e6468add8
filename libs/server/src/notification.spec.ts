import { describe, expect, it } from 'vitest';
import { createAntomClient } from './client.ts';
import { AntomError } from './error.ts';
import { gateway, gatewayKey, merchant } from './gateway.fixture.ts';
import { readPrivateKey } from './key.ts';
import type { AntomNotification } from './notification.ts';
import { sign } from './signature.ts';

const clientId = 'SANDBOX_TEST';
const path = '/api/notify';
const antom = createAntomClient({
  clientId,
  privateKey: merchant.pkcs8,
  antomPublicKey: gateway.spki,
  gateway: 'http://127.0.0.1:4242',
});
const PAID = {
  notifyType: 'PAYMENT_RESULT',
  result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
  paymentRequestId: 'req-001',
  paymentId: 'pay-001',
  paymentAmount: { currency: 'USD', value: '4200' },
  paymentCreateTime: '2026-11-22T12:00:00+00:00',
};

function deliver(body: string, change: { clientId?: string; path?: string; key?: string } = {}) {
  const message = { method: 'POST', path, clientId, time: '1795348800000', body, ...change };
  const key = change.key ? readPrivateKey(change.key) : gatewayKey;
  return {
    'client-id': message.clientId,
    'request-time': message.time,
    signature: sign(message, key),
  };
}

const body = JSON.stringify(PAID, null, 2);
const headers = deliver(body);

it.each([
  ['a plain object', headers],
  [
    'upper case',
    {
      'Client-Id': clientId,
      'REQUEST-TIME': headers['request-time'],
      Signature: headers.signature,
    },
  ],
  ['Headers', new Headers(headers)],
  [
    'lists',
    {
      'client-id': [clientId],
      'request-time': [headers['request-time']],
      signature: [headers.signature],
    },
  ],
])('returns the notification, headers as %s', (_, form) => {
  expect(antom.verifyNotification(form, body, path)).toEqual(PAID);
  expect(antom.verifyNotification(form, Buffer.from(body), path)).toEqual(PAID);
});

const CAPTURED = {
  notifyType: 'CAPTURE_RESULT',
  result: PAID.result,
  captureRequestId: 'cap-001',
  captureId: 'c-1',
  paymentId: 'pay-001',
  captureAmount: PAID.paymentAmount,
};
const REFUNDED = {
  notifyType: 'REFUND_RESULT',
  result: PAID.result,
  refundStatus: 'SUCCESS',
  refundRequestId: 'ref-001',
  refundId: 'r-1',
  refundAmount: PAID.paymentAmount,
};

/** What a shop does: the compiler knows the fields of each type. */
function subject(notification: AntomNotification): string | undefined {
  switch (notification.notifyType) {
    case 'CAPTURE_RESULT':
      return notification.captureRequestId;
    case 'REFUND_RESULT':
      return notification.refundRequestId;
    case 'OTHER':
      return notification.rawNotifyType;
    default:
      return notification.paymentRequestId;
  }
}

it.each([
  [PAID, 'req-001'],
  [{ ...PAID, notifyType: 'PAYMENT_PENDING' }, 'req-001'],
  [{ ...PAID, notifyType: 'UPDATE_AMOUNT_RESULT' }, 'req-001'],
  [CAPTURED, 'cap-001'],
  [REFUNDED, 'ref-001'],
])('is discriminated by notifyType: %o', (body, id) => {
  const text = JSON.stringify(body);
  const notification = antom.verifyNotification(deliver(text), text, path);
  expect(notification).toEqual(body);
  expect(subject(notification)).toBe(id);
});

it.each(['DISPUTE_CREATED', 'toString'])(
  'hands on a type that it does not know, so that it can be acknowledged: %s',
  (notifyType) => {
    const body = { notifyType, result: PAID.result, disputeId: 'd-1' };
    const text = JSON.stringify(body);
    const notification = antom.verifyNotification(deliver(text), text, path);
    expect(notification).toEqual({
      notifyType: 'OTHER',
      rawNotifyType: notifyType,
      result: PAID.result,
      body,
    });
    expect(subject(notification)).toBe(notifyType);
  },
);

describe('rejects', () => {
  const { paymentId: _, ...incomplete } = PAID;
  const send = (text: string, change = {}) => [deliver(text, change), text] as const;
  const without = (name: string) => [{ ...headers, [name]: undefined }, body] as const;
  it.each([
    ['another key', send(body, { key: merchant.pkcs8 }), 'signature'],
    ['another path', send(body, { path: '/else' }), 'path'],
    ['a changed body', [headers, body.replace('4200', '1')] as const, 'signature'],
    [
      'a body that was parsed and written again',
      [headers, JSON.stringify(PAID)] as const,
      'unparsed',
    ],
    ['another client', send(body, { clientId: 'OTHER' }), '"OTHER"'],
    ['no signature', without('signature'), 'signature header'],
    ['no time', without('request-time'), 'request-time header'],
    ['no client id', without('client-id'), 'client-id header'],
    ['no JSON', send('paid!'), 'JSON'],
    ['no result', send('{"notifyType":"PAYMENT_RESULT"}'), 'result'],
    ['a payment without id', send(JSON.stringify(incomplete)), 'paymentId'],
    [
      'a capture without amount',
      send(JSON.stringify({ ...CAPTURED, captureAmount: null })),
      'captureAmount',
    ],
    [
      'a refund without status',
      send(JSON.stringify({ ...REFUNDED, refundStatus: undefined })),
      'refundStatus',
    ],
  ])('%s', (_, [form, text], words) => {
    let error: unknown;
    try {
      antom.verifyNotification(form, text, path);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(AntomError);
    expect(error).toMatchObject({ kind: 'notification', outcomeUnknown: false });
    expect((error as AntomError).message).toContain(words);
  });
});
