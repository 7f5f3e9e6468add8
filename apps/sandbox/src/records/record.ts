/** What the merchant API keeps besides payments: disputes, subscriptions, agreements and changes of amounts. */
import { randomUUID } from 'node:crypto';
import type { Gateway } from '../gateway/gateway.ts';
import { Refusal } from '../merchant-api/refusal.ts';

export interface Record<Facts> {
  readonly recordId: string;
  readonly clientId: string;
  /** The merchant's id, unique per client and kind. */
  readonly requestId: string;
  readonly facts: Facts;
  readonly createdAt: number;
  /** When something has to be done without a request. */
  readonly dueAt: number | null;
}

type Kind =
  'dispute' | 'subscription' | 'authorization' | 'amountUpdate' | 'subscriptionChange' | 'quote';
type Row = Omit<Record<unknown>, 'facts'> & { readonly facts: string };

/** A kind of records. */
export class Records<Facts extends object> {
  readonly #kind: Kind;

  constructor(kind: Kind) {
    this.#kind = kind;
  }

  #read(row: Row | undefined): Record<Facts> | undefined {
    return row && { ...row, facts: JSON.parse(row.facts) as Facts };
  }

  #where({ database }: Gateway, condition: string, ...values: (string | number)[]) {
    return database
      .all<Row>(
        `SELECT * FROM record WHERE kind = ? AND ${condition} ORDER BY createdAt, rowid`,
        this.#kind,
        ...values,
      )
      .map((row) => this.#read(row) as Record<Facts>);
  }

  add(
    { database, clock }: Gateway,
    clientId: string,
    requestId: string,
    facts: Facts,
    dueAt: number | null = null,
  ): Record<Facts> {
    const added = { recordId: randomUUID(), clientId, requestId, createdAt: clock.now(), dueAt };
    const row = { ...added, kind: this.#kind, facts: JSON.stringify(facts) };
    database.insert('record', row);
    return { ...added, facts };
  }

  save(
    { database }: Gateway,
    record: Record<Facts>,
    change: Partial<Facts>,
    dueAt: number | null = record.dueAt,
  ): Record<Facts> {
    const facts = { ...record.facts, ...change };
    const { recordId } = record;
    database.update('record', { facts: JSON.stringify(facts), dueAt }, { recordId });
    return { ...record, facts, dueAt };
  }

  /** Scoped to the client. */
  find(
    gateway: Gateway,
    clientId: string,
    key: 'recordId' | 'requestId',
    id: string | undefined,
  ): Record<Facts> | undefined {
    return this.#where(gateway, `clientId = ? AND ${key} = ?`, clientId, id ?? '')[0];
  }

  /** For a page that only the owner of the id can open. */
  open(gateway: Gateway, recordId: string): Record<Facts> | undefined {
    return this.#where(gateway, 'recordId = ?', recordId)[0];
  }

  list(gateway: Gateway, clientId: string): readonly Record<Facts>[] {
    return this.#where(gateway, 'clientId = ?', clientId);
  }

  due(gateway: Gateway): readonly Record<Facts>[] {
    return this.#where(gateway, 'dueAt IS NOT NULL AND dueAt <= ?', gateway.clock.now());
  }
}

/** Throws if a known request comes again with something else. */
export function checkSame(known: unknown, sent: unknown, words: string): void {
  if (JSON.stringify(known) === JSON.stringify(sent)) return;
  throw new Refusal(
    'REPEAT_REQ_INCONSISTENT',
    `${words} differs from the first request with this id.`,
  );
}
