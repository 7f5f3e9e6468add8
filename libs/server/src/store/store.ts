/** Names a record. Inbox and outbox choose both parts; a store only has to keep them apart. */
export interface RecordKey {
  /** At most 16 characters. */
  readonly kind: string;
  /** At most 200 characters. */
  readonly id: string;
}

export interface StoredRecord extends RecordKey {
  /** JSON text. */
  readonly value: string;
  /** Epoch milliseconds from which `claim` may take the record; without it, never. */
  readonly dueAt?: number | undefined;
}

/** What `update` writes, and what it resolves with. */
export interface StoreUpdate<Result> {
  readonly records: readonly StoredRecord[];
  readonly result: Result;
}

type Awaitable<Value> = Value | PromiseLike<Value>;

/**
 * Where inbox and outbox keep what they know, in the database of the shop. `sqliteStore` and `postgresStore` are two;
 * `storeCases` checks one of your own.
 */
export interface Store<Transaction> {
  /**
   * Runs `work` in a transaction and commits what it did. If it throws, nothing has happened, and the error is
   * passed on. It may run `work` again after a conflict with another transaction.
   */
  transaction<Result>(work: (transaction: Transaction) => Awaitable<Result>): Promise<Result>;
  /**
   * Returns the values of records, in the order of `keys`; `undefined` for one that does not exist. Until the
   * transaction ends, every other transaction that locks one of them waits, whether it exists or not.
   */
  lock(
    transaction: Transaction,
    keys: readonly RecordKey[],
  ): Awaitable<readonly (string | undefined)[]>;
  /**
   * A transaction that locks records, as `lock` does, and writes what `work` returns, as `write` does. A store has it if
   * that takes fewer round trips to the database than the three do.
   *
   * @param expected what `work` returns if none of the records exists: a store may create them so when it locks them, if
   *   it then sees to it that the transaction ends with what `work` has returned
   */
  update?<Result>(
    keys: readonly RecordKey[],
    work: (
      values: readonly (string | undefined)[],
      transaction: Transaction,
    ) => Awaitable<StoreUpdate<Result>>,
    expected?: readonly StoredRecord[],
  ): Promise<Result>;
  /** Writes records, new ones and those that exist. */
  write(transaction: Transaction, records: readonly StoredRecord[]): Awaitable<void>;
  /**
   * Takes up to `limit` records of this kind with `dueAt <= now`, the earliest first, and sets their `dueAt` to
   * `until`. Two callers at once, in any process, never take the same record, and don't wait for each other for long.
   */
  claim(
    kind: string,
    span: { readonly now: number; readonly until: number; readonly limit: number },
  ): Promise<readonly StoredRecord[]>;
  /** Returns up to `limit` records of this kind that have a `dueAt`, the earliest first. */
  list(kind: string, limit: number): Promise<readonly StoredRecord[]>;
  /** Deletes the records without a `dueAt` that were last written before this time; returns how many. */
  purge(before: number): Promise<number>;
}
