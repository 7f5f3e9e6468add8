/** Values that only JavaScript lets through: each is refused in words, and none is taken for a default. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CashierPage } from '../browser/webdriver-page.ts';
import { steps } from '../browser/steps.ts';
import { startBench } from './bench.ts';
import { cards } from './cards.ts';
import { connectSandbox } from './connect.ts';
import { SandboxError } from './loopback-client.ts';
import { startSandbox, type Sandbox } from './start.ts';

let sandbox: Sandbox;
let paid: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  const session = await sandbox.session();
  await sandbox.pay(session);
  paid = session.paymentRequestId;
});
afterAll(() => sandbox.stop());

/** As an untyped caller. */
const wrong = <Value>(value: unknown): Value => value as Value;
const circle: { self?: unknown } = {};
circle.self = circle;

const shop = { command: 'node shop.js', url: 'http://127.0.0.1:9' };

describe('the library refuses', () => {
  it.each<[what: string, call: () => unknown, message: string]>([
    // a number that is none
    ...[
      [NaN, 'NaN'],
      [Infinity, 'Infinity'],
      [10n, '10n'],
    ].flatMap(([value, words]): [string, () => unknown, string][] => [
      [`times ${words}`, () => sandbox.fail('refund', 'down', wrong(value)), `times is ${words};`],
      [
        `status ${words}`,
        () => sandbox.fail('refund', { status: wrong(value) }),
        `status is ${words};`,
      ],
      [`duration ${words}`, () => sandbox.clock.advance(wrong(value)), `duration is ${words};`],
      [
        `timeout ${words}`,
        () => sandbox.notifications.received({}, wrong(value)),
        `timeout is ${words}; it must be a number of milliseconds.`,
      ],
      [
        `notificationId ${words}`,
        () => sandbox.notifications.resend(wrong(value)),
        `notificationId is ${words}; it must be a number from notifications.list().`,
      ],
      [
        `defenseSeconds ${words}`,
        () => sandbox.disputes.raise(paid, { defenseSeconds: wrong(value) }),
        `defenseSeconds is ${words};`,
      ],
      [
        `value ${words}`,
        () => sandbox.disputes.raise(paid, { value: wrong(value) }),
        `value is ${words};`,
      ],
      [`disputeId ${words}`, () => sandbox.disputes.get(wrong(value)), `disputeId is ${words};`],
      [`speed ${words}`, () => startSandbox({ speed: wrong(value) }), `speed is ${words};`],
      [`port ${words}`, () => startSandbox({ port: wrong(value) }), `port is ${words};`],
      [
        `shop.timeout ${words}`,
        () => startBench({ port: 0, shop: { ...shop, timeout: wrong(value) } }),
        `shop.timeout is ${words};`,
      ],
      [
        `timeout of a page ${words}`,
        async () => new CashierPage(wrong({}), { timeout: wrong(value) }),
        `timeout is ${words};`,
      ],
      [`card ${words}`, () => sandbox.pay(paid, { card: wrong(value) }), `card is ${words};`],
      [`wallet ${words}`, () => sandbox.pay(paid, { wallet: wrong(value) }), `wallet is ${words},`],
      [`answer ${words}`, () => sandbox.decide(paid, wrong(value)), `answer is ${words};`],
      [`order ${words}`, () => sandbox.order(wrong(value)), `order is ${words};`],
      [
        `normalUrl ${words}`,
        () => sandbox.agree(wrong(value)),
        `normalUrl is ${words}; it must be that of createSubscription`,
      ],
      [
        `records ${words}`,
        () => startBench({ port: 0, records: wrong(value) }),
        `records is ${words};`,
      ],
    ]),
    // a number of another kind
    ['times 1.5', () => sandbox.fail('refund', 'down', 1.5), 'times is 1.5; it must be a whole'],
    ['times "2"', () => sandbox.fail('refund', 'down', wrong('2')), 'times is "2"; it must be'],
    ['times 1001', () => sandbox.fail('refund', 'down', 1_001), 'times is 1001; it must be'],
    ['times null', () => sandbox.fail('refund', 'down', wrong(null)), 'times is null; it must be'],
    ['speed 1e-300', () => startSandbox({ speed: 1e-300 }), 'it must be a number from 0.001 to'],
    ['speed "2"', () => startSandbox({ speed: wrong('2') }), 'speed is "2"; it must be'],
    [
      'timeout "5s"',
      () => sandbox.notifications.received({}, wrong('5s')),
      'timeout is "5s"; it must be a number of milliseconds.',
    ],
    ['timeout -1', () => sandbox.notifications.received({}, -1), 'timeout is -1;'],
    ['notificationId "1"', () => sandbox.notifications.resend(wrong('1')), 'notificationId is "1"'],
    [
      'defenseSeconds "60"',
      () => sandbox.disputes.raise(paid, { defenseSeconds: wrong('60') }),
      'defenseSeconds is "60"; it must be a number above 0',
    ],
    [
      'defenseSeconds 1e300',
      () => sandbox.disputes.raise(paid, { defenseSeconds: 1e300 }),
      'at most 316224000: ten years.',
    ],
    [
      'value 100',
      () => sandbox.disputes.raise(paid, { value: wrong(100) }),
      'value is 100; it must be a whole number as a string, up to 4200, which the buyer has paid.',
    ],
    // nothing, or something else
    [
      'a card that is undefined',
      () => sandbox.pay(paid, { card: wrong(undefined) }),
      'card is undefined; it must be a number, e.g. cards.declined.',
    ],
    [
      'the name of a card',
      () => sandbox.pay(paid, { card: 'threeDS' }),
      'card is "threeDS"; it must be a number, e.g. cards.threeDS.',
    ],
    [
      'securityCode 123',
      () => sandbox.pay(paid, { card: cards.paid, securityCode: wrong(123) }),
      'securityCode is 123; it must be a string.',
    ],
    [
      'holderName null',
      () => sandbox.pay(paid, { card: cards.paid, holderName: wrong(null) }),
      'holderName is null; it must be a string.',
    ],
    [
      'expiry 1230',
      () => sandbox.pay(paid, { card: cards.paid, expiry: wrong(1230) }),
      'expiry is 1230; it must be a string.',
    ],
    ['offline "no"', () => sandbox.setOffline(wrong('no')), 'offline is "no"; it must be true or'],
    ['offline undefined', () => sandbox.setOffline(wrong(undefined)), 'offline is undefined;'],
    [
      'a call that is a function',
      () =>
        sandbox.fail(
          wrong(() => 1),
          'down',
        ),
      'call is a function',
    ],
    ['a fault that is null', () => sandbox.fail('refund', wrong(null)), 'fault is null; it must'],
    [
      'a card of itself',
      () => sandbox.pay(paid, { card: wrong(circle) }),
      'card is an object that',
    ],
    [
      'disputeReasonCode 5',
      () => sandbox.disputes.raise(paid, { disputeReasonCode: wrong(5) }),
      'disputeReasonCode is 5; it must be a string.',
    ],
    [
      'notifyUrl of a script',
      () => sandbox.disputes.raise(paid, { notifyUrl: 'javascript:0' }),
      'notifyUrl is "javascript:0"; it must be an http or https URL.',
    ],
    [
      'a result that is none',
      async () => {
        const { disputeId } = await sandbox.disputes.raise(paid, { value: '1' });
        await sandbox.disputes.judge(disputeId, wrong('LOST'));
      },
      'disputeJudgedResult is "LOST"; it must be one of VALIDATE_SUCCESS,',
    ],
    ['a dispute of undefined', () => sandbox.disputes.get(wrong(undefined)), 'disputeId is undef'],
    ['a dispute without id', () => sandbox.disputes.cancel(''), 'disputeId is "";'],
    [
      'a shop without command',
      () => startBench({ port: 0, shop: wrong({ url: shop.url }) }),
      'shop.command is undefined; it must be a command.',
    ],
    [
      'a shop at no address',
      () => startBench({ port: 0, shop: { ...shop, url: 'localhost:3000' } }),
      'shop.url is "localhost:3000"; it must be an http or https URL.',
    ],
    [
      'a misspelt shop',
      () => startBench({ port: 0, shop: wrong({ comand: 'x', url: shop.url }) }),
      'shop has no comand; did you mean command?',
    ],
    [
      'a URL that is none',
      () => connectSandbox(sandbox.url, { notifyUrl: '/notify' }),
      'notifyUrl is "/notify"; it must be an absolute URL.',
    ],
    [
      'a URL of null',
      () => connectSandbox(sandbox.url, { redirectUrl: wrong(null) }),
      'redirectUrl is null; it must be an absolute URL.',
    ],
    [
      'an agreement that nobody awaited',
      () => sandbox.agree(wrong(Promise.resolve(''))),
      'normalUrl is a promise; await it.',
    ],
    [
      'an unknown detail of a card',
      async () => steps.pay(cards.paid, wrong({ expire: '1230' })),
      'details has no expire; did you mean expiry?',
    ],
    [
      'the name of a card in a page',
      async () => steps.fill('declined'),
      'card is "declined"; it must be a number, e.g. cards.declined.',
    ],
  ])('%s', async (_, call, message) => {
    const refusal = await (async () => call())().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Error);
    expect((refusal as Error).message).toContain(message);
    // a duration is a range, as in the language
    if (!message.startsWith('duration')) expect(refusal).toBeInstanceOf(SandboxError);
  });

  it('and nothing waits for the next request, and nothing has happened', async () => {
    expect(await sandbox.session()).toBeDefined();
    const { charges, paymentId = '', amount } = await sandbox.order(paid);
    expect(charges).toBe(1);
    const request = { refundRequestId: paid, paymentId, refundAmount: amount! };
    expect(await sandbox.antom.refund(request)).toMatchObject({ result: { resultStatus: 'S' } });
  });

  it('but an expiry as the page and as the library write it', async () => {
    for (const expiry of ['12/60', '1260']) {
      const session = await sandbox.session();
      const order = await sandbox.pay(session, { card: cards.paid, expiry });
      expect(order.state).toBe('SUCCESS');
    }
  });
});

describe('over HTTP', () => {
  const post = async (path: string, body: string) => {
    const response = await fetch(sandbox.url + path, { method: 'POST', body });
    return { status: response.status, answer: await response.json() };
  };

  it.each(['null', '[]', '"down"', '5', '{', "{ 'call': 'refund' }"])(
    'a body of %s is refused by every call',
    async (body) => {
      const { paymentId = '' } = await sandbox.order(paid);
      const dispute = `/sandbox/payments/${paymentId}/disputes`;
      const calls = ['/sandbox/faults', '/sandbox/clock', '/sandbox/offline', dispute];
      for (const path of calls) {
        expect(await post(path, body), path).toEqual({
          status: 400,
          answer: { error: { message: 'The body must be a JSON object.' } },
        });
      }
    },
  );

  it.each([
    ['/sandbox/faults', { call: 'refund', fault: 'down', times: '2' }, 'times is "2"; it must be'],
    ['/sandbox/faults', { call: 'refund', fault: { status: '503' } }, 'fault is {"status":"503"};'],
    ['/sandbox/faults', { fault: 'down' }, 'The merchant API has no call undefined; there are'],
    ['/sandbox/clock', { advance: '15h' }, 'advance must be a whole number of milliseconds.'],
    ['/sandbox/clock', { advance: 1.5 }, 'advance must be a whole number of milliseconds.'],
    ['/sandbox/clock', {}, 'advance must be a whole number of milliseconds.'],
    ['/sandbox/offline', { offline: 1 }, 'offline is 1; it must be true or false.'],
  ])('%s refuses %j', async (path, body, message) => {
    const { status, answer } = await post(path, JSON.stringify(body));
    expect(status).toBe(400);
    expect(answer.error.message).toContain(message);
  });
});
