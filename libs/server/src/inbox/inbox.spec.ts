import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { InquiryPaymentResponse } from '@ams-cashier/protocol';
import type { AntomNotification } from '../notification.ts';
import { sqliteStore } from '../store/sqlite.ts';
import type { InboxEventName } from './event.ts';
import { EVENT_NAMES } from './handlers.ts';
import { createInbox, type Inbox } from './inbox.ts';
import type { InboxLogEntry } from './report.ts';

const DONE = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' } as const;
const FAILED = { resultCode: 'ORDER_IS_CLOSED', resultStatus: 'F', resultMessage: '-' } as const;
const amount = { currency: 'USD', value: '4200' };

const payment = (change: object = {}) =>
  ({
    notifyType: 'PAYMENT_RESULT',
    result: DONE,
    paymentRequestId: 'request-1',
    paymentId: 'payment-1',
    paymentAmount: amount,
    paymentCreateTime: '2026-11-22T12:00:00Z',
    paymentTime: '2026-11-22T12:01:00Z',
    ...change,
  }) as AntomNotification;
const capture = (change: object = {}) =>
  ({
    notifyType: 'CAPTURE_RESULT',
    result: DONE,
    captureRequestId: 'capture-1',
    captureId: 'antom-capture-1',
    paymentId: 'payment-1',
    captureAmount: amount,
    ...change,
  }) as AntomNotification;
const refund = (change: object = {}) =>
  ({
    notifyType: 'REFUND_RESULT',
    result: DONE,
    refundStatus: 'SUCCESS',
    refundRequestId: 'refund-1',
    refundId: 'antom-refund-1',
    refundAmount: amount,
    ...change,
  }) as AntomNotification;
const dispute = (change: object = {}) =>
  ({
    notifyType: 'DISPUTE',
    disputeNotificationType: 'DISPUTE_CREATED',
    disputeId: 'dispute-1',
    ...change,
  }) as AntomNotification;
const vaulting = (result: object) =>
  ({ notifyType: 'VAULTING_RESULT', vaultingRequestId: 'vault-1', result }) as AntomNotification;
const answer = (change: object = {}) =>
  ({
    result: DONE,
    paymentStatus: 'SUCCESS',
    paymentRequestId: 'request-1',
    paymentId: 'payment-1',
    paymentAmount: amount,
    paymentCreateTime: '2026-11-22T12:00:00Z',
    ...change,
  }) as InquiryPaymentResponse;

let database: DatabaseSync;
let inbox: Inbox<DatabaseSync>;
/** What the shop's own table says, in the order in which it was written. */
const acted = () =>
  database
    .prepare('SELECT event FROM acted ORDER BY rowid')
    .all()
    .map((row) => row['event']);

function open(
  options: { readonly holdMs?: number; readonly log?: (entry: InboxLogEntry) => void } = {},
) {
  const names = Object.keys(EVENT_NAMES) as InboxEventName[];
  const on = Object.fromEntries(
    names.map((name) => [
      name,
      async (_event: unknown, transaction: DatabaseSync) => {
        transaction.prepare('INSERT INTO acted VALUES (?)').run(name);
      },
    ]),
  );
  return createInbox({ store: sqliteStore(database), on, ...options });
}

beforeEach(() => {
  database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE acted (event TEXT)');
  inbox = open();
});

async function receiveAll(...notifications: AntomNotification[]) {
  for (const notification of notifications) await inbox.receive(notification);
}

describe('a notification acts once', () => {
  it.each<[string, AntomNotification]>([
    ['paymentSucceeded', payment()],
    ['paymentFailed', payment({ result: FAILED })],
    ['paymentPending', payment({ notifyType: 'PAYMENT_PENDING' })],
    ['amountUpdated', payment({ notifyType: 'UPDATE_AMOUNT_RESULT' })],
    ['amountUpdateFailed', payment({ notifyType: 'UPDATE_AMOUNT_RESULT', result: FAILED })],
    ['refunded', refund()],
    ['refundFailed', refund({ refundStatus: 'FAIL', result: FAILED })],
    ['disputed', dispute()],
    [
      'subscriptionChanged',
      {
        notifyType: 'SUBSCRIPTION',
        subscriptionNotificationType: 'CREATE',
        subscriptionId: '1',
      } as AntomNotification,
    ],
    ['vaulted', vaulting(DONE)],
    ['vaultingFailed', vaulting(FAILED)],
    [
      'authorizationChanged',
      { notifyType: 'AUTHORIZATION', authorizationNotifyType: 'AUTHCODE_CREATED' },
    ],
    ['other', { notifyType: 'OTHER', rawNotifyType: 'NEW', body: { notifyType: 'NEW', id: '1' } }],
  ])('%s, however often and at the same time it comes', async (event, notification) => {
    await Promise.all(
      Array.from({ length: 5 }, () => inbox.receive(structuredClone(notification))),
    );
    await inbox.receive(notification);
    expect(acted()).toEqual([event]);
  });

  it('captured and captureFailed too', async () => {
    const failed = capture({ captureRequestId: 'capture-2', captureId: 'antom-2', result: FAILED });
    await receiveAll(payment(), capture(), capture(), failed, failed);
    expect(acted()).toEqual(['paymentSucceeded', 'captured', 'captureFailed']);
  });

  it('one of another payment, refund, dispute or step is another one', async () => {
    await receiveAll(
      payment(),
      payment({ paymentRequestId: 'request-2', paymentId: 'payment-2' }),
      refund(),
      refund({ refundRequestId: 'refund-2' }),
      dispute(),
      dispute({ disputeNotificationType: 'DISPUTE_JUDGED' }),
      dispute({ disputeId: 'dispute-2' }),
    );
    expect(acted()).toEqual([
      ...['paymentSucceeded', 'paymentSucceeded', 'refunded', 'refunded'],
      ...['disputed', 'disputed', 'disputed'],
    ]);
  });

  it('after a restart as well', async () => {
    await inbox.receive(payment());
    inbox = open();
    await inbox.receive(payment());
    expect(acted()).toEqual(['paymentSucceeded']);
  });

  it('the same fields in another order are the same notification', async () => {
    const body = { a: 1, b: { c: [1, 2], d: 'x' } };
    const other = { b: { d: 'x', c: [1, 2] }, a: 1 };
    await receiveAll(
      { notifyType: 'OTHER', rawNotifyType: '', body },
      { notifyType: 'OTHER', rawNotifyType: '', body: other },
    );
    expect(acted()).toEqual(['other']);
  });
});

describe('whatever order notifications come in', () => {
  it('a capture waits for its payment', async () => {
    await inbox.receive(capture());
    await inbox.receive(capture());
    expect(acted()).toEqual([]);
    await inbox.receive(payment());
    await inbox.receive(capture());
    expect(acted()).toEqual(['paymentSucceeded', 'captured']);
  });

  it('captures of a payment that nobody has heard of are released in the end', async () => {
    inbox = open({ holdMs: 0 });
    await inbox.receive(capture());
    expect(acted()).toEqual([]);
    await inbox.releaseHeld();
    await inbox.releaseHeld();
    await inbox.receive(capture());
    expect(acted()).toEqual(['captured']);
    await inbox.receive(capture({ captureRequestId: 'capture-2', captureId: 'antom-2' }));
    expect(acted()).toEqual(['captured', 'captured']);
  });

  it('captures of a payment that is cancelled by now are of no interest', async () => {
    const cancelled = answer({ paymentStatus: 'CANCELLED' });
    await inbox.receive(capture());
    await inbox.inquired(cancelled);
    await inbox.receive(capture({ captureRequestId: 'capture-2', captureId: 'antom-2' }));
    expect(acted()).toEqual(['cancelled']);
    expect(await inbox.store.list('held', 9)).toEqual([]);
  });

  it('not before their time', async () => {
    inbox = open({ holdMs: 60_000 });
    await inbox.receive(capture());
    await inbox.releaseHeld();
    expect(acted()).toEqual([]);
  });

  it('a pending one after the outcome is out of date', async () => {
    await receiveAll(payment(), payment({ notifyType: 'PAYMENT_PENDING' }));
    expect(acted()).toEqual(['paymentSucceeded']);
  });

  it('a failure after the success changes nothing', async () => {
    await receiveAll(payment(), payment({ result: FAILED }));
    expect(acted()).toEqual(['paymentSucceeded']);
  });

  it('a failure that may be retried ends nothing', async () => {
    const retryInfo = { availableRetries: '2' };
    await receiveAll(payment({ result: FAILED, retryInfo }), payment());
    expect(acted()).toEqual(['paymentPending', 'paymentSucceeded']);
  });

  it('a refund that was called failed and was made after all is reported; the reverse is not', async () => {
    const failed = refund({ refundStatus: 'FAIL', result: FAILED });
    await receiveAll(failed, refund(), failed);
    expect(acted()).toEqual(['refundFailed', 'refunded']);
  });

  it('every order of the same notifications has the same end', async () => {
    const all = [payment(), capture(), refund(), dispute()];
    const orders = all.flatMap((first) =>
      all.flatMap((second) =>
        all.flatMap((third) => {
          const rest = all.filter((one) => ![first, second, third].includes(one));
          return new Set([first, second, third]).size === 3
            ? [[first, second, third, ...rest]]
            : [];
        }),
      ),
    );
    expect(orders).toHaveLength(24);
    for (const order of orders) {
      database.exec('DELETE FROM acted; DELETE FROM antom_record;');
      await receiveAll(...order, ...order);
      expect(acted().toSorted()).toEqual(['captured', 'disputed', 'paymentSucceeded', 'refunded']);
      const place = (name: string) => acted().indexOf(name);
      expect(place('paymentSucceeded')).toBeLessThan(place('captured'));
    }
  });
});

describe('a success after a close', () => {
  const late = { paymentRequestId: 'request-1', paymentId: 'payment-1', paymentAmount: amount };

  it.each<[string, () => Promise<unknown>]>([
    ['the shop gave up', () => inbox.store.transaction((tx) => inbox.close('request-1', tx))],
    ['it had failed', () => inbox.receive(payment({ result: FAILED }))],
    ['it was cancelled', () => inbox.inquired(answer({ paymentStatus: 'CANCELLED' }))],
  ])('is kept for a refund: %s', async (_, close) => {
    await close();
    await receiveAll(payment(), payment(), capture());
    expect(acted().slice(-2)).toEqual(['paymentSucceededLate', 'captured']);
    expect(acted()).not.toContain('paymentSucceeded');
    expect(await inbox.latePayments()).toMatchObject([{ ...late, refundedValue: '0' }]);
    await inbox.store.transaction((tx) => inbox.resolveLatePayment('payment-1', tx));
    expect(await inbox.latePayments()).toEqual([]);
  });

  it('a paid payment can’t be given up', async () => {
    await inbox.receive(payment());
    const isClosed = await inbox.store.transaction((tx) => inbox.close('request-1', tx));
    expect(isClosed).toBe(false);
    await inbox.receive(payment());
    expect(acted()).toEqual(['paymentSucceeded']);
  });

  it('a close belongs to the transaction of the shop', async () => {
    const closing = inbox.store.transaction(async (tx) => {
      await inbox.close('request-1', tx);
      throw new Error('the shop failed');
    });
    await expect(closing).rejects.toThrow('the shop failed');
    await inbox.receive(payment());
    expect(acted()).toEqual(['paymentSucceeded']);
  });
});

describe('a handler that fails', () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('full');
      },
    ],
    [
      'rejects',
      async () => {
        throw new Error('full');
      },
    ],
  ])('that %s: nothing is noted or written, and it is called again', async (_, fail) => {
    let isFailing = true;
    inbox = createInbox({
      store: sqliteStore(database),
      on: {
        paymentSucceeded(_event, transaction) {
          transaction.prepare('INSERT INTO acted VALUES (?)').run('paid');
          if (isFailing) return fail();
        },
      },
    });
    await expect(inbox.receive(payment())).rejects.toThrow('full');
    expect(acted()).toEqual([]);
    isFailing = false;
    await receiveAll(payment(), payment());
    expect(acted()).toEqual(['paid']);
  });

  it('a released capture that fails takes its payment with it', async () => {
    let isFailing = true;
    inbox = createInbox({
      store: sqliteStore(database),
      on: {
        paymentSucceeded: (_, tx) => tx.prepare('INSERT INTO acted VALUES (?)').run('paid'),
        captured(_event, tx) {
          if (isFailing) throw new Error('full');
          tx.prepare('INSERT INTO acted VALUES (?)').run('captured');
        },
      },
    });
    await inbox.receive(capture());
    await expect(inbox.receive(payment())).rejects.toThrow('full');
    expect(acted()).toEqual([]);
    isFailing = false;
    await inbox.receive(payment());
    expect(acted()).toEqual(['paid', 'captured']);
  });
});

describe('an inquiry', () => {
  const transaction = (transactionType: string, change: object = {}) => ({
    transactionType,
    transactionStatus: 'SUCCESS',
    transactionId: `antom-${transactionType.toLowerCase()}-1`,
    transactionRequestId: `${transactionType.toLowerCase()}-1`,
    transactionAmount: amount,
    transactionResult: DONE,
    ...change,
  });

  it('stands for the notifications that were lost, and they then change nothing', async () => {
    const transactions = [transaction('CAPTURE'), transaction('REFUND')];
    await inbox.inquired(answer({ transactions }));
    await inbox.inquired(answer({ transactions }));
    await receiveAll(refund(), capture(), payment());
    expect(acted()).toEqual(['paymentSucceeded', 'captured', 'refunded']);
  });

  it('after them changes nothing', async () => {
    await receiveAll(payment(), capture(), refund());
    await inbox.inquired(
      answer({
        // Antom's own id alone
        transactions: [
          transaction('CAPTURE', { transactionRequestId: undefined }),
          transaction('REFUND'),
        ],
      }),
    );
    expect(acted()).toEqual(['paymentSucceeded', 'captured', 'refunded']);
  });

  it.each([
    ['FAIL', ['paymentFailed']],
    ['CANCELLED', ['cancelled']],
    ['PENDING', ['paymentPending']],
    ['PROCESSING', []],
  ])('%s: %o', async (paymentStatus, events) => {
    await inbox.inquired(answer({ paymentStatus }));
    expect(acted()).toEqual(events);
  });

  it('tells a handler the result of the payment, not its own', async () => {
    const paymentFailed = vi.fn();
    inbox = createInbox({ store: sqliteStore(database), on: { paymentFailed } });
    await inbox.inquired(answer({ paymentStatus: 'FAIL', paymentResultCode: 'FRAUD_REJECT' }));
    expect(paymentFailed.mock.calls[0]?.[0]).toMatchObject({
      result: { resultCode: 'FRAUD_REJECT', resultStatus: 'F' },
      source: 'inquiry',
    });
  });
});

it('the log has ids and codes, and nothing of a card', async () => {
  const entries: InboxLogEntry[] = [];
  inbox = open({ log: (entry) => entries.push(entry) });
  const cardNo = '4054********0768';
  await receiveAll(
    payment({
      paymentResultInfo: { cardNo, cardToken: 'token-1' },
      pspCustomerInfo: { pspUserName: 'Ada' },
    }),
    capture(),
    capture(),
  );
  expect(entries.map(({ event, outcome }) => [event, outcome])).toEqual([
    ['payment succeeded', 'acted'],
    ['capture done', 'acted'],
    ['capture done', 'repeated'],
  ]);
  expect(entries[0]).toMatchObject({ paymentRequestId: 'request-1', paymentId: 'payment-1' });
  expect(JSON.stringify(entries)).not.toMatch(/4054|token-1|Ada/);
});

describe('an invalid option is named', () => {
  const store = () => sqliteStore(database);
  it.each<[string, () => object | undefined]>([
    ['options', () => undefined],
    ['store', () => ({ on: {} })],
    ['on', () => ({ store: store() })],
    ['on.paymentSuceeded', () => ({ store: store(), on: { paymentSuceeded: () => {} } })],
    ['on.captured', () => ({ store: store(), on: { captured: 'yes' } })],
    ['holdMs', () => ({ store: store(), on: {}, holdMs: -1 })],
  ])('%s', (parameter, options) => {
    expect(() => createInbox(options() as never)).toThrow(
      expect.objectContaining({ kind: 'config', parameter }),
    );
  });
});

it('a connection that is no store is named, without its password', () => {
  const pool = { options: { connectionString: 'postgres://shop:secret@db/shop' }, self: {} };
  // a pool and its clients refer to each other
  pool.self = pool;
  const create = () => createInbox({ store: pool as never, on: {} });
  expect(create).toThrow('store is of type object. Pass sqliteStore(…)');
  expect(create).not.toThrow('secret');
});

describe('what would be lost in silence is refused by name', () => {
  it.each([
    [
      'a promise that nobody awaited',
      Promise.resolve(payment()),
      'notification is a promise. Await it.',
    ],
    [
      'a parsed body without its fields',
      { notifyType: 'PAYMENT_RESULT' },
      'Pass what antom.verify',
    ],
    ['a body of no known type', { result: DONE }, 'Pass what antom.verifyNotification returns.'],
    ['a text', JSON.stringify(payment()), 'Pass what antom.verifyNotification returns.'],
    [
      'bytes',
      Buffer.from(JSON.stringify(payment())),
      'Pass what antom.verifyNotification returns.',
    ],
    ['nothing', undefined, 'notification is not a verified notification. Pass what antom.verify'],
  ])('receive() of %s', async (_, wrong, message) => {
    await expect(inbox.receive(wrong as AntomNotification)).rejects.toMatchObject({
      kind: 'config',
      parameter: 'notification',
      message: expect.stringContaining(message),
    });
    expect(acted()).toEqual([]);
  });

  it('but takes what comes from a queue, as JSON', async () => {
    await inbox.receive(JSON.parse(JSON.stringify(payment())) as AntomNotification);
    expect(acted()).toEqual(['paymentSucceeded']);
  });

  it.each([
    [
      'a promise that nobody awaited',
      Promise.resolve(answer()),
      'response is a promise. Await it.',
    ],
    ['an object without a status', {}, 'Pass what antom.inquiryPayment returns.'],
    ['nothing', undefined, 'Pass what antom.inquiryPayment returns.'],
  ])('inquired() with %s', async (_, wrong, message) => {
    await expect(inbox.inquired(wrong as InquiryPaymentResponse)).rejects.toMatchObject({
      kind: 'config',
      parameter: 'response',
      message: expect.stringContaining(message),
    });
  });

  it.each(['close', 'resolveLatePayment'] as const)(
    '%s() without an id or a transaction',
    async (call) => {
      await expect(inbox[call](undefined as never, database)).rejects.toMatchObject({
        kind: 'config',
        message: expect.stringMatching(/^payment(Request)?Id is missing/),
      });
      await expect(inbox[call]('payment-1', undefined as never)).rejects.toMatchObject({
        kind: 'config',
        parameter: 'transaction',
      });
    },
  );

  it.each([
    ['hold', { hold: 5 }, 'There is no option hold. Did you mean holdMs?'],
    ['log', { log: 'console' }, 'log is of type string. Pass a function'],
    ['meter', { meter: {} }, 'meter is not a Meter.'],
  ])('the option %s', (parameter, wrong, message) => {
    const create = () => open(wrong as object);
    expect(create).toThrow(expect.objectContaining({ kind: 'config', parameter }));
    expect(create).toThrow(message);
  });
});

it.each([
  [
    'throws',
    () => {
      throw new Error('disk full');
    },
  ],
  [
    'rejects',
    async () => {
      throw new Error('disk full');
    },
  ],
])('a log that %s is written to the console, and stops no payment', async (_, log) => {
  const written = vi.spyOn(console, 'error').mockReturnValue();
  inbox = open({ log });
  await inbox.receive(payment());
  expect(acted()).toEqual(['paymentSucceeded']);
  await vi.waitFor(() => expect(written).toHaveBeenCalledWith(new Error('disk full')));
  written.mockRestore();
});
