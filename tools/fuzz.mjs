/**
 * Requests to every endpoint of sandbox and shops' server that are almost right: valid ones of which fields, headers,
 * paths and bytes were changed. Wants a build. Fails on an answer of 5xx or of an inner failure, on a cut connection, on
 * a stack trace, on a card number in a file, and when a server's memory after collection has grown by more than 20 MB
 * since the first thousand requests, or half of them if they are fewer.
 *
 * `node tools/fuzz.mjs [--requests 10000] [--seed n]`
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { Failure, inRoot, runMain, startStack } from './stack/index.ts';

const MEGABYTE = 1_048_576;
const MAX_GROWTH = 20 * MEGABYTE;
const AT_ONCE = 8;
const CARD = '4054695723100768';

/** @typedef {{ [field: string]: unknown }} Fields */
/**
 * @typedef {object} Probe a request before it is changed
 * @property {'sandbox' | 'merchant'} to
 * @property {string} method
 * @property {string} path
 * @property {Fields} [body]
 * @property {'signed' | 'json' | 'form'} [as]
 */
/** @typedef {{ status: number, text: string }} Answer */

const { values: flags } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
});
const count = Number(flags.requests);
const seed = Number(flags.seed);

/** One generator for all, so that a seed tells the whole run. */
let state = seed >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
/** @param {number} below */
const roll = (below) => Math.floor(random() * below);
/** @template T @param {readonly T[]} list @returns {T} */
const pick = (list) => /** @type {T} */ (list[roll(list.length)]);

/** What is put where something else should be. @type {readonly unknown[]} */
const STRANGE = [
  ...fc.sample(
    fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ maxLength: 300 }),
      fc.integer(),
      fc.double(),
      fc.bigInt().map(String),
    ),
    { seed, numRuns: 500 },
  ),
  ...[null, true, '', ' ', '0', '-1', '1e400', '__proto__', 'constructor', '\u0000', '\ud800'],
  ...[
    'x'.repeat(64),
    'x'.repeat(65),
    'x'.repeat(5000),
    '灯'.repeat(300),
    "'; DROP TABLE session;--",
  ],
  JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`),
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  'https://a.example/; script-src *',
  'javascript:alert(1)',
  'file:///etc/passwd',
];

/** @param {unknown} value @returns {value is Fields} */
const isFields = (value) => typeof value === 'object' && value !== null;

/** Every place in a value, as the object and the key. @param {Fields} fields @returns {(readonly [Fields, string])[]} */
const placesOf = (fields) =>
  Object.entries(fields).flatMap(([key, inner]) => [
    /** @type {const} */ ([fields, key]),
    ...(isFields(inner) ? placesOf(inner) : []),
  ]);

/** Also of an object whose `toString` was changed. @param {unknown} value */
const asText = (value) => (isFields(value) ? JSON.stringify(value) : String(value));

/** @param {Fields} body */
function change(body) {
  const changed = structuredClone(body);
  for (let times = roll(3); times > 0; times -= 1) {
    const places = placesOf(changed);
    if (places.length === 0) return changed;
    const [fields, key] = pick(places);
    const ways = [
      () => delete fields[key],
      () => (fields[key] = structuredClone(pick(STRANGE))),
      () => (fields[key] = structuredClone(pick(STRANGE))),
      () => (fields[key] = [fields[key]]),
      () => (fields[key] = { [key]: fields[key] }),
      // a number as key would make an array as long as that
      () =>
        Array.isArray(fields)
          ? fields.push(fields[key])
          : (fields[asText(pick(STRANGE))] = fields[key]),
    ];
    pick(ways)();
  }
  return changed;
}

/** Bytes that are no longer what they were. @param {string} text @returns {Buffer} */
function damage(text) {
  const bytes = Buffer.from(text);
  const at = roll(bytes.length + 1);
  return pick([
    () => bytes.subarray(0, at),
    () => Buffer.concat([bytes, bytes]),
    () => Buffer.concat([bytes.subarray(0, at), Buffer.from([roll(256)]), bytes.subarray(at)]),
    () => Buffer.alloc(roll(70_000), '['),
  ])();
}

/** Without halves of characters, which no address can hold. */
const strangeText = () => String(pick(STRANGE)).replace(/[\ud800-\udfff]/g, '');

/** @param {string} path */
function detour(path) {
  const ways = [
    () => `${path}?${encodeURIComponent(strangeText()).slice(0, 300)}=1`,
    () => `${path}/`,
    () => path.replace(/[^/]*$/, () => encodeURIComponent(strangeText())),
    () => path.replace(/\/(?=[^/]*$)/, '/..%2f'),
    () => path.replaceAll('/', '//'),
    () => `${path}%00`,
    () => `${path}%`,
  ];
  return pick(ways)().slice(0, 6000);
}

/** Header values that Node lets out. @type {readonly string[]} */
const HEADER_VALUES = [
  '',
  'x',
  '0',
  '-1',
  'null',
  'a,b;c="',
  'http://evil.example',
  'x'.repeat(3000),
];

/** @param {Record<string, string>} headers */
function changeHeaders(headers) {
  const name = pick([...Object.keys(headers), 'origin', 'host', 'sec-fetch-site', 'x-trace-id']);
  if (random() < 0.4) delete headers[name];
  else headers[name] = pick(HEADER_VALUES);
}

await runMain(async () => {
  const { readPrivateKey, sign } = await import(
    pathToFileURL(inRoot('libs/server/dist/index.js')).href
  );
  const data = mkdtempSync(join(tmpdir(), 'ams-cashier-fuzz-'));
  const probes = mkdtempSync(join(tmpdir(), 'ams-cashier-probes-'));
  process.env['MEMORY_PROBES'] = probes;
  process.env['NODE_OPTIONS'] = `--import=${pathToFileURL(inRoot('tools/memory-probe.mjs')).href}`;
  const rate = '1000000';
  const stack = await startStack({
    only: ['sandbox', 'merchant'],
    data,
    merchantEnv: { MAX_RATE: rate },
    sandboxArgs: ['--max-rate', rate],
  });
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const { sandbox, merchant } = stack.addresses;

  /** After collection, of each server. */
  async function memory() {
    /** @type {Record<string, number>} */
    const all = {};
    for (const script of readdirSync(probes)) {
      const port = readFileSync(join(probes, script), 'utf8');
      all[script] = Number(await (await fetch(`http://127.0.0.1:${port}`)).text());
    }
    return all;
  }

  /** @returns {Promise<Answer>} */
  const call = (
    /** @type {string} */ origin,
    /** @type {string} */ method,
    /** @type {string} */ path,
    /** @type {Record<string, string>} */ headers,
    /** @type {Buffer | undefined} */ body,
  ) =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(origin);
      // Node sends the body of a DELETE without a length: the server would take it for the next request
      const length = body && { 'content-length': String(body.length) };
      const sent = { ...headers, ...length };
      const request = send({ agent, hostname, port, method, path, headers: sent }, (response) => {
        const chunks = /** @type {Buffer[]} */ ([]);
        response
          .on('data', (chunk) => chunks.push(chunk))
          .on('error', reject)
          .on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({ status: response.statusCode ?? 0, text });
          });
      });
      request.setTimeout(20_000, () => request.destroy(new Error('no answer in 20 s')));
      request.on('error', (error) => {
        // the server had just closed a connection that was kept: nothing was sent over it
        if (request.reusedSocket && 'code' in error && error.code === 'ECONNRESET') {
          resolve(call(origin, method, path, headers, body));
        } else reject(error);
      });
      request.end(body);
    });

  try {
    const keys = await (await fetch(`${sandbox}/sandbox/credentials`)).json();
    const privateKey = readPrivateKey(keys.merchantPrivateKey);

    /** @param {string} path @param {Buffer} body @returns {Record<string, string>} */
    function signedHeaders(path, body) {
      const time = String(Date.now());
      const message = { method: 'POST', path, clientId: keys.clientId, time, body };
      return {
        'content-type': 'application/json',
        'client-id': keys.clientId,
        'request-time': time,
        signature: sign(message, privateKey),
      };
    }

    /** @param {string} api @param {Fields} fields */
    async function merchantCall(api, fields) {
      const path = `/ams/sandbox/api/v1/payments/${api}`;
      const body = Buffer.from(JSON.stringify(fields));
      const { text } = await call(sandbox, 'POST', path, signedHeaders(path, body), body);
      return JSON.parse(text);
    }

    const usd = { currency: 'USD', value: '4200' };
    let serial = 0;
    const newId = () => `fuzz-${(serial += 1)}`;
    const sessionFields = () => ({
      productCode: 'CASHIER_PAYMENT',
      paymentRequestId: newId(),
      paymentAmount: usd,
      order: {
        referenceOrderId: newId(),
        orderDescription: 'Desk lamp',
        orderAmount: usd,
        goods: [{ referenceGoodsId: 'lamp', goodsName: 'Desk lamp', goodsQuantity: '1' }],
      },
      paymentMethod: { paymentMethodType: 'CARD', paymentMethodMetaData: {} },
      availablePaymentMethod: {
        paymentMethodTypeList: [{ paymentMethodType: 'CARD' }, { paymentMethodType: 'GCASH' }],
      },
      paymentRedirectUrl: 'http://localhost:1/result',
      paymentNotifyUrl: `${merchant}/api/notify`,
      paymentFactor: { isAuthorization: true, captureMode: pick(['AUTOMATIC', 'MANUAL']) },
      env: { terminalType: 'WEB' },
      allowedOrigins: ['http://a.example'],
    });
    const cardFields = () => ({
      number: pick([CARD, CARD, '4054692760174822', '4000000000003014', '4000000000000119']),
      expiryMonth: '02',
      expiryYear: '39',
      securityCode: '951',
      holderName: 'A Buyer',
    });

    /** What the requests are about: made anew now and then, so that all states are met. */
    async function makeSubject() {
      const fields = sessionFields();
      const made = await merchantCall('createPaymentSession', fields);
      const parts = String(made.paymentSessionData).split('&&');
      const session = parts.slice(0, 3).join('&&');
      const { publicSessionId } = JSON.parse(Buffer.from(parts[3] ?? '', 'base64').toString());
      const pay = Buffer.from(JSON.stringify({ session, submitId: newId(), card: cardFields() }));
      const json = { 'content-type': 'application/json' };
      const paid = await call(sandbox, 'POST', '/cashier/api/pay', json, pay);
      const { challengePath = '/cashier/challenge/x', walletPath } = JSON.parse(paid.text);
      const { paymentRequestId } = fields;
      const { paymentId = 'none' } = await merchantCall('inquiryPayment', { paymentRequestId });
      const page = await call(sandbox, 'GET', challengePath, {}, undefined);
      const issuer = /\/issuer\/([\w-]+)/.exec(page.text)?.[1] ?? 'x';
      const ordered = await call(
        merchant,
        'POST',
        '/api/orders',
        json,
        Buffer.from('{"sku":"tea-bowl","quantity":1}'),
      );
      const { orderId } = JSON.parse(ordered.text);
      return {
        session,
        publicSessionId,
        sessionId: String(made.paymentSessionId),
        paymentId,
        paymentRequestId,
        challengePath: String(challengePath),
        walletPath: String(walletPath ?? '/wallet/x'),
        issuer,
        orderId: String(orderId),
      };
    }

    let subject = await makeSubject();

    const assets = readFileSync(inRoot('apps/sandbox/dist/cashier/index.html'), 'utf8');
    const asset = /\/(assets\/[\w.-]+)/.exec(assets)?.[1] ?? 'assets/x.js';

    /** Every endpoint, as it should be called. @returns {readonly Probe[]} */
    const endpoints = () => {
      const s = subject;
      const prefix = pick(['/ams/api/v1', '/ams/sandbox/api/v1', '/ams/sandbox/api//v1']);
      /** @param {string} api @param {Fields} body @returns {Probe} */
      const api = (api, body) => ({
        to: 'sandbox',
        method: 'POST',
        path: `${prefix}/payments/${api}`,
        body,
        as: 'signed',
      });
      /** @param {string} path @returns {Probe} */
      const get = (path) => ({ to: 'sandbox', method: 'GET', path });
      /** @param {string} path @param {Fields} body @param {'json' | 'form'} [as] @returns {Probe} */
      const post = (path, body, as = 'json') => ({ to: 'sandbox', method: 'POST', path, body, as });
      const { paymentId, paymentRequestId, session } = s;
      const amount = { currency: 'USD', value: String(1 + roll(50)) };
      return [
        api('createPaymentSession', sessionFields()),
        api('retrievePaymentSession', { paymentRequestId }),
        api('inquiryPayment', { paymentId, paymentRequestId }),
        api('capture', { captureRequestId: newId(), paymentId, captureAmount: amount }),
        api('cancel', random() < 0.1 ? { paymentId } : { paymentRequestId: newId() }),
        api('refund', {
          refundRequestId: newId(),
          paymentId,
          refundAmount: amount,
          refundNotifyUrl: `${merchant}/api/notify`,
          isAsyncRefund: pick([true, false]),
        }),
        api('inquiryRefund', { refundRequestId: `fuzz-${roll(serial)}` }),
        post('/cashier/api/session', { session }),
        post('/cashier/api/pay', { session, submitId: newId(), card: cardFields() }),
        post('/cashier/api/pay', {
          session,
          submitId: newId(),
          wallet: { type: 'GCASH', form: 'WEB' },
        }),
        get(`/cashier/${s.publicSessionId}`),
        get(`/cashier/${asset}`),
        get('/cashier/stranger.js'),
        get(s.challengePath),
        get(`/issuer/${s.issuer}`),
        get(`/issuer/${s.issuer}/window`),
        post(`/issuer/${s.issuer}`, { answer: pick(['approve', 'reject', 'leave']) }, 'form'),
        get(s.walletPath),
        post(s.walletPath, { answer: pick(['approve', 'decline', 'leave', 'pending']) }, 'form'),
        get('/'),
        get('/healthz'),
        get('/sandbox/credentials'),
        get('/sandbox/certificate'),
        get('/sandbox/scenarios'),
        get(`/sandbox/orders?search=${paymentId}&state=${pick(['', 'SUCCESS', 'x'])}`),
        post(`/sandbox/orders/${s.sessionId}/${pick(['approve', 'decline', 'expire', 'x'])}`, {}),
        post(`/sandbox/notifications/${roll(20)}/resend`, {}),
        post('/sandbox/offline', { offline: false }),
        { to: 'merchant', method: 'GET', path: '/healthz' },
        { to: 'merchant', method: 'GET', path: `/api/orders/${s.orderId}` },
        {
          to: 'merchant',
          method: 'POST',
          path: '/api/orders',
          body: { sku: 'desk-lamp', quantity: 1 + roll(3) },
          as: 'json',
        },
        {
          to: 'merchant',
          method: 'POST',
          path: '/api/notify',
          body: {
            notifyType: pick(['PAYMENT_RESULT', 'CAPTURE_RESULT', 'X']),
            result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'x' },
            paymentRequestId,
            paymentId,
            paymentAmount: usd,
          },
          as: 'signed',
        },
      ];
    };

    /** @param {Probe} probe */
    function prepare(probe) {
      const path = random() < 0.1 ? detour(probe.path) : probe.path;
      const method = random() < 0.03 ? pick(['PUT', 'DELETE', 'OPTIONS', 'HEAD']) : probe.method;
      const fields = probe.body && random() < 0.85 ? change(probe.body) : probe.body;
      // then it would answer nobody: that is what it is for
      if (fields?.['offline'] === true) fields['offline'] = 'true';
      const text =
        fields === undefined
          ? undefined
          : probe.as === 'form'
            ? new URLSearchParams(
                Object.entries(fields).map(([name, value]) => [name, asText(value)]),
              ).toString()
            : JSON.stringify(fields);
      const body =
        text === undefined ? undefined : random() < 0.05 ? damage(text) : Buffer.from(text);
      /** @type {Record<string, string>} */
      const headers =
        body === undefined
          ? {}
          : probe.as === 'signed'
            ? signedHeaders(path, body)
            : {
                'content-type':
                  probe.as === 'form' ? 'application/x-www-form-urlencoded' : 'application/json',
              };
      if (random() < 0.1) changeHeaders(headers);
      // a body that says that it is longer than it is waits for the rest: tested elsewhere
      delete headers['content-length'];
      return { origin: stack.addresses[probe.to], method, path, headers, body };
    }

    /** @type {Map<string, number>} */
    const statuses = new Map();
    const codes = new Set();
    /** @param {Answer} answer @returns {string | undefined} */
    function faultOf({ status, text }) {
      if (status >= 500) return `HTTP ${status}`;
      if (/\n\s+at .+:\d+:\d+|node_modules/.test(text)) return 'a stack trace';
      const code = /^\{"result":\{"resultCode":"(\w+)"/.exec(text)?.[1];
      if (code) codes.add(code);
      if (code === 'UNKNOWN_EXCEPTION') return 'UNKNOWN_EXCEPTION';
      if (/^\{"error":\{"code":"internal"/.test(text)) return 'internal';
      return undefined;
    }

    /** @type {string[]} */
    const faults = [];
    async function one() {
      const probe = pick(endpoints());
      const { origin, method, path, headers, body } = prepare(probe);
      const said = () =>
        `${method} ${origin}${path} ${JSON.stringify(headers)} ${String(body).slice(0, 600)}`;
      try {
        const answer = await call(origin, method, path, headers, body);
        const key = `${probe.to} ${answer.status}`;
        statuses.set(key, (statuses.get(key) ?? 0) + 1);
        const fault = faultOf(answer);
        if (fault) faults.push(`${fault}: ${said()}\n  ${answer.text.slice(0, 300)}`);
      } catch (error) {
        faults.push(`${error instanceof Error ? error.message : error}: ${said()}`);
      }
    }

    /** @param {number} times */
    async function run(times) {
      let left = times;
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          while (left > 0 && faults.length < 5) {
            left -= 1;
            if (left % 25 === 0) subject = await makeSubject();
            await one();
          }
        }),
      );
    }

    console.log(`${count} requests, seed ${seed}`);
    const begun = Date.now();
    const crashed = stack.crashed.then((reason) => {
      throw new Failure(`${reason}\nseed ${seed}`);
    });
    // what a server has loaded and compiled by its first requests is no growth
    const warmUp = Math.min(1000, Math.ceil(count / 2));
    await Promise.race([run(warmUp), crashed]);
    const started = await memory();
    await Promise.race([run(count - warmUp), crashed]);
    if (faults.length > 0) throw new Failure(`${faults.join('\n')}\nseed ${seed}`);
    const seconds = (Date.now() - begun) / 1000;
    const ended = await memory();
    console.log(
      `${seconds.toFixed(1)} s; ${[...statuses]
        .sort()
        .map((pair) => pair.join(': '))
        .join(', ')}`,
    );
    console.log(`result codes: ${[...codes].sort().join(' ')}`);

    const megabytes = (/** @type {number} */ bytes) => `${(bytes / MEGABYTE).toFixed(1)} MB`;
    const grown = Object.keys(ended).filter((script) => {
      const [before = 0, after = 0] = [started[script], ended[script]];
      console.log(`${script}: ${megabytes(before)} after collection, then ${megabytes(after)}`);
      return after - before > MAX_GROWTH;
    });
    if (grown.length > 0) {
      throw new Failure(
        `${grown.join(' and ')} grew by more than ${megabytes(MAX_GROWTH)}, seed ${seed}`,
      );
    }

    await stack.stop();
    const files = readdirSync(data).map((name) => readFileSync(join(data, name), 'latin1'));
    if (!files.join('').includes('4054********0768')) throw new Failure('no card in the files?');
    if (files.join('').includes(CARD)) throw new Failure('a card number is in the files');
  } finally {
    agent.destroy();
    await stack.stop();
    rmSync(data, { recursive: true, force: true });
    rmSync(probes, { recursive: true, force: true });
  }
});
