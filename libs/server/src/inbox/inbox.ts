import type { InquiryPaymentResponse } from '@ams-cashier/protocol';
import { isNotification, type AntomNotification } from '../notification.ts';
import { checkOptionNames, type OptionNames } from '../option-names.ts';
import { checkMilliseconds, checkText, reading, refuse, shown, strangeKind } from '../parameter.ts';
import type { RecordKey, Store } from '../store/store.ts';
import { checkTransaction } from '../store/transaction.ts';
import {
  createActor,
  HELD,
  LATE,
  parse,
  PAYMENT,
  record,
  type LatePayment,
  type Outcome,
  type PaymentRecord,
} from './act.ts';
import { idsOf, readFact, readInquiry, type Fact } from './fact.ts';
import { EVENT_NAMES, type InboxHandlers } from './handlers.ts';
import { MONEY, readMoney } from './money.ts';
import { isPaid } from './payment-state.ts';
import { createReport, type ReportOptions } from './report.ts';

export interface InboxOptions<Transaction> extends ReportOptions {
  /** `sqliteStore(…)`, `postgresStore(…)` or one of your own. */
  readonly store: Store<Transaction>;
  /** What the shop does about each event. One without a handler is noted and acknowledged all the same. */
  readonly on: InboxHandlers<NoInfer<Transaction>>;
  /**
   * How long a capture waits for the success of its payment, in milliseconds; one hour by default. After that its
   * handler is called anyway, as for a payment that is older than the inbox.
   */
  readonly holdMs?: number;
}

/** For every copy of this package. */
export const INTERNALS: unique symbol = Symbol.for('@ams-cashier/server/Inbox') as never;

/** What only the outbox needs. */
export interface InboxInternals<Transaction> {
  /** Takes what a call has shown. */
  learn(fact: Fact, transaction: Transaction): Promise<void>;
  /** Whether a refund or a capture succeeded, if that is known. */
  outcomeOf(key: RecordKey, id: string, transaction: Transaction): Promise<boolean | undefined>;
}

export interface Inbox<Transaction> {
  readonly store: Store<Transaction>;
  /**
   * Takes a verified notification: calls the handler if it is news, and nothing otherwise. Acknowledge the notification
   * once this has resolved. If it rejects, respond with an error: Antom sends it again.
   */
  receive(notification: AntomNotification): Promise<void>;
  /**
   * Takes the answer of `inquiryPayment`, which stands for notifications that were lost or are late: it calls the same
   * handlers, once.
   */
  inquired(response: InquiryPaymentResponse): Promise<void>;
  /**
   * The shop gives up on a payment, e.g. because the order has expired or is paid otherwise. If it succeeds all the
   * same, `paymentSucceededLate` is called instead of `paymentSucceeded`. Returns false, and changes nothing, if it is
   * paid already.
   */
  close(paymentRequestId: string, transaction: Transaction): Promise<boolean>;
  /** What nobody has refunded or resolved yet, the oldest first; at most 1000. */
  latePayments(): Promise<readonly LatePayment[]>;
  /** Takes a payment off `latePayments()`: it was refunded elsewhere, or its order fulfilled. */
  resolveLatePayment(paymentId: string, transaction: Transaction): Promise<void>;
  /**
   * Calls the handlers of captures whose payment was not heard of for `holdMs`. The worker of an outbox does this; without
   * one, call it every few minutes.
   */
  releaseHeld(): Promise<void>;
  readonly [INTERNALS]: InboxInternals<Transaction>;
}

const LEVELS = {
  acted: 'info',
  held: 'info',
  repeated: 'info',
  ignored: 'warn',
  late: 'warn',
  failed: 'error',
} as const satisfies { readonly [Result in Outcome | 'failed']: string };

const HOUR = 3_600_000;
const LIST_LIMIT = 1000;

const NAMES: OptionNames<InboxOptions<unknown>> = {
  store: true,
  on: true,
  holdMs: true,
  log: true,
  meter: true,
};

function checkOptions<Transaction>(options: InboxOptions<Transaction>): void {
  if (typeof options !== 'object' || options === null) {
    refuse('options', shown(options), 'Pass store and on.');
  }
  checkOptionNames(options, NAMES);
  const { store, on, holdMs = HOUR } = options;
  const transaction = reading(
    'store',
    () => typeof (store as Partial<Store<Transaction>> | undefined)?.transaction,
  );
  if (transaction !== 'function') {
    refuse('store', shown(store), 'Pass sqliteStore(…), postgresStore(…) or a store of your own.');
  }
  const kind = reading('on', () => strangeKind(on));
  if (kind) refuse('on', kind, 'Pass an object with a handler for each event of interest.');
  for (const [name, handler] of reading('on', () => Object.entries(on))) {
    if (!Object.hasOwn(EVENT_NAMES, name)) {
      const known = Object.keys(EVENT_NAMES).join(', ');
      refuse(`on.${name}`, 'not an event', `Events are ${known}.`);
    }
    if (handler !== undefined && typeof handler !== 'function') {
      refuse(`on.${name}`, shown(handler), 'Pass a function.');
    }
  }
  checkMilliseconds('holdMs', holdMs, 0);
}

/** A promise that nobody awaited, or a body that nobody verified, would be acknowledged, and its payment lost. */
function refuseReceived(parameter: string, value: unknown, what: string, from: string): never {
  if (typeof value === 'object' && value !== null && 'then' in value) {
    refuse(parameter, 'a promise', 'Await it.');
  }
  return refuse(parameter, `not ${what}`, `Pass what ${from} returns.`);
}

const isPaymentInquiry = (value: unknown): boolean =>
  ['paymentStatus', 'paymentRequestId', 'paymentId'].every(
    (name) => typeof Object(value)[name] === 'string',
  );

/**
 * Calls a handler once for everything that Antom says, however often, late and in whatever order it comes: by
 * notification, by the answer to an inquiry, or by the response to a call of the outbox. The handler runs in the
 * transaction that notes the event.
 *
 * ```ts
 * const inbox = createInbox({
 *   store: sqliteStore(database),
 *   on: {
 *     paymentSucceeded({ paymentRequestId, paymentAmount }, database) {
 *       database.prepare('UPDATE orders SET status = ? WHERE payment_request_id = ?').run('paid', paymentRequestId);
 *     },
 *   },
 * });
 * await inbox.receive(antom.verifyNotification(headers, rawBody, '/notify'));
 * ```
 */
export function createInbox<Transaction>(options: InboxOptions<Transaction>): Inbox<Transaction> {
  reading('options', () => checkOptions(options));
  const { store, on, holdMs = HOUR } = options;
  const report = createReport('antom.inbox', options);

  const { act, actAlone, releaseCaptures, resolveLate } = createActor(store, on, holdMs);

  const nameOf = (fact: Fact): string => {
    if (fact.about === 'payment') return `payment ${fact.report}`;
    return fact.about === 'other' ? fact.name : `${fact.about} ${fact.isDone ? 'done' : 'failed'}`;
  };

  function tell(fact: Fact, outcome: Outcome | 'failed', begun: number, error?: unknown): void {
    const level = LEVELS[outcome];
    const event = nameOf(fact);
    const { source } = fact.event;
    const entry = { level, message: `${event}: ${outcome}`, event, outcome, source } as const;
    report({ ...entry, ...idsOf(fact) }, begun, error);
  }

  async function actOn(fact: Fact): Promise<void> {
    const begun = performance.now();
    try {
      tell(fact, await actAlone(fact), begun);
    } catch (error) {
      tell(fact, 'failed', begun, error);
      throw error;
    }
  }

  async function actAll(facts: readonly Fact[]): Promise<void> {
    const begun = performance.now();
    let current = facts[0];
    try {
      const outcomes = await store.transaction(async (transaction) => {
        const all: (readonly [Fact, Outcome])[] = [];
        for (const fact of facts) {
          current = fact;
          all.push([fact, await act(fact, transaction)]);
        }
        return all;
      });
      for (const [fact, outcome] of outcomes) tell(fact, outcome, begun);
    } catch (error) {
      if (current) tell(current, 'failed', begun, error);
      throw error;
    }
  }

  return {
    store,
    async receive(notification) {
      if (!reading('notification', () => isNotification(notification))) {
        refuseReceived(
          'notification',
          notification,
          'a verified notification',
          'antom.verifyNotification',
        );
      }
      const fact = await readFact(notification);
      if (fact) await actOn(fact);
    },
    async inquired(response) {
      if (!reading('response', () => isPaymentInquiry(response))) {
        refuseReceived('response', response, 'a payment’s inquiry', 'antom.inquiryPayment');
      }
      const facts = readInquiry(response);
      if (facts.length > 0) await actAll(facts);
    },
    async close(paymentRequestId, transaction) {
      checkText('paymentRequestId', paymentRequestId);
      checkTransaction(transaction);
      const [text] = await store.lock(transaction, [{ kind: PAYMENT, id: paymentRequestId }]);
      const payment = parse<PaymentRecord>(text, { state: 'none' });
      if (isPaid(payment.state)) return false;
      if (payment.state === 'none' || payment.state === 'pending') {
        await store.write(transaction, [record(PAYMENT, paymentRequestId, { state: 'closed' })]);
      }
      return true;
    },
    async latePayments() {
      const records = await store.list(LATE, LIST_LIMIT);
      return records.map(({ value }) => JSON.parse(value) as LatePayment);
    },
    async resolveLatePayment(paymentId, transaction) {
      checkText('paymentId', paymentId);
      checkTransaction(transaction);
      await resolveLate(paymentId, transaction);
    },
    async releaseHeld() {
      const now = Date.now();
      // until then somebody else may try
      const span = { now, until: now + 60_000, limit: LIST_LIMIT };
      for (const { id } of await store.claim(HELD, span)) {
        await store.transaction((transaction) => releaseCaptures(id, transaction));
      }
    },
    [INTERNALS]: {
      async learn(fact, transaction) {
        await act(fact, transaction);
      },
      async outcomeOf(key, id, transaction) {
        const [text] = await store.lock(transaction, [key]);
        if (text === undefined) return undefined;
        if (key.kind === MONEY) return readMoney(text).captures[id];
        return parse<{ isDone?: boolean }>(text, {}).isDone;
      },
    },
  };
}
