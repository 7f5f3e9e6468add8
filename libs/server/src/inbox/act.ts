/** What a fact does: which handler it calls, and what is noted about it. */
import type { Amount } from '@ams-cashier/protocol';
import type { StoreUpdate, RecordKey, Store, StoredRecord } from '../store/store.ts';
import type { InboxEventName } from './event.ts';
import type { Fact } from './fact.ts';
import type { InboxHandler, InboxHandlers } from './handlers.ts';
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

type Call = readonly [name: InboxEventName, event: Fact['event']];

/** What a fact does, as far as the values of its records tell. */
interface Plan {
  /** Handlers to call, in this order. */
  readonly calls: readonly Call[];
  /** What is noted once they are done. */
  readonly records: readonly StoredRecord[];
  readonly result: Outcome;
  /** A late payment that it gives back, by `paymentId`: an amount of it, or all. */
  readonly returned?: { readonly paymentId: string; readonly amount?: Amount };
}

const nothing = (result: Outcome): Plan => ({ calls: [], records: [], result });

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

/** The handlers of captures that have waited for their payment. */
const heldCalls = ({ held }: Money): readonly Call[] =>
  held.map(({ isDone, event }) => [isDone ? 'captured' : 'captureFailed', event]);

/** The same captures among those that are known. */
const withHeld = ({ captures, held }: Money): Money['captures'] =>
  Object.assign({}, captures, ...held.map(keepNote));

function planPayment(
  { event, report }: Fact & { readonly about: 'payment' },
  [moneyText, paymentText]: Values,
): Plan {
  const { paymentRequestId, paymentId, paymentAmount, paymentTime } = event;
  const payment = parse<PaymentRecord>(paymentText, { state: 'none' });
  const step = stepOf(payment.state, report);
  if (!step) return nothing(report === 'failed' && isPaid(payment.state) ? 'ignored' : 'repeated');
  if (report === 'succeeded' && isBeforeCancel(payment, paymentTime)) return nothing('repeated');
  const { state } = step;
  const calls: Call[] = [[step.event, event]];
  const records = [record(PAYMENT, paymentRequestId, { ...payment, state })];
  if (isPaid(state)) {
    const money = readMoney(moneyText);
    calls.push(...heldCalls(money));
    records.push(
      record(MONEY, paymentId, {
        ...money,
        isPaid: true,
        held: [],
        captures: withHeld(money),
        isLate: state === 'late',
        isCancelled: false,
      }),
    );
    if (money.held.length > 0) records.push(record(HELD, paymentId, {}));
  }
  if (state === 'late') {
    const since = Date.now();
    const late = { paymentRequestId, paymentId, paymentAmount, refundedValue: '0', since };
    records.push(record(LATE, paymentId, late, since));
  }
  return { calls, records, result: state === 'late' ? 'late' : 'acted' };
}

function planCapture(
  fact: Fact & { readonly about: 'capture' },
  [text]: Values,
  holdMs: number,
): Plan {
  const { event, isDone } = fact;
  const { paymentId, source } = event;
  const money = readMoney(text);
  const note = keepNote(fact);
  const known = withHeld(money);
  if (Object.keys(note).some((id) => known[id] === isDone)) return nothing('repeated');
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
    return { calls: [], records, result: 'held' };
  }
  const captures = { ...money.captures, ...note };
  return {
    calls: [[isDone ? 'captured' : 'captureFailed', event]],
    records: [record(MONEY, paymentId, { ...money, captures })],
    result: 'acted',
  };
}

function planRefund({ event, isDone }: Fact & { readonly about: 'refund' }, [text]: Values): Plan {
  const { refundRequestId, refundAmount: amount, paymentId } = event;
  const { isDone: known } = parse<{ isDone?: boolean }>(text, {});
  if (known === isDone) return nothing('repeated');
  // the reverse, a refund that was called failed and was made after all, is news
  if (known === true) return nothing('ignored');
  return {
    calls: [[isDone ? 'refunded' : 'refundFailed', event]],
    records: [record(REFUND, refundRequestId, { isDone })],
    result: 'acted',
    ...(isDone && paymentId !== undefined && { returned: { paymentId, amount } }),
  };
}

function planCancel(
  { event, isDone }: Fact & { readonly about: 'cancel' },
  [text, moneyText]: Values,
): Plan {
  const { paymentRequestId, paymentId, cancelTime } = event;
  if (!isDone) return { ...nothing('acted'), calls: [['cancelFailed', event]] };
  const { state } = parse<PaymentRecord>(text, { state: 'none' });
  const step = stepOf(state, 'cancelled');
  if (!step) return nothing('repeated');
  const records = [record(PAYMENT, paymentRequestId, { state: step.state, cancelTime })];
  if (paymentId !== undefined) {
    const money = readMoney(moneyText);
    records.push(record(MONEY, paymentId, { ...money, held: [], isCancelled: true }));
    if (money.held.length > 0) records.push(record(HELD, paymentId, {}));
  }
  return {
    calls: [[step.event, event]],
    records,
    result: 'acted',
    ...(state === 'late' && paymentId !== undefined && { returned: { paymentId } }),
  };
}

function planOther(fact: Fact & { readonly about: 'other' }, [text]: Values): Plan {
  if (text !== undefined) return nothing('repeated');
  const { kind, id } = otherKey(fact);
  return { calls: [[fact.name, fact.event]], records: [record(kind, id, {})], result: 'acted' };
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
  async function callAll(calls: readonly Call[], transaction: Transaction): Promise<void> {
    for (const [name, event] of calls) {
      const handler = on[name] as InboxHandler<never, Transaction> | undefined;
      await handler?.(event as never, transaction);
    }
  }

  /** What a refund has returned of a late payment. */
  async function countRefund(
    paymentId: string,
    amount: Amount,
    transaction: Transaction,
  ): Promise<void> {
    const keys = [
      { kind: MONEY, id: paymentId },
      { kind: LATE, id: paymentId },
    ];
    const [money, text] = await store.lock(transaction, keys);
    if (text === undefined || !readMoney(money).isLate) return;
    const late = JSON.parse(text) as LatePayment;
    const refunded = BigInt(late.refundedValue) + BigInt(amount.value);
    const isOpen = refunded < BigInt(late.paymentAmount.value);
    const value = { ...late, refundedValue: String(refunded) };
    await store.write(transaction, [
      record(LATE, paymentId, value, isOpen ? late.since : undefined),
    ]);
  }

  async function resolveLate(paymentId: string, transaction: Transaction): Promise<void> {
    const [text] = await store.lock(transaction, [{ kind: LATE, id: paymentId }]);
    if (text === undefined) return;
    await store.write(transaction, [{ kind: LATE, id: paymentId, value: text }]);
  }

  /** @param values of the records that the fact concerns */
  function plan(fact: Fact, values: Values): Plan {
    switch (fact.about) {
      case 'payment':
        return planPayment(fact, values);
      case 'capture':
        return planCapture(fact, values, holdMs);
      case 'refund':
        return planRefund(fact, values);
      case 'cancel':
        return planCancel(fact, values);
      case 'other':
        return planOther(fact, values);
    }
  }

  async function carryOut(
    { calls, records, result, returned }: Plan,
    transaction: Transaction,
  ): Promise<StoreUpdate<Outcome>> {
    await callAll(calls, transaction);
    if (returned) {
      const { paymentId, amount } = returned;
      await (amount
        ? countRefund(paymentId, amount, transaction)
        : resolveLate(paymentId, transaction));
    }
    return { records, result };
  }

  async function act(fact: Fact, transaction: Transaction): Promise<Outcome> {
    const values = await store.lock(transaction, keysOf(fact));
    const { records, result } = await carryOut(plan(fact, values), transaction);
    if (records.length > 0) await store.write(transaction, records);
    return result;
  }

  return {
    act,
    async actAlone(fact) {
      if (!store.update) return store.transaction((transaction) => act(fact, transaction));
      return store.update(
        keysOf(fact),
        (values, transaction) => carryOut(plan(fact, values), transaction),
        // most of what comes is news
        plan(fact, []).records,
      );
    },
    async releaseCaptures(paymentId, transaction) {
      const [text] = await store.lock(transaction, [{ kind: MONEY, id: paymentId }]);
      const money = readMoney(text);
      await callAll(heldCalls(money), transaction);
      await store.write(transaction, [
        record(MONEY, paymentId, {
          ...money,
          isPaid: true,
          held: [],
          captures: withHeld(money),
        }),
        record(HELD, paymentId, {}),
      ]);
    },
    resolveLate,
  };
}
