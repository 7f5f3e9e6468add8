/** What a fact does: which handler it calls, and what is noted about it. */
import type { Amount } from '@ams-cashier/protocol';
import type { Store, StoredRecord } from '../store/store.ts';
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

/** Whether a success is older than the cancellation of its payment: then its money has gone back already. */
function isBeforeCancel({ cancelTime }: PaymentRecord, paymentTime: string | undefined): boolean {
  return (
    cancelTime !== undefined &&
    paymentTime !== undefined &&
    Date.parse(paymentTime) <= Date.parse(cancelTime)
  );
}

export interface Actor<Transaction> {
  act(fact: Fact, transaction: Transaction): Promise<Outcome>;
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
    transaction: Transaction,
  ): Promise<Outcome> {
    const { paymentRequestId, paymentId, paymentAmount, paymentTime } = fact.event;
    const keys = [
      { kind: MONEY, id: paymentId },
      { kind: PAYMENT, id: paymentRequestId },
    ];
    const [moneyText, paymentText] = await store.lock(transaction, keys);
    const payment = parse<PaymentRecord>(paymentText, { state: 'none' });
    const step = stepOf(payment.state, fact.report);
    if (!step) return fact.report === 'failed' && isPaid(payment.state) ? 'ignored' : 'repeated';
    if (fact.report === 'succeeded' && isBeforeCancel(payment, paymentTime)) return 'repeated';
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
    await store.write(transaction, records);
    return step.state === 'late' ? 'late' : 'acted';
  }

  async function onCapture(
    fact: Fact & { readonly about: 'capture' },
    transaction: Transaction,
  ): Promise<Outcome> {
    const { paymentId, source } = fact.event;
    const [text] = await store.lock(transaction, [{ kind: MONEY, id: paymentId }]);
    const money = readMoney(text);
    const note = keepNote(fact);
    const known = Object.assign({}, money.captures, ...money.held.map(keepNote));
    if (Object.keys(note).some((id) => known[id] === fact.isDone)) return 'repeated';
    // the reverse, a capture that failed and succeeds under its id after all, is news
    if (Object.keys(note).some((id) => known[id] === true)) return 'ignored';
    if (money.isCancelled) return 'ignored';
    // what the shop has asked about needs no other order than that of the answers
    if (!money.isPaid && source === 'notification') {
      const held = [...money.held, fact];
      await store.write(transaction, [
        record(MONEY, paymentId, { ...money, held }),
        record(HELD, paymentId, {}, Date.now() + holdMs),
      ]);
      return 'held';
    }
    await call(fact.isDone ? 'captured' : 'captureFailed', fact.event, transaction);
    const captures = { ...money.captures, ...note };
    await store.write(transaction, [record(MONEY, paymentId, { ...money, captures })]);
    return 'acted';
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
    transaction: Transaction,
  ): Promise<Outcome> {
    const { refundRequestId, refundAmount, paymentId } = event;
    const [text] = await store.lock(transaction, [{ kind: 'refund', id: refundRequestId }]);
    const { isDone: known } = parse<{ isDone?: boolean }>(text, {});
    if (known === isDone) return 'repeated';
    // the reverse, a refund that was called failed and was made after all, is news
    if (known === true) return 'ignored';
    await call(isDone ? 'refunded' : 'refundFailed', event, transaction);
    await store.write(transaction, [record('refund', refundRequestId, { isDone })]);
    if (isDone && paymentId !== undefined) {
      await countRefund({ paymentId, refundAmount }, transaction);
    }
    return 'acted';
  }

  async function onCancel(
    { event, isDone }: Fact & { readonly about: 'cancel' },
    transaction: Transaction,
  ): Promise<Outcome> {
    const { paymentRequestId, paymentId, cancelTime } = event;
    if (!isDone) {
      await call('cancelFailed', event, transaction);
      return 'acted';
    }
    const keys = [
      { kind: PAYMENT, id: paymentRequestId },
      ...(paymentId === undefined ? [] : [{ kind: MONEY, id: paymentId }]),
    ];
    const [text, moneyText] = await store.lock(transaction, keys);
    const { state } = parse<PaymentRecord>(text, { state: 'none' });
    const step = stepOf(state, 'cancelled');
    if (!step) return 'repeated';
    await call(step.event, event, transaction);
    const records = [record(PAYMENT, paymentRequestId, { state: step.state, cancelTime })];
    if (paymentId !== undefined) {
      const money = readMoney(moneyText);
      records.push(record(MONEY, paymentId, { ...money, held: [], isCancelled: true }));
      if (money.held.length > 0) records.push(record(HELD, paymentId, {}));
    }
    await store.write(transaction, records);
    // all of it goes back
    if (state === 'late' && paymentId !== undefined) await resolveLate(paymentId, transaction);
    return 'acted';
  }

  async function onOther(
    { id, name, event }: Fact & { readonly about: 'other' },
    transaction: Transaction,
  ): Promise<Outcome> {
    const key = { kind: 'other', id: `${name}/${id}`.slice(0, 200) };
    const [text] = await store.lock(transaction, [key]);
    if (text !== undefined) return 'repeated';
    await call(name, event, transaction);
    await store.write(transaction, [record(key.kind, key.id, {})]);
    return 'acted';
  }

  function act(fact: Fact, transaction: Transaction): Promise<Outcome> {
    switch (fact.about) {
      case 'payment':
        return onPayment(fact, transaction);
      case 'capture':
        return onCapture(fact, transaction);
      case 'refund':
        return onRefund(fact, transaction);
      case 'cancel':
        return onCancel(fact, transaction);
      case 'other':
        return onOther(fact, transaction);
    }
  }

  async function resolveLate(paymentId: string, transaction: Transaction): Promise<void> {
    const [text] = await store.lock(transaction, [{ kind: LATE, id: paymentId }]);
    if (text === undefined) return;
    await store.write(transaction, [{ kind: LATE, id: paymentId, value: text }]);
  }

  return {
    act,
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
