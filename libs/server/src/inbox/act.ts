/** What a fact does: which handler it calls, and what is noted about it. */
import type { Amount } from '@ams-cashier/protocol';
import type { StoreUpdate, RecordKey, Store, StoredRecord } from '../store/store.ts';
import type { InboxEventName } from './event.ts';
import type { Fact } from './fact.ts';
import type { InboxHandlers } from './handlers.ts';
import { keepNote, MONEY, readMoney, type Money } from './money.ts';
import { isPaid, stepOf, type PaymentState } from './payment-state.ts';

/** Money that arrived when nobody expected it any more. */
export interface LatePayment {
  readonly paymentRequestId: string;
  readonly paymentId: string;
  readonly paymentAmount: Amount;
  /** What refunds by the outbox have returned of it so far, in the currency's smallest unit. */
  readonly refundedValue: string;
  /** Epoch milliseconds. */
  readonly since: number;
}

export const PAYMENT = 'payment';
/** Payments whose money nobody expected: due, until they are resolved. */
export const LATE = 'late';
/** Payments with captures that wait for it. */
export const HELD = 'held';

export interface PaymentRecord {
  readonly state: PaymentState;
  readonly cancelTime?: string | undefined;
}

/** Refunds, by the merchant's id. */
const REFUND = 'refund';

/** What became of a fact. ignored: it contradicts what is known, and is out of date. */
export type Outcome = 'acted' | 'late' | 'held' | 'repeated' | 'ignored';

export const parse = <Value>(value: string | undefined, absent: Value): Value =>
  value === undefined ? absent : (JSON.parse(value) as Value);

export const record = (kind: string, id: string, value: object, dueAt?: number): StoredRecord => ({
  kind,
  id,
  value: JSON.stringify(value),
  dueAt,
});

type Values = readonly (string | undefined)[];

const nothing = (result: Outcome): StoreUpdate<Outcome> => ({ records: [], result });

const otherKey = ({ name, id }: Fact & { readonly about: 'other' }): RecordKey => ({
  kind: 'other',
  id: `${name}/${id}`.slice(0, 200),
});

/** The records that a fact concerns, in the order in which `decide` takes their values. */
function keysOf(fact: Fact): readonly RecordKey[] {
  switch (fact.about) {
    case 'payment':
      return [
        { kind: MONEY, id: fact.event.paymentId },
        { kind: PAYMENT, id: fact.event.paymentRequestId },
      ];
    case 'capture':
      return [{ kind: MONEY, id: fact.event.paymentId }];
    case 'refund':
      return [{ kind: REFUND, id: fact.event.refundRequestId }];
    case 'cancel': {
      const { paymentRequestId, paymentId } = fact.event;
      const payment = { kind: PAYMENT, id: paymentRequestId };
      return paymentId === undefined ? [payment] : [payment, { kind: MONEY, id: paymentId }];
    }
    case 'other':
      return [otherKey(fact)];
  }
}

/** Whether a success is older than the cancellation of its payment: then its money has gone back already. */
function isBeforeCancel({ cancelTime }: PaymentRecord, paymentTime: string | undefined): boolean {
  return (
    cancelTime !== undefined &&
    paymentTime !== undefined &&
    Date.parse(paymentTime) <= Date.parse(cancelTime)
  );
}

export interface Actor<Transaction> {
  /** Calls the handler of a fact and notes it, within a transaction. */
  act(fact: Fact, transaction: Transaction): Promise<Outcome>;
  /** The same, in a transaction of its own. */
  actAlone(fact: Fact): Promise<Outcome>;
  /** Calls the handlers of the captures of a payment that have waited for it, whether or not it was heard of. */
  releaseCaptures(paymentId: string, transaction: Transaction): Promise<void>;
  resolveLate(paymentId: string, transaction: Transaction): Promise<void>;
}

export function createActor<Transaction>(
  store: Store<Transaction>,
  on: InboxHandlers<Transaction>,
  holdMs: number,
): Actor<Transaction> {
  async function call(name: InboxEventName, event: Fact['event'], transaction: Transaction) {
    const handler = on[name] as ((event: unknown, transaction: Transaction) => unknown) | undefined;
    await handler?.(event, transaction);
  }

  /** Calls the handlers of captures that have waited for their payment. */
  async function release({ held }: Money, transaction: Transaction): Promise<Money['captures']> {
    const captures: Record<string, boolean> = {};
    for (const fact of held) {
      await call(fact.isDone ? 'captured' : 'captureFailed', fact.event, transaction);
      Object.assign(captures, keepNote(fact));
    }
    return captures;
  }

  async function onPayment(
    fact: Fact & { readonly about: 'payment' },
    [moneyText, paymentText]: Values,
    transaction: Transaction,
  ): Promise<StoreUpdate<Outcome>> {
    const { paymentRequestId, paymentId, paymentAmount, paymentTime } = fact.event;
    const payment = parse<PaymentRecord>(paymentText, { state: 'none' });
    const step = stepOf(payment.state, fact.report);
    if (!step) {
      return nothing(fact.report === 'failed' && isPaid(payment.state) ? 'ignored' : 'repeated');
    }
    if (fact.report === 'succeeded' && isBeforeCancel(payment, paymentTime)) {
      return nothing('repeated');
    }
    await call(step.event, fact.event, transaction);
    const records = [record(PAYMENT, paymentRequestId, { ...payment, state: step.state })];
    if (isPaid(step.state)) {
      const money = readMoney(moneyText);
      const captures = await release(money, transaction);
      records.push(
        record(MONEY, paymentId, {
          ...money,
          isPaid: true,
          held: [],
          captures: { ...money.captures, ...captures },
          isLate: step.state === 'late',
          isCancelled: false,
        }),
      );
      if (money.held.length > 0) records.push(record(HELD, paymentId, {}));
    }
    if (step.state === 'late') {
      const since = Date.now();
      const late = { paymentRequestId, paymentId, paymentAmount, refundedValue: '0', since };
      records.push(record(LATE, paymentId, late, since));
    }
    return { records, result: step.state === 'late' ? 'late' : 'acted' };
  }

  async function onCapture(
    fact: Fact & { readonly about: 'capture' },
    [text]: Values,
    transaction: Transaction,
  ): Promise<StoreUpdate<Outcome>> {
    const { paymentId, source } = fact.event;
    const money = readMoney(text);
    const note = keepNote(fact);
    const known = Object.assign({}, money.captures, ...money.held.map(keepNote));
    if (Object.keys(note).some((id) => known[id] === fact.isDone)) return nothing('repeated');
    // the reverse, a capture that failed and succeeds under its id after all, is news
    if (Object.keys(note).some((id) => known[id] === true)) return nothing('ignored');
    if (money.isCancelled) return nothing('ignored');
    // what the shop has asked about needs no other order than that of the answers
    if (!money.isPaid && source === 'notification') {
      const held = [...money.held, fact];
      const records = [
        record(MONEY, paymentId, { ...money, held }),
        record(HELD, paymentId, {}, Date.now() + holdMs),
      ];
      return { records, result: 'held' };
    }
    await call(fact.isDone ? 'captured' : 'captureFailed', fact.event, transaction);
    const captures = { ...money.captures, ...note };
    return { records: [record(MONEY, paymentId, { ...money, captures })], result: 'acted' };
  }

  /** What a refund has returned of a late payment. */
  async function countRefund(
    { paymentId, refundAmount }: { readonly paymentId: string; readonly refundAmount: Amount },
    transaction: Transaction,
  ): Promise<void> {
    const keys = [
      { kind: MONEY, id: paymentId },
      { kind: LATE, id: paymentId },
    ];
    const [money, text] = await store.lock(transaction, keys);
    if (text === undefined || !readMoney(money).isLate) return;
    const late = JSON.parse(text) as LatePayment;
    const refunded = BigInt(late.refundedValue) + BigInt(refundAmount.value);
    const isOpen = refunded < BigInt(late.paymentAmount.value);
    const value = { ...late, refundedValue: String(refunded) };
    await store.write(transaction, [
      record(LATE, paymentId, value, isOpen ? late.since : undefined),
    ]);
  }

  async function onRefund(
    { event, isDone }: Fact & { readonly about: 'refund' },
    [text]: Values,
    transaction: Transaction,
  ): Promise<StoreUpdate<Outcome>> {
    const { refundRequestId, refundAmount, paymentId } = event;
    const { isDone: known } = parse<{ isDone?: boolean }>(text, {});
    if (known === isDone) return nothing('repeated');
    // the reverse, a refund that was called failed and was made after all, is news
    if (known === true) return nothing('ignored');
    await call(isDone ? 'refunded' : 'refundFailed', event, transaction);
    if (isDone && paymentId !== undefined) {
      await countRefund({ paymentId, refundAmount }, transaction);
    }
    return { records: [record(REFUND, refundRequestId, { isDone })], result: 'acted' };
  }

  async function onCancel(
    { event, isDone }: Fact & { readonly about: 'cancel' },
    [text, moneyText]: Values,
    transaction: Transaction,
  ): Promise<StoreUpdate<Outcome>> {
    const { paymentRequestId, paymentId, cancelTime } = event;
    if (!isDone) {
      await call('cancelFailed', event, transaction);
      return nothing('acted');
    }
    const { state } = parse<PaymentRecord>(text, { state: 'none' });
    const step = stepOf(state, 'cancelled');
    if (!step) return nothing('repeated');
    await call(step.event, event, transaction);
    const records = [record(PAYMENT, paymentRequestId, { state: step.state, cancelTime })];
    if (paymentId !== undefined) {
      const money = readMoney(moneyText);
      records.push(record(MONEY, paymentId, { ...money, held: [], isCancelled: true }));
      if (money.held.length > 0) records.push(record(HELD, paymentId, {}));
    }
    // all of it goes back
    if (state === 'late' && paymentId !== undefined) await resolveLate(paymentId, transaction);
    return { records, result: 'acted' };
  }

  async function onOther(
    fact: Fact & { readonly about: 'other' },
    [text]: Values,
    transaction: Transaction,
  ): Promise<StoreUpdate<Outcome>> {
    if (text !== undefined) return nothing('repeated');
    await call(fact.name, fact.event, transaction);
    const { kind, id } = otherKey(fact);
    return { records: [record(kind, id, {})], result: 'acted' };
  }

  /** @param values of the records that the fact concerns */
  function decide(
    fact: Fact,
    values: Values,
    transaction: Transaction,
  ): Promise<StoreUpdate<Outcome>> {
    switch (fact.about) {
      case 'payment':
        return onPayment(fact, values, transaction);
      case 'capture':
        return onCapture(fact, values, transaction);
      case 'refund':
        return onRefund(fact, values, transaction);
      case 'cancel':
        return onCancel(fact, values, transaction);
      case 'other':
        return onOther(fact, values, transaction);
    }
  }

  async function act(fact: Fact, transaction: Transaction): Promise<Outcome> {
    const values = await store.lock(transaction, keysOf(fact));
    const { records, result } = await decide(fact, values, transaction);
    if (records.length > 0) await store.write(transaction, records);
    return result;
  }

  async function resolveLate(paymentId: string, transaction: Transaction): Promise<void> {
    const [text] = await store.lock(transaction, [{ kind: LATE, id: paymentId }]);
    if (text === undefined) return;
    await store.write(transaction, [{ kind: LATE, id: paymentId, value: text }]);
  }

  return {
    act,
    actAlone: (fact) =>
      store.update?.(keysOf(fact), (values, transaction) => decide(fact, values, transaction)) ??
      store.transaction((transaction) => act(fact, transaction)),
    async releaseCaptures(paymentId, transaction) {
      const [text] = await store.lock(transaction, [{ kind: MONEY, id: paymentId }]);
      const money = readMoney(text);
      const captures = { ...money.captures, ...(await release(money, transaction)) };
      await store.write(transaction, [
        record(MONEY, paymentId, { ...money, isPaid: true, held: [], captures }),
        record(HELD, paymentId, {}),
      ]);
    },
    resolveLate,
  };
}
