import { AntomError } from '../error.ts';
import { checkMilliseconds, reading, refuse, shown } from '../parameter.ts';
import {
  CLAIM,
  executeLock,
  isSame,
  LIST,
  LOCK,
  lockedRows,
  lockStatement,
  prepareLock,
  remaining,
  rowOf,
  SCHEMA,
  toRecord,
  valuesOf,
  WRITE,
  writeStatement,
  type Found,
} from './postgres-statements.ts';
import type { RecordKey, Store, StoredRecord } from './store.ts';
import { refuseForeign } from './transaction.ts';

/** What a query has found; its caller knows the columns. */
export interface PostgresResult {
  readonly rows: unknown[];
  readonly rowCount: number | null;
  /** What was done; `pg` has it. */
  readonly command?: string;
}

/** What is needed of a client of `pg`. */
export interface PostgresClient {
  query(text: string, values?: unknown[]): Promise<PostgresResult>;
}

interface Query {
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
}

interface PooledClient extends PostgresClient {
  query(query: Query): Promise<PostgresResult>;
  query(text: string, values?: unknown[]): Promise<PostgresResult>;
  release(error?: Error | boolean): void;
  on?(event: 'error', listener: (error: Error) => void): unknown;
}

/** What is needed of a `Pool` of `pg`. */
export interface PostgresPool {
  connect(): Promise<PooledClient>;
  on?(event: 'acquire', listener: (client: PooledClient) => void): unknown;
}

const guarded = new WeakSet<PooledClient>();

/**
 * An error that nobody listens to ends the process, and the pool doesn't listen to a client in use. It is there before
 * `connect` resolves, because the server may hang up right behind its greeting; the next query fails in any case.
 */
function guard(client: PooledClient): void {
  if (guarded.has(client)) return;
  guarded.add(client);
  client.on?.('error', () => undefined);
}

/** Any number: instances that start at once create the table one after the other. */
const SCHEMA_LOCK = 4_827_115_903;

/** PostgreSQL takes no more statements, because one has failed. */
const IN_FAILED_TRANSACTION = '25P02';
const SWALLOWED =
  'PostgreSQL has rolled the transaction back, because a statement in it failed, and the error was caught. ' +
  'Let it pass, or run that statement between SAVEPOINT and ROLLBACK TO.';

/** Transactions that met: a deadlock, or a conflict under a stricter isolation level. */
const CONFLICTS: readonly unknown[] = ['40P01', '40001'];
const TRIES = 5;

/** A prepared statement that is not there, or is there already: a pooler has passed on another connection. */
const UNPREPARED: readonly unknown[] = ['26000', '42P05'];

/** What `update` does in fewer round trips. */
const PARTS = ['transaction', 'lock', 'write'] as const;
const LONGEST_PAUSE_MS = 100;

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/**
 * Keeps the records of inbox and outbox in PostgreSQL, in the table `antom_record`, which it creates. Any number of
 * instances of the shop may share the database. Handlers get the client on which the transaction runs, and must use it
 * for everything that belongs to the transaction.
 *
 * ```ts
 * const store = postgresStore<PoolClient>(new Pool({ connectionString }));
 * ```
 *
 * @param pool a `Pool` of the package `pg`
 */
export function postgresStore<Client extends PostgresClient = PostgresClient>(
  pool: PostgresPool,
): Store<Client> {
  const connect = reading('pool', () => typeof (pool as Partial<PostgresPool> | null)?.connect);
  if (connect !== 'function') {
    refuse('pool', shown(pool), 'Pass a Pool of the package pg.');
  }

  pool.on?.('acquire', guard);
  /** Until it turns out that a pooler, or what resets connections, does away with prepared statements. */
  let isPreparing = true;
  /** For how many records `update` has prepared one. */
  const prepared = new WeakMap<PooledClient, Set<number>>();

  /** Prepared once for each connection: planning takes PostgreSQL longer than running it. */
  const ask = (client: PostgresClient, name: string, text: string, values: unknown[]) =>
    (client as PooledClient).query({
      ...(isPreparing && { name: `antom_${name}` }),
      ...{ text, values },
    });

  /** A pool has `query` too, which runs on any connection, outside of the transaction. */
  function checkClient(client: unknown): void {
    const query = reading('transaction', () => typeof Object(client).query);
    if (query !== 'function' || client === pool) {
      refuseForeign(client === pool ? 'the pool' : shown(client));
    }
  }

  /** What `write` has written, by the clients that work on an update. */
  const written = new WeakMap<PostgresClient, RecordKey[]>();
  let schema: Promise<void> | undefined;

  /** Several statements, without parameters: `pg` returns a list of their results. */
  async function send(client: PostgresClient, text: string): Promise<PostgresResult | undefined> {
    const results: unknown = await client.query(text);
    return [results].flat().at(-1) as PostgresResult | undefined;
  }

  async function commit(client: PostgresClient, statement = ''): Promise<void> {
    const done = await send(client, `${statement}COMMIT`);
    // PostgreSQL has done so if the last statement failed, whoever caught its error
    if (done?.command === 'ROLLBACK') throw new AntomError('config', SWALLOWED);
  }

  /** @param work begins the transaction, and commits it */
  async function once<Result>(work: (client: PooledClient) => Promise<Result>): Promise<Result> {
    const client = await pool.connect();
    guard(client);
    let broken: Error | undefined;
    try {
      return await work(client);
    } catch (error) {
      // one that can't even roll back is broken
      await client.query('ROLLBACK').catch((failure: Error) => {
        broken = failure;
      });
      throw codeOf(error) === IN_FAILED_TRANSACTION
        ? new AntomError('config', SWALLOWED, { cause: error })
        : error;
    } finally {
      written.delete(client);
      // the pool closes a broken one
      client.release(broken);
    }
  }

  async function retried<Result>(work: (client: PooledClient) => Promise<Result>): Promise<Result> {
    for (let left = TRIES - 1; ; left -= 1) {
      const wasPreparing = isPreparing;
      try {
        return await once(work);
      } catch (error) {
        if (wasPreparing && UNPREPARED.includes(codeOf(error))) {
          isPreparing = false;
          continue;
        }
        if (left === 0 || !CONFLICTS.includes(codeOf(error))) throw error;
        // not both at the same moment again
        await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_PAUSE_MS));
      }
    }
  }

  const transact = <Result>(work: (client: Client) => Promise<Result>): Promise<Result> =>
    retried(async (client) => {
      await client.query('BEGIN');
      const result = await work(client as unknown as Client);
      await commit(client);
      return result;
    });

  function createTable(): Promise<void> {
    schema ??= transact(async (client) => {
      await client.query(`SELECT pg_advisory_xact_lock(${SCHEMA_LOCK})`);
      const { rows } = await client.query(`SELECT to_regclass('antom_record_due') AS found`);
      const [index] = rows as readonly { readonly found: string | null }[];
      // so that a user without the right to create tables can use one that exists
      if (!index?.found) await client.query(SCHEMA);
    }).catch((error: unknown) => {
      // the database may have been down
      schema = undefined;
      throw error;
    });
    return schema;
  }

  async function transaction<Result>(
    work: (client: Client) => Result | PromiseLike<Result>,
  ): Promise<Result> {
    await createTable();
    return transact(async (client) => work(client));
  }

  /** Begins a transaction and locks its records. */
  async function lockFirst(
    client: PooledClient,
    keys: readonly RecordKey[],
    expected: readonly StoredRecord[],
  ): Promise<readonly unknown[]> {
    const rows = lockedRows(keys, expected, Date.now());
    let message = 'BEGIN;';
    if (isPreparing) {
      const counts = prepared.get(client) ?? new Set();
      if (!counts.has(rows.length)) message = `${prepareLock(rows.length)}${message}`;
      prepared.set(client, counts.add(rows.length));
      message += executeLock(rows);
    } else {
      message += lockStatement(rows);
    }
    return (await send(client, message))?.rows ?? [];
  }

  const store: Store<Client> = {
    transaction,
    async lock(client, keys) {
      checkClient(client);
      const { rows } = await ask(client, 'lock', LOCK, [
        keys.map(({ kind }) => kind),
        keys.map(({ id }) => id),
        Date.now(),
      ]);
      return valuesOf(keys, rows);
    },
    async update(keys, work, expected = []) {
      // a store made from this one, whose transaction, lock or write is another: then that is what does it
      if (PARTS.some((name) => this[name] !== own[name])) {
        return this.transaction(async (client) => {
          const { records, result } = await work(await this.lock(client, keys), client);
          await this.write(client, records);
          return result;
        });
      }
      await createTable();
      // a notification costs as much as its round trips
      return retried(async (client) => {
        const byWork: RecordKey[] = [];
        written.set(client, byWork);
        const rows = await lockFirst(client, keys, expected);
        const values = valuesOf(keys, rows);
        const { records, result } = await work(values, client as unknown as Client);
        const created = expected.filter(
          (one) => rowOf(one, rows)?.value === null && !byWork.some((other) => isSame(one, other)),
        );
        await commit(client, writeStatement(remaining(records, created), Date.now()));
        return result;
      });
    },
    async write(client, records) {
      checkClient(client);
      written.get(client)?.push(...records);
      await ask(client, 'write', WRITE, [
        records.map(({ kind }) => kind),
        records.map(({ id }) => id),
        records.map(({ value }) => value),
        records.map(({ dueAt }) => dueAt ?? null),
        Date.now(),
      ]);
    },
    claim(kind, { now, until, limit }) {
      return this.transaction(async (client) => {
        const { rows } = await ask(client, 'claim', CLAIM, [kind, now, until, limit]);
        return (rows as Found[]).map(toRecord);
      });
    },
    list(kind, limit) {
      return this.transaction(async (client) => {
        const { rows } = await client.query(LIST, [kind, limit]);
        return (rows as Found[]).map(toRecord);
      });
    },
    async purge(before) {
      checkMilliseconds('before', before, 0, Number.MAX_SAFE_INTEGER);
      return this.transaction(async (client) => {
        const { rowCount } = await client.query(
          'DELETE FROM antom_record WHERE due_at IS NULL AND written_at < $1',
          [before],
        );
        return rowCount ?? 0;
      });
    },
  };
  const own = { ...store };
  return store;
}
