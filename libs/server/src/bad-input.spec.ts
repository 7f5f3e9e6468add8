/** What TypeScript would refuse, and JavaScript passes: each ends in one error that says which parameter it is. */
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { AntomError, isAntomError } from './error.ts';
import { gateway, merchant } from './gateway.fixture.ts';
import { createNotificationPlugin } from './handler/fastify.ts';
import * as entry from './index.ts';
import { createAntomClient as createWebClient } from './web.ts';

const throwing = () => {
  throw new Error('trapped');
};
const revocable = Proxy.revocable({}, {});
revocable.revoke();

class Unreadable {
  get then(): unknown {
    throw new Error('no then');
  }
  toString(): string {
    throw new Error('no text');
  }
  toJSON(): string {
    throw new Error('no JSON');
  }
}

const SECRETS = { key: merchant.pkcs8, url: 'https://shop:pa55word@proxy.example/x' };

const VALUES = {
  undefined: undefined,
  null: null,
  empty: '',
  blank: ' ',
  text: 'x',
  key: SECRETS.key,
  secretUrl: SECRETS.url,
  zero: 0,
  minus: -1,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  fraction: 1.5,
  beyondTimers: 2 ** 31,
  unsafe: 2 ** 53,
  bigint: 10n,
  true: true,
  false: false,
  symbol: Symbol('x'),
  emptyList: [],
  list: [1],
  symbols: [Symbol('x')],
  object: {},
  bare: Object.create(null) as object,
  frozen: Object.freeze({ a: 1 }),
  date: new Date(),
  invalidDate: new Date(Number.NaN),
  url: new URL('https://shop.example/x'),
  headers: new Headers(),
  map: new Map(),
  set: new Set([1]),
  bytes: Buffer.from('x'),
  boxedText: Object('x') as object,
  boxedNumber: Object(5) as object,
  regexp: /x/,
  error: new Error('x'),
  promise: Promise.resolve({}),
  function: () => undefined,
  asyncFunction: async () => undefined,
  class: class {},
  unreadable: new Unreadable(),
  proxy: new Proxy(
    {},
    { get: throwing, has: throwing, ownKeys: throwing, getOwnPropertyDescriptor: throwing },
  ),
  functionProxy: new Proxy(() => undefined, { get: throwing, has: throwing }),
  revoked: revocable.proxy,
} satisfies { readonly [name: string]: unknown };

type ValueName = keyof typeof VALUES;

const FUNCTIONS: readonly ValueName[] = ['function', 'asyncFunction', 'class', 'functionProxy'];
const TEXTS: readonly ValueName[] = ['blank', 'text', 'key', 'secretUrl'];

const OPTIONS = {
  clientId: 'SANDBOX_TEST',
  privateKey: merchant.pkcs8,
  antomPublicKey: gateway.spki,
  gateway: 'http://127.0.0.1:9',
  fetch: async () => Promise.reject(new Error('nothing is sent')),
};
const HEADERS = {
  'client-id': 'SANDBOX_TEST',
  'request-time': String(Date.now()),
  signature: 'algorithm=RSA256,keyVersion=1,signature=eA%3D%3D',
};
const REFUND = {
  refundRequestId: 'refund-1',
  paymentId: 'payment-1',
  refundAmount: { currency: 'USD', value: '1' },
};
const MESSAGE = { method: 'POST', path: '/', clientId: 'x', time: '1', body: '' };

const antom = entry.createAntomClient(OPTIONS);
const webAntom = createWebClient(OPTIONS);
const database = new DatabaseSync(':memory:');
const store = entry.sqliteStore(database);
const inbox = entry.createInbox({ store, on: {} });
const outbox = entry.createOutbox({ antom, inbox });
const pool = { connect: () => Promise.reject(new Error('no database')), query: throwing };
const postgres = entry.postgresStore(pool);
const privateKey = entry.readPrivateKey(merchant.pkcs8);
const publicKey = entry.readPublicKey(merchant.spki);
const onNotification = () => undefined;

interface Row {
  /** Of what the message names: the parameter, or the part of the notification. */
  readonly names?: string;
  readonly run: (value: never) => unknown;
  /** Values that it takes. */
  readonly takes?: readonly ValueName[];
}

const ROWS: { readonly [name: string]: Row } = {
  options: {
    names: 'clientId|options|privateKey',
    run: (value) => entry.createAntomClient(value),
  },
  ...Object.fromEntries(
    Object.entries<readonly ValueName[]>({
      clientId: ['text', 'secretUrl'],
      privateKey: ['key'],
      antomPublicKey: [],
      gateway: [],
      timeoutMs: ['undefined'],
      maxNotificationAgeMs: ['undefined', 'beyondTimers'],
      fetch: ['undefined', ...FUNCTIONS],
    }).flatMap(([name, takes]) => [
      [
        name,
        { takes, run: (value: never) => entry.createAntomClient({ ...OPTIONS, [name]: value }) },
      ],
      [
        `${name} of the web’s client`,
        {
          takes,
          names: name,
          run: (value: never) => createWebClient({ ...OPTIONS, [name]: value }),
        },
      ],
    ]),
  ),
  'antomPublicKey[1]': {
    names: 'antomPublicKey\\[1\\]',
    run: (value) => entry.createAntomClient({ ...OPTIONS, antomPublicKey: [gateway.spki, value] }),
  },
  path: { run: (value) => antom.call(value, {}) },
  request: {
    takes: ['object', 'bare', 'frozen'],
    run: (value) => antom.inquiryPayment(value),
  },
  'headers of a notification': {
    names: 'headers',
    run: (value) => antom.verifyNotification(value, '{}', '/'),
  },
  ...Object.fromEntries(
    Object.keys(HEADERS).map((name) => [
      `${name} of a notification`,
      {
        names: `${name}|headers|signed|client|a time`,
        run: (value: never) => antom.verifyNotification({ ...HEADERS, [name]: value }, '{}', '/'),
      },
    ]),
  ),
  'body of a notification': {
    names: 'body|signed with another key',
    run: (value) => antom.verifyNotification(HEADERS, value, '/'),
  },
  'path of a notification': {
    names: 'path',
    run: (value) => antom.verifyNotification(HEADERS, '{}', value),
  },
  'headers of a notification on the web': {
    names: 'headers',
    run: (value) => webAntom.verifyNotification(value, '{}', '/'),
  },
  'body of a notification on the web': {
    names: 'body|signed with another key',
    run: (value) => webAntom.verifyNotification(HEADERS, value, '/'),
  },
  'options of a handler': {
    names: 'options|antom',
    run: (value) => entry.createNotificationHandler(value),
  },
  'options of a plugin': {
    names: 'options|antom',
    run: (value) => createNotificationPlugin(value),
  },
  route: { run: (route) => createNotificationPlugin({ antom, onNotification, route }) },
  ...Object.fromEntries(
    Object.entries<readonly ValueName[]>({
      antom: [],
      onNotification: FUNCTIONS,
      path: ['undefined'],
      maxBodyBytes: ['undefined', 'beyondTimers'],
      onError: ['undefined', ...FUNCTIONS],
    }).map(([name, takes]) => [
      `${name} of a handler`,
      {
        takes,
        names: name,
        run: (value: never) =>
          entry.createNotificationHandler({ antom, onNotification, [name]: value }),
      },
    ]),
  ),
  'options of an inbox': { names: 'options|store', run: (value) => entry.createInbox(value) },
  ...Object.fromEntries(
    Object.entries<readonly ValueName[]>({
      store: [],
      on: ['object', 'bare', 'unreadable'],
      holdMs: ['undefined', 'zero'],
      log: ['undefined', ...FUNCTIONS],
      meter: ['undefined'],
    }).map(([name, takes]) => [
      `${name} of an inbox`,
      {
        takes,
        names: name,
        run: (value: never) => entry.createInbox({ store, on: {}, [name]: value }),
      },
    ]),
  ),
  'on.refunded': {
    takes: ['undefined', ...FUNCTIONS],
    run: (refunded) => entry.createInbox({ store, on: { refunded } }),
  },
  notification: { run: (value) => inbox.receive(value) },
  response: { run: (value) => inbox.inquired(value) },
  'paymentRequestId to close': {
    names: 'paymentRequestId',
    takes: TEXTS,
    run: (value) => store.transaction((transaction) => inbox.close(value, transaction)),
  },
  'paymentId to resolve': {
    names: 'paymentId',
    takes: TEXTS,
    run: (value) => store.transaction((one) => inbox.resolveLatePayment(value, one)),
  },
  'transaction of a close': { names: 'transaction', run: (value) => inbox.close('x', value) },
  'options of an outbox': { names: 'options|antom', run: (value) => entry.createOutbox(value) },
  ...Object.fromEntries(
    Object.entries<readonly ValueName[]>({
      antom: [],
      inbox: [],
      pollMs: ['undefined'],
      leaseMs: ['undefined'],
      log: ['undefined', ...FUNCTIONS],
      meter: ['undefined'],
    }).map(([name, takes]) => [
      `${name} of an outbox`,
      {
        takes,
        names: name,
        run: (value: never) => entry.createOutbox({ antom, inbox, [name]: value }),
      },
    ]),
  ),
  'refund request': {
    names: 'request|refund\\.refundRequestId',
    run: (value) => store.transaction((transaction) => outbox.refund(value, transaction)),
  },
  ...Object.fromEntries(
    Object.entries<readonly ValueName[]>({
      // what JSON writes as text is text
      refundRequestId: [...TEXTS, 'date', 'url', 'boxedText'],
      paymentId: [...TEXTS, 'date', 'url', 'boxedText'],
      refundAmount: [],
    }).map(([name, takes]) => [
      `refund.${name}`,
      {
        takes,
        names: `refund\\.${name}|${name}|request`,
        run: (value: never) =>
          // a new id each time: a known one belongs to another request
          store.transaction((one) =>
            outbox.refund({ ...REFUND, refundRequestId: crypto.randomUUID(), [name]: value }, one),
          ),
      },
    ]),
  ),
  'refund.refundAmount.value': {
    names: 'refund\\.refundAmount|refundAmount\\.value|request',
    run: (value) =>
      store.transaction((transaction) =>
        outbox.refund({ ...REFUND, refundAmount: { currency: 'USD', value } }, transaction),
      ),
  },
  'transaction of a refund': { names: 'transaction', run: (value) => outbox.refund(REFUND, value) },
  call: { run: (value) => outbox.statusOf(value, 'x') },
  id: { takes: TEXTS, run: (value) => outbox.statusOf('refund', value) },
  // a text is the path of a file
  database: {
    takes: ['text', 'key', 'secretUrl'],
    run: (value) =>
      typeof value === 'string' && value !== '' && value !== ' ' ? 0 : entry.sqliteStore(value),
  },
  pool: { run: (value) => entry.postgresStore(value) },
  before: {
    takes: ['zero', 'beyondTimers'],
    run: (value) => store.purge(value),
  },
  'before, on PostgreSQL': {
    names: 'before',
    // nothing to connect to
    takes: ['zero', 'beyondTimers'],
    run: (value) => (value === 0 || value === 2 ** 31 ? 0 : postgres.purge(value)),
  },
  'client of PostgreSQL': { names: 'transaction', run: (value) => postgres.lock(value, []) },
  message: { run: (value) => entry.sign(value, privateKey) },
  'message.path': {
    takes: ['empty', ...TEXTS],
    run: (path) => entry.verify({ ...MESSAGE, path }, 'x', publicKey),
  },
  'message.body': {
    names: 'message',
    takes: ['empty', ...TEXTS, 'bytes'],
    run: (body) => entry.sign({ ...MESSAGE, body }, privateKey),
  },
  'key to sign with': { names: 'privateKey', run: (value) => entry.sign(MESSAGE, value) },
  publicKey: { run: (value) => entry.verify(MESSAGE, 'x', value) },
  'text of a key': { names: 'text', takes: ['key'], run: (value) => entry.readPrivateKey(value) },
  'clientId of a path': {
    names: 'clientId',
    takes: TEXTS,
    run: (value) => entry.apiPath(value, 'pay'),
  },
  'signature to format': {
    names: 'signature',
    takes: TEXTS,
    run: (value) => entry.formatSignatureHeader(value),
  },
};

async function outcomeOf(run: () => unknown): Promise<unknown> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe.each(Object.entries(ROWS))('%s', (name, { names = name, run, takes = [] }) => {
  it('takes what it should, and says of everything else which parameter it is and what to pass', async () => {
    for (const [kind, value] of Object.entries(VALUES)) {
      const error = await outcomeOf(() => run(value as never));
      if (takes.some((taken) => taken === kind)) {
        // sent in vain
        if (error !== undefined) expect(error, kind).toMatchObject({ kind: 'network' });
        continue;
      }
      expect(isAntomError(error), `${kind}: ${error === undefined ? 'taken' : 'not ours'}`).toBe(
        true,
      );
      const { message, parameter } = error as AntomError;
      expect(`${parameter} ${message}`, kind).toMatch(new RegExp(names, 'i'));
      expect(message, kind).toMatch(/pass |await it|check |antomPublicKey is the one|Events are/i);
      expect(message, kind).not.toContain(SECRETS.key.slice(30, 60));
      expect(message, kind).not.toContain('pa55word');
    }
  });
});

it.each(Object.entries(VALUES))('%s is no error of this package, and no header', (_, value) => {
  expect(isAntomError(value)).toBe(false);
  expect(entry.parseTime(value as never)).toBeUndefined();
  expect(entry.parseSignatureHeader(value as never)).toBeUndefined();
});

it('a transaction that is over is refused: what ran in it would be committed by itself', async () => {
  let kept: DatabaseSync | undefined;
  await store.transaction((transaction) => {
    kept = transaction;
  });
  await expect(outbox.refund(REFUND, kept as DatabaseSync)).rejects.toThrow(
    'transaction is one that is over, or has not begun.',
  );
});

it('a pool is no transaction, although it has query, too', async () => {
  const kept = entry.createInbox({ store: postgres, on: {} });
  await expect(kept.close('request-1', pool as never)).rejects.toThrow('transaction is the pool.');
});
