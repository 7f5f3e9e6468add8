import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAntomClient } from '../node-client.ts';
import { gateway, merchant, signed, startGateway, type Answer } from '../gateway.fixture.ts';
import { createInbox, type Inbox } from '../inbox/inbox.ts';
import { sqliteStore } from '../store/sqlite.ts';
import { createOutbox, type Outbox } from './outbox.ts';

const DONE = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' };
const amount = { currency: 'USD', value: '4200' };
const refusal = (resultCode: string, resultStatus = 'F') =>
  signed({ result: { resultCode, resultStatus, resultMessage: '-' } });
const cut: Answer = (_, response) => response.destroy();
const REFUND = { refundRequestId: 'refund-1', paymentId: 'payment-1', refundAmount: amount };
const CAPTURE = { captureRequestId: 'capture-1', paymentId: 'payment-1', captureAmount: amount };
const CANCEL = { paymentRequestId: 'request-1' };

const refunded = signed({ result: DONE, ...REFUND, refundId: 'antom-1' });
const inquiredRefund = (refundStatus: string, change: object = {}) =>
  signed({ result: DONE, ...REFUND, refundId: 'antom-1', refundStatus, ...change });
const inquiredPayment = (change: object = {}) =>
  signed({
    result: DONE,
    paymentStatus: 'SUCCESS',
    paymentRequestId: 'request-1',
    paymentId: 'payment-1',
    paymentAmount: amount,
    ...change,
  });
const captureTransaction = (transactionStatus: string, change: object = {}) =>
  inquiredPayment({
    transactions: [
      {
        transactionType: 'CAPTURE',
        transactionStatus,
        transactionId: 'antom-1',
        transactionRequestId: 'capture-1',
        transactionAmount: amount,
        transactionResult: DONE,
        ...change,
      },
    ],
  });

let database: DatabaseSync;
let server: Awaited<ReturnType<typeof startGateway>>;
/** What each call is answered with, in turn; the last one remains. */
let answers: Record<string, Answer[]>;
let inbox: Inbox<DatabaseSync>;
let outbox: Outbox<DatabaseSync>;

const asked = () => server.received.map(({ path }) => path.split('/').at(-1));
const acted = () =>
  database
    .prepare('SELECT event FROM acted ORDER BY rowid')
    .all()
    .map((row) => row['event']);

function open(options: object = {}) {
  const store = sqliteStore(database);
  const note = (name: string) => (_event: unknown, transaction: DatabaseSync) =>
    void transaction.prepare('INSERT INTO acted VALUES (?)').run(name);
  const names = ['refunded', 'refundFailed', 'captured', 'captureFailed', 'cancelled'] as const;
  const on = Object.fromEntries([...names, 'cancelFailed'].map((name) => [name, note(name)]));
  inbox = createInbox({ store, on });
  const antom = createAntomClient({
    clientId: 'SANDBOX_TEST',
    privateKey: merchant.pkcs8,
    antomPublicKey: gateway.spki,
    gateway: server.url,
    timeoutMs: 2000,
  });
  outbox = createOutbox({ antom, inbox, ...options });
}

beforeEach(async () => {
  answers = {};
  server = await startGateway((received, response) => {
    const queue = answers[received.path.split('/').at(-1) ?? ''] ?? [refusal('INVALID_API')];
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    answer?.(received, response);
  });
  database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE acted (event TEXT)');
  open();
});
afterEach(() => {
  vi.useRealTimers();
  server.close();
});

type Call = 'refund' | 'capture' | 'cancel';
const keep = (call: Call, request: object) =>
  inbox.store.transaction((transaction) => outbox[call](request as never, transaction));

/** Time passes until the next attempt. */
function later(milliseconds = 700_000) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds });
}

it.each<[Call, object, Answer, string]>([
  ['refund', REFUND, refunded, 'refunded'],
  ['capture', CAPTURE, signed({ result: DONE, ...CAPTURE, captureId: 'antom-1' }), 'captured'],
  ['cancel', CANCEL, signed({ result: DONE, ...CANCEL, paymentId: 'payment-1' }), 'cancelled'],
])(
  'a %s is sent once, as it was kept, and its outcome is reported',
  async (call, request, answer, event) => {
    answers[call] = [answer];
    await keep(call, request);
    await keep(call, request);
    expect(asked()).toEqual([]);
    expect(await outbox.health()).toMatchObject({ waiting: 1, retrying: 0 });
    await Promise.all([outbox.run(), outbox.run(), outbox.run()]);
    later();
    await outbox.run();
    expect(asked()).toEqual([call]);
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual(request);
    expect(acted()).toEqual([event]);
    const id = Object.values(request)[0] as string;
    expect(await outbox.statusOf(call, id)).toEqual({
      state: 'done',
      attempts: 1,
      resultCode: 'SUCCESS',
    });
    expect(await outbox.health()).toEqual({ waiting: 0, retrying: 0, oldestMs: 0 });
  },
);

it('what is kept in a transaction that fails is never sent', async () => {
  const failing = inbox.store.transaction(async (transaction) => {
    await outbox.refund(REFUND, transaction);
    throw new Error('the shop failed');
  });
  await expect(failing).rejects.toThrow('the shop failed');
  expect(await outbox.run()).toBe(0);
  expect(await outbox.statusOf('refund', 'refund-1')).toBeUndefined();
});

it('an id that belongs to another request is refused', async () => {
  await keep('refund', REFUND);
  const other = { ...REFUND, refundAmount: { currency: 'USD', value: '1' } };
  await expect(keep('refund', other)).rejects.toMatchObject({
    kind: 'config',
    parameter: 'refund.refundRequestId',
  });
});

it.each<[Call, object, string]>([
  ['refund', { ...REFUND, refundRequestId: '' }, 'refund.refundRequestId'],
  ['capture', { ...CAPTURE, paymentId: undefined }, 'capture.paymentId'],
  ['cancel', {}, 'cancel.paymentRequestId'],
])('a %s without what it needs is refused before it is kept', async (call, request, parameter) => {
  await expect(keep(call, request)).rejects.toMatchObject({ kind: 'config', parameter });
});

describe('a refund whose response was lost', () => {
  it.each<[string, Answer[], string[], string[]]>([
    ['had arrived', [inquiredRefund('SUCCESS')], ['inquiryRefund'], ['refunded']],
    ['had failed', [inquiredRefund('FAIL')], ['inquiryRefund'], ['refundFailed']],
    ['had not arrived', [refusal('ORDER_NOT_EXIST')], ['inquiryRefund', 'refund'], ['refunded']],
    ['is in process', [inquiredRefund('PROCESSING')], ['inquiryRefund'], []],
    ['nobody knows', [refusal('UNKNOWN_EXCEPTION', 'U')], ['inquiryRefund'], []],
    ['the gateway is down', [cut], ['inquiryRefund'], []],
  ])('%s: it inquires before it sends again', async (_, inquiry, second, events) => {
    answers['refund'] = [cut, refunded];
    answers['inquiryRefund'] = inquiry;
    await keep('refund', REFUND);
    await outbox.run();
    expect(asked()).toEqual(['refund']);
    expect(acted()).toEqual([]);
    expect(await outbox.run()).toBe(0);
    later();
    await outbox.run();
    expect(asked()).toEqual(['refund', ...second]);
    expect(acted()).toEqual(events);
  });

  it('is settled by its notification, and not sent again', async () => {
    answers['refund'] = [cut];
    await keep('refund', REFUND);
    await outbox.run();
    const notification = { notifyType: 'REFUND_RESULT', refundStatus: 'SUCCESS', result: DONE };
    await inbox.receive({ ...notification, ...REFUND, refundId: 'antom-1' } as never);
    later();
    await outbox.run();
    expect(asked()).toEqual(['refund']);
    expect(acted()).toEqual(['refunded']);
    expect(await outbox.statusOf('refund', 'refund-1')).toMatchObject({ state: 'done' });
  });
});

describe('a refusal', () => {
  it.each<[string, Answer, string]>([
    ['of what never arrived is a failure', refusal('ORDER_NOT_EXIST'), 'refundFailed'],
    ['of what has arrived before is none', inquiredRefund('SUCCESS'), 'refunded'],
    [
      'is a failure if the id belongs to another refund',
      inquiredRefund('SUCCESS', { refundAmount: { currency: 'USD', value: '1' } }),
      'refundFailed',
    ],
  ])('%s', async (_, inquiry, event) => {
    answers['refund'] = [refusal('REFUND_AMOUNT_EXCEED')];
    answers['inquiryRefund'] = [inquiry];
    await keep('refund', REFUND);
    await outbox.run();
    later();
    await outbox.run();
    expect(asked()).toEqual(['refund', 'inquiryRefund']);
    expect(acted()).toEqual([event]);
  });

  it('that nobody can confirm is no failure yet', async () => {
    answers['refund'] = [refusal('PROCESS_FAIL')];
    answers['inquiryRefund'] = [cut, refusal('ORDER_NOT_EXIST')];
    await keep('refund', REFUND);
    await outbox.run();
    expect(acted()).toEqual([]);
    later();
    await outbox.run();
    expect(acted()).toEqual(['refundFailed']);
    expect(await outbox.statusOf('refund', 'refund-1')).toMatchObject({
      state: 'failed',
      resultCode: 'PROCESS_FAIL',
    });
  });

  it('without a signature proves nothing: it is sent again', async () => {
    answers['refund'] = [
      (_, response) =>
        response.end(
          '{"result":{"resultCode":"KEY_NOT_FOUND","resultStatus":"F","resultMessage":"-"}}',
        ),
      refunded,
    ];
    answers['inquiryRefund'] = [refusal('ORDER_NOT_EXIST')];
    await keep('refund', REFUND);
    await outbox.run();
    expect(acted()).toEqual([]);
    later();
    await outbox.run();
    expect(acted()).toEqual(['refunded']);
  });
});

describe('captures and cancellations whose response was lost', () => {
  it.each<[Call, object, Answer, string[], string[]]>([
    ['capture', CAPTURE, captureTransaction('SUCCESS'), ['inquiryPayment'], ['captured']],
    ['capture', CAPTURE, captureTransaction('FAIL'), ['inquiryPayment'], ['captureFailed']],
    ['capture', CAPTURE, captureTransaction('PROCESSING'), ['inquiryPayment'], []],
    ['capture', CAPTURE, inquiredPayment(), ['inquiryPayment', 'capture'], ['captured']],
    [
      'cancel',
      CANCEL,
      inquiredPayment({ paymentStatus: 'CANCELLED' }),
      ['inquiryPayment'],
      ['cancelled'],
    ],
    ['cancel', CANCEL, inquiredPayment(), ['inquiryPayment', 'cancel'], ['cancelled']],
    ['cancel', CANCEL, refusal('ORDER_NOT_EXIST'), ['inquiryPayment', 'cancel'], ['cancelled']],
  ])('%s %o', async (call, request, inquiry, second, events) => {
    const ids = { captureId: 'antom-1', paymentId: 'payment-1' };
    answers[call] = [cut, signed({ result: DONE, ...request, ...ids })];
    answers['inquiryPayment'] = [inquiry];
    await keep(call, request);
    await outbox.run();
    later();
    await outbox.run();
    expect(asked()).toEqual([call, ...second]);
    expect(acted()).toEqual(events);
  });

  it('a cancellation that is refused is reported', async () => {
    answers['cancel'] = [refusal('CANCEL_WINDOW_EXCEED')];
    answers['inquiryPayment'] = [inquiredPayment()];
    await keep('cancel', CANCEL);
    await outbox.run();
    later();
    await outbox.run();
    expect(acted()).toEqual(['cancelFailed']);
    expect(asked()).toEqual(['cancel', 'inquiryPayment']);
  });
});

it('what was being sent when the process died is taken up again', async () => {
  // as if another process had begun it
  answers['refund'] = [refunded];
  answers['inquiryRefund'] = [inquiredRefund('SUCCESS')];
  await keep('refund', REFUND);
  await inbox.store.claim('outbox', { now: Date.now(), until: Date.now() + 60_000, limit: 9 });
  expect(await outbox.run()).toBe(0);
  later();
  open();
  await outbox.run();
  expect(acted()).toEqual(['refunded']);
});

it('a handler that fails is called again, without another refund', async () => {
  let isFailing = true;
  const logged: unknown[] = [];
  const store = sqliteStore(database);
  inbox = createInbox({
    store,
    on: {
      refunded(_event, transaction) {
        if (isFailing) throw new Error('full');
        transaction.prepare('INSERT INTO acted VALUES (?)').run('refunded');
      },
    },
  });
  const antom = createAntomClient({
    clientId: 'SANDBOX_TEST',
    privateKey: merchant.pkcs8,
    antomPublicKey: gateway.spki,
    gateway: server.url,
  });
  outbox = createOutbox({ antom, inbox, log: (entry) => logged.push(entry) });
  answers['refund'] = [refunded];
  answers['inquiryRefund'] = [inquiredRefund('SUCCESS')];
  await keep('refund', REFUND);
  await outbox.run();
  expect(logged).toMatchObject([{ level: 'error', outcome: 'interrupted', error: 'full' }]);
  isFailing = false;
  later();
  await outbox.run();
  expect(asked()).toEqual(['refund', 'inquiryRefund']);
  expect(acted()).toEqual(['refunded']);
});

it('the refund of a late payment takes it off the list, once all of it is returned', async () => {
  const half = { currency: 'USD', value: '2100' };
  const payment = {
    ...{ notifyType: 'PAYMENT_RESULT', result: DONE, paymentRequestId: 'request-1' },
    ...{ paymentId: 'payment-1', paymentAmount: amount, paymentCreateTime: '-' },
  };
  await inbox.store.transaction((transaction) => inbox.close('request-1', transaction));
  await inbox.receive(payment as never);
  for (const refundRequestId of ['refund-1', 'refund-2']) {
    expect(await inbox.latePayments()).toHaveLength(1);
    const request = { ...REFUND, refundRequestId, refundAmount: half };
    answers['refund'] = [signed({ result: DONE, ...request, refundId: refundRequestId })];
    await keep('refund', request);
    await outbox.run();
  }
  expect(await inbox.latePayments()).toEqual([]);
});

describe('the worker', () => {
  it('sends what is kept while it runs, and nothing after it was stopped', async () => {
    open({ pollMs: 20 });
    answers['refund'] = [refunded];
    const stop = outbox.start();
    await keep('refund', REFUND);
    await vi.waitFor(() => expect(acted()).toEqual(['refunded']));
    await stop();
    await keep('refund', { ...REFUND, refundRequestId: 'refund-2' });
    expect(await outbox.health()).toMatchObject({ waiting: 1 });
    expect(asked()).toEqual(['refund']);
  });

  it('survives a database that fails', async () => {
    const logged: { readonly message: string }[] = [];
    open({ pollMs: 10, log: (entry: { readonly message: string }) => logged.push(entry) });
    answers['refund'] = [refunded];
    await keep('refund', REFUND);
    database.exec('ALTER TABLE antom_record RENAME TO hidden');
    const stop = outbox.start();
    await vi.waitFor(() =>
      expect(logged.map(({ message }) => message)).toContain('The outbox can’t be read.'),
    );
    database.exec('ALTER TABLE hidden RENAME TO antom_record');
    await vi.waitFor(() => expect(acted()).toEqual(['refunded']));
    await stop();
  });
});

describe('an invalid option is named', () => {
  it.each<[string, object]>([
    ['pollMs', { pollMs: 0 }],
    ['leaseMs', { leaseMs: 1.5 }],
    ['inbox', { inbox: {} }],
  ])('%s', (parameter, options) => {
    expect(() => open(options)).toThrow(expect.objectContaining({ kind: 'config', parameter }));
  });
});

describe('what would fail where nobody reads it is refused by name', () => {
  it.each([
    ['options', undefined, 'options is missing. Pass antom and inbox.'],
    ['antom', { antom: undefined }, 'antom is not a client. Pass what createAntomClient returns.'],
    ['inbox', { inbox: {} }, 'inbox is of type object. Pass what createInbox returns.'],
    ['pollMs', { pollMs: Number.NaN }, 'pollMs is NaN.'],
    ['poll', { poll: 50 }, 'There is no option poll. Did you mean pollMs?'],
    ['leaseMs', { leaseMs: 0 }, 'leaseMs is 0.'],
    ['log', { log: {} }, 'log is of type object.'],
  ])('the option %s', (parameter, wrong, message) => {
    const antom = Object.fromEntries(
      ['refund', 'capture', 'cancel', 'inquiryPayment', 'inquiryRefund'].map((name) => [
        name,
        () => undefined,
      ]),
    );
    const options = wrong && { antom, inbox, ...wrong };
    const create = () => createOutbox(options as never);
    expect(create).toThrow(expect.objectContaining({ kind: 'config', parameter }));
    expect(create).toThrow(message);
  });

  it.each([
    ['refundAmount.value', { ...REFUND, refundAmount: { currency: 'USD', value: 1n } }],
    ['refund.paymentId', { ...REFUND, paymentId: undefined }],
  ])('a refund with a wrong %s', async (parameter, request) => {
    const keep = inbox.store.transaction((transaction) =>
      outbox.refund(request as never, transaction),
    );
    await expect(keep).rejects.toMatchObject({ kind: 'config', parameter });
  });

  it('a refund without a transaction, and the status of an unknown call', async () => {
    await expect(outbox.refund(REFUND, undefined as never)).rejects.toMatchObject({
      kind: 'config',
      parameter: 'transaction',
    });
    await expect(outbox.statusOf('refnd' as 'refund', 'refund-1')).rejects.toThrow(
      'call is "refnd". Pass one of capture, cancel, refund.',
    );
  });
});

it('a log that fails ends neither the worker nor the process', async () => {
  const written = vi.spyOn(console, 'error').mockReturnValue();
  open({
    pollMs: 5,
    log() {
      throw new Error('disk full');
    },
  });
  answers['refund'] = [refunded];
  const stop = outbox.start();
  await inbox.store.transaction((transaction) => outbox.refund(REFUND, transaction));
  await vi.waitFor(() => expect(acted()).toEqual(['refunded']));
  await inbox.store.transaction((transaction) =>
    outbox.refund({ ...REFUND, refundRequestId: 'refund-2' }, transaction),
  );
  await vi.waitFor(() => expect(asked().filter((name) => name === 'refund')).toHaveLength(2));
  await stop();
  expect(written).toHaveBeenCalledWith(new Error('disk full'));
  written.mockRestore();
});
