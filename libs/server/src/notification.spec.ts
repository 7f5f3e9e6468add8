import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { createAntomClient } from './node-client.ts';
import { AntomError } from './error.ts';
import { gateway, gatewayKey, makePair, merchant } from './gateway.fixture.ts';
import { readPrivateKey } from './key.ts';
import type { AntomNotification } from './notification.ts';
import { sign } from './node-signature.ts';

const clientId = 'SANDBOX_TEST';
const path = '/api/notify';
const OPTIONS = {
  clientId,
  privateKey: merchant.pkcs8,
  antomPublicKey: gateway.spki,
  gateway: 'http://127.0.0.1:4242',
};
const antom = createAntomClient(OPTIONS);
const PAID = {
  notifyType: 'PAYMENT_RESULT',
  result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
  paymentRequestId: 'req-001',
  paymentId: 'pay-001',
  paymentAmount: { currency: 'USD', value: '4200' },
  paymentCreateTime: '2026-11-22T12:00:00+00:00',
};

interface Change {
  readonly clientId?: string;
  readonly path?: string;
  readonly key?: string;
  readonly time?: string;
}

function deliver(body: string, change: Change = {}) {
  const message = { method: 'POST', path, clientId, time: String(Date.now()), body, ...change };
  const key = change.key ? readPrivateKey(change.key) : gatewayKey;
  return {
    'client-id': message.clientId,
    'request-time': message.time,
    signature: sign(message, key),
  };
}

const body = JSON.stringify(PAID, null, 2);
const headers = deliver(body);

const pairs = Object.entries(headers);
class ForeignHeaders {
  get(name: string) {
    return new Headers(headers).get(name);
  }
}

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
  ['Headers of another realm', new ForeignHeaders()],
  ['a Map', new Map(pairs.map(([name, value]) => [name.toUpperCase(), value]))],
  ['pairs', pairs],
  ['rawHeaders of Node', ['Host', 'shop.example', ...pairs.flat()]],
  ['lists', Object.fromEntries(pairs.map(([name, value]) => [name, [value]]))],
  ['a Map of lists', new Map(pairs.map(([name, value]) => [name, [value]]))],
])('returns the notification, headers as %s', async (_, form) => {
  expect(await antom.verifyNotification(form, body, path)).toEqual(PAID);
});

const bytes = Buffer.from(`..${body}..`);
const buffer = Uint8Array.from(Buffer.from(body)).buffer;
it.each([
  ['text', body],
  ['a Buffer', Buffer.from(body)],
  ['an ArrayBuffer', buffer],
  ['an ArrayBuffer of another realm', runInNewContext('buffer.slice(0)', { buffer })],
  [
    'a Uint8Array of another realm',
    runInNewContext('Uint8Array.from(list)', { list: [...Buffer.from(body)] }),
  ],
  ['a DataView', new DataView(buffer)],
  ['a view of a part', new Uint8Array(bytes.buffer, bytes.byteOffset + 2, bytes.length - 4)],
])('returns the notification, body as %s', async (_, form) => {
  expect(await antom.verifyNotification(headers, form, path)).toEqual(PAID);
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
    case 'DISPUTE':
      return notification.disputeId;
    case 'SUBSCRIPTION':
      return notification.subscriptionId;
    case 'VAULTING_RESULT':
      return notification.vaultingRequestId;
    case 'AUTHORIZATION':
      return notification.authorizationNotifyType;
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
])('is discriminated by notifyType: %o', async (body, id) => {
  const text = JSON.stringify(body);
  const notification = await antom.verifyNotification(deliver(text), text, path);
  expect(notification).toEqual(body);
  expect(subject(notification)).toBe(id);
});

it.each<[string, string, object]>([
  [
    'DISPUTE',
    'd-1',
    {
      disputeId: 'd-1',
      disputeNotificationType: 'DISPUTE_CREATED',
      defenseDueTime: PAID.paymentCreateTime,
    },
  ],
  [
    'SUBSCRIPTION',
    's-1',
    { subscriptionId: 's-1', subscriptionStatus: 'ACTIVE', subscriptionNotificationType: 'CREATE' },
  ],
  [
    'VAULTING_RESULT',
    'v-1',
    { notifyType: 'VAULTING', result: PAID.result, vaultingRequestId: 'v-1' },
  ],
  ['AUTHORIZATION', 'TOKEN_CREATED', { authorizationNotifyType: 'TOKEN_CREATED' }],
])('is discriminated by what else tells its kind: %s', async (notifyType, id, sent) => {
  const text = JSON.stringify(sent);
  const notification = await antom.verifyNotification(deliver(text), text, path);
  expect(notification).toEqual({ ...sent, notifyType });
  expect(subject(notification)).toBe(id);
});

describe('hands on what it has no type for, so that it can be acknowledged', () => {
  const { paymentId: _, ...incomplete } = PAID;
  const { result } = PAID;
  it.each<[string, object]>([
    ['NEW_KIND', { notifyType: 'NEW_KIND', result, newId: 'n-1' }],
    ['DISPUTE_CREATED', { disputeNotificationType: 'DISPUTE_CREATED' }],
    ['CREATE', { subscriptionNotificationType: 'CREATE', subscriptionId: 7 }],
    ['toString', { notifyType: 'toString', result }],
    ['', { newNotifyType: 'TOKEN_CREATED' }],
    ['7', { notifyType: '7', result: 'S' }],
    ['PAYMENT_RESULT', incomplete],
    ['PAYMENT_RESULT', { notifyType: 'PAYMENT_RESULT' }],
    ['CAPTURE_RESULT', { ...CAPTURED, captureAmount: null }],
    ['REFUND_RESULT', { ...REFUNDED, refundStatus: undefined }],
  ])('%s: %o', async (rawNotifyType, sent) => {
    const text = JSON.stringify(sent);
    const body = JSON.parse(text);
    const notification = await antom.verifyNotification(deliver(text), text, path);
    expect(notification).toEqual({
      notifyType: 'OTHER',
      rawNotifyType,
      ...('result' in sent && typeof sent.result === 'object' && { result }),
      body,
    });
    expect(subject(notification)).toBe(rawNotifyType);
  });

  it.each(['paid!', '["a"]', 'null', '', '"text"'])('no JSON object: %j', async (text) => {
    expect(await antom.verifyNotification(deliver(text), text, path)).toEqual({
      notifyType: 'OTHER',
      rawNotifyType: '',
      body: {},
    });
  });
});

async function refusalOf(call: () => unknown): Promise<AntomError> {
  try {
    await call();
  } catch (error) {
    expect(error).toBeInstanceOf(AntomError);
    expect(error).toMatchObject({ kind: 'notification', outcomeUnknown: false });
    return error as AntomError;
  }
  throw new Error('It was accepted.');
}

describe('rejects', () => {
  const send = (text: string, change: Change = {}) => [deliver(text, change), text] as const;
  const without = (name: string) => [{ ...headers, [name]: undefined }, body] as const;
  const base64 = Buffer.from(body).toString('base64');
  it.each([
    ['another key', send(body, { key: merchant.pkcs8 }), 'another key than antomPublicKey'],
    ['another path', send(body, { path: '/else' }), 'path'],
    ['a changed body', [headers, body.replace('4200', '1')] as const, 'raw body, unparsed'],
    [
      'a body that was parsed and written again',
      [headers, JSON.stringify(PAID)] as const,
      'unparsed',
    ],
    ['a body in base64', [headers, base64] as const, 'Buffer.from(event.body, "base64")'],
    ['an empty body', [headers, ''] as const, 'raw body'],
    ['another client', send(body, { clientId: 'OTHER' }), '"OTHER"'],
    ['no signature', without('signature'), 'signature header'],
    ['no time', without('request-time'), 'request-time header'],
    ['no client id', without('client-id'), 'client-id header'],
    ['a signature that is none', [{ ...headers, signature: 'x' }, body] as const, 'signed with'],
  ])('%s', async (_, [form, text], words) => {
    expect((await refusalOf(() => antom.verifyNotification(form, text, path))).message).toContain(
      words,
    );
  });

  it.each<[string, unknown, string]>([
    ['a parsed body', JSON.parse(body), 'a parser has made'],
    ['what Express leaves without a parser', undefined, 'The body is undefined'],
    ['what express.json() makes of another type', {}, 'a parser has made'],
    ['null', null, 'The body is null'],
    ['a Buffer that went through JSON', JSON.parse(JSON.stringify(Buffer.from(body))), 'parser'],
    ['a promise', Promise.resolve(body), 'await it'],
    ['a Request', new Request('http://shop.example', { method: 'POST', body }), 'not read yet'],
    ['a stream', new Blob([body]).stream(), 'not read yet'],
    ['a number', 7, 'of type number'],
  ])('%s, and says how to get the raw bytes', async (_, form, words) => {
    const { message } = await refusalOf(() =>
      antom.verifyNotification(headers, form as string, path),
    );
    expect(message).toContain(words);
    expect(message).toMatch(/raw bytes.*Express.*Fastify.*Nest.*Next.*Lambda/);
  });

  it.each<[unknown, string]>([
    [undefined, 'The path is missing'],
    [null, 'The path is null'],
    [7, 'The path is 7'],
    ['', 'The path is ""'],
    ['https://shop.example/api/notify', 'The path is "https:'],
  ])('the path %j', async (form, words) => {
    const call = () => antom.verifyNotification(headers, body, form as string);
    expect((await refusalOf(call)).message).toContain(words);
  });

  it.each<[unknown, string]>([
    [undefined, 'The headers are missing'],
    [null, 'The headers are null'],
    ['client-id: x', 'Pass those of the request'],
    [{}, 'no client-id header'],
    [[], 'no client-id header'],
    [new Map(), 'no client-id header'],
    [[1, 2], 'no client-id header'],
    [{ headers }, 'pass the headers of the request'],
  ])('the headers %j', async (form, words) => {
    const call = () => antom.verifyNotification(form as typeof headers, body, path);
    expect((await refusalOf(call)).message).toContain(words);
  });

  it('a query string that is not signed, and takes one that is', async () => {
    const query = `${path}?order=1`;
    const { message } = await refusalOf(() => antom.verifyNotification(headers, body, query));
    expect(message).toContain('without its query string');
    expect(await antom.verifyNotification(deliver(body, { path: query }), body, query)).toEqual(
      PAID,
    );
  });
});

describe('the time of a notification', () => {
  const HOUR = 3_600_000;
  const at = (hours: number) => deliver(body, { time: String(Date.now() + hours * HOUR) });

  it.each([0, -25, -47, 13])('accepts one of %d hours from now', async (hours) => {
    expect(await antom.verifyNotification(at(hours), body, path)).toEqual(PAID);
  });

  it.each([-49, 15, -24 * 365])('rejects one of %d hours from now', async (hours) => {
    const { message } = await refusalOf(() => antom.verifyNotification(at(hours), body, path));
    expect(message).toContain('clock says');
  });

  it.each([
    ['2017-01-01T00:00:00Z', 'clock says'],
    ['9999999999999', 'clock says'],
    ['today', 'not a time'],
    ['', 'not a time'],
  ])('rejects %j', async (time, words) => {
    const call = () => antom.verifyNotification(deliver(body, { time }), body, path);
    expect((await refusalOf(call)).message).toContain(words);
  });

  it('has a maximum age that can be chosen', async () => {
    const strict = createAntomClient({ ...OPTIONS, maxNotificationAgeMs: HOUR });
    expect(await strict.verifyNotification(at(-0.9), body, path)).toEqual(PAID);
    await refusalOf(() => strict.verifyNotification(at(-1.1), body, path));
  });

  it.each([-2, 2])('does not mind a clock that is %d hours wrong', async (hours) => {
    const sent = headers;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * HOUR });
    try {
      expect(await antom.verifyNotification(sent, body, path)).toEqual(PAID);
    } finally {
      vi.useRealTimers();
    }
  });
});

it('is verified where the global Promise has been replaced, as zone.js does', async () => {
  const forged = deliver(body, { key: makePair().pkcs8 });
  vi.stubGlobal('Promise', class extends Promise<unknown> {});
  const matching = (message: RegExp) =>
    expect.objectContaining({ message: expect.stringMatching(message) });
  // in Node it throws at once
  const verify = async (sent: typeof headers) => antom.verifyNotification(sent, body, path);
  const sent = [forged, deliver(body, { time: '0' }), headers];
  const answers = await Promise.allSettled(sent.map(verify));
  vi.unstubAllGlobals();
  expect(answers).toEqual([
    { status: 'rejected', reason: matching(/signed with another key/) },
    { status: 'rejected', reason: matching(/is not a time/) },
    { status: 'fulfilled', value: PAID },
  ]);
});

it('takes what either of two keys has signed, while Antom changes its key', async () => {
  const old = makePair();
  const both = createAntomClient({ ...OPTIONS, antomPublicKey: [old.spki, gateway.spki] });
  for (const key of [old.pkcs8, gateway.pkcs8]) {
    expect(await both.verifyNotification(deliver(body, { key }), body, path)).toEqual(PAID);
  }
  const third = deliver(body, { key: makePair().pkcs8 });
  const refusal = await refusalOf(() => both.verifyNotification(third, body, path));
  expect(refusal.message).toContain('another key');
});
