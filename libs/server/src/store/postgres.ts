import { AntomError } from '../error.ts';
import { checkMilliseconds, reading, refuse, shown } from '../parameter.ts';
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
  readonly name: string;
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

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS antom_record (
    kind text NOT NULL,
    id text NOT NULL,
    value text NOT NULL,
    due_at bigint,
    written_at bigint NOT NULL,
    PRIMARY KEY (kind, id)
  );
  CREATE INDEX IF NOT EXISTS antom_record_due ON antom_record (kind, due_at) WHERE due_at IS NOT NULL;
`;

/** Any number: instances that start at once create the table one after the other. */
const SCHEMA_LOCK = 4_827_115_903;

/** A record that was locked before it existed. */
const ABSENT = '';

// an update that changes nothing: it locks a record that exists, and the insert one that does not
const LOCK = `
  INSERT INTO antom_record (kind, id, value, written_at)
  SELECT kind, id, '${ABSENT}', $3 FROM unnest($1::text[], $2::text[]) AS wanted (kind, id)
  ORDER BY kind COLLATE "C", id COLLATE "C"
  ON CONFLICT (kind, id) DO UPDATE SET kind = excluded.kind
  RETURNING kind, id, value`;

const WRITE = `
  INSERT INTO antom_record (kind, id, value, due_at, written_at)
  SELECT kind, id, value, due_at, $5
  FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) AS given (kind, id, value, due_at)
  ON CONFLICT (kind, id) DO UPDATE
  SET value = excluded.value, due_at = excluded.due_at, written_at = excluded.written_at`;

/** A literal of SQL; the backslash is an ordinary character in the strings without E. */
const literal = (value: string | number | undefined): string => {
  if (typeof value !== 'string') return String(value ?? null);
  const quoted = value.replaceAll("'", "''");
  return quoted.includes('\\') ? ` E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
};

const row = (...values: readonly (string | number | undefined)[]) =>
  `(${values.map(literal).join()})`;

/** Several statements in one message have no parameters. In the order of `LOCK`: otherwise the two would meet in deadlocks. */
function lockStatement(keys: readonly RecordKey[], now: number): string {
  const sorted = [...keys].sort((one, other) =>
    one.kind === other.kind ? (one.id < other.id ? -1 : 1) : one.kind < other.kind ? -1 : 1,
  );
  return (
    'INSERT INTO antom_record (kind, id, value, written_at) ' +
    `VALUES ${sorted.map(({ kind, id }) => row(kind, id, ABSENT, now)).join()} ` +
    'ON CONFLICT (kind, id) DO UPDATE SET kind = excluded.kind RETURNING kind, id, value;'
  );
}

function writeStatement(records: readonly StoredRecord[], now: number): string {
  if (records.length === 0) return '';
  const rows = records.map(({ kind, id, value, dueAt }) => row(kind, id, value, dueAt, now));
  return (
    `INSERT INTO antom_record (kind, id, value, due_at, written_at) VALUES ${rows.join()} ` +
    'ON CONFLICT (kind, id) DO UPDATE ' +
    'SET value = excluded.value, due_at = excluded.due_at, written_at = excluded.written_at;'
  );
}

const CLAIM = `
  WITH due AS (
    SELECT kind, id, due_at FROM antom_record WHERE kind = $1 AND due_at <= $2
    ORDER BY due_at, id LIMIT $4 FOR UPDATE SKIP LOCKED
  ), claimed AS (
    UPDATE antom_record SET due_at = $3 FROM due
    WHERE antom_record.kind = due.kind AND antom_record.id = due.id
    RETURNING antom_record.kind, antom_record.id, antom_record.value, due.due_at
  )
  SELECT kind, id, value, due_at FROM claimed ORDER BY due_at, id`;

const LIST = `
  SELECT kind, id, value, due_at FROM antom_record WHERE kind = $1 AND due_at IS NOT NULL
  ORDER BY due_at, id LIMIT $2`;

/** PostgreSQL takes no more statements, because one has failed. */
const IN_FAILED_TRANSACTION = '25P02';
const SWALLOWED =
  'PostgreSQL has rolled the transaction back, because a statement in it failed, and the error was caught. ' +
  'Let it pass, or run that statement between SAVEPOINT and ROLLBACK TO.';

/** Transactions that met: a deadlock, or a conflict under a stricter isolation level. */
const CONFLICTS: readonly unknown[] = ['40P01', '40001'];
const TRIES = 5;

/** What `update` does in fewer round trips. */
const PARTS = ['transaction', 'lock', 'write'] as const;
const LONGEST_PAUSE_MS = 100;

interface Row {
  readonly kind: string;
  readonly id: string;
  readonly value: string;
  /** pg returns a bigint as text. */
  readonly due_at: string | null;
}

const toRecord = ({ kind, id, value, due_at }: Row): StoredRecord => ({
  kind,
  id,
  value,
  ...(due_at !== null && { dueAt: Number(due_at) }),
});

/** As UTF-8 has it: half of a pair of surrogates becomes the replacement character. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** The values of locked records, in the order of `keys`. */
const valuesOf = (keys: readonly RecordKey[], rows: readonly unknown[]) =>
  keys.map(({ kind, id }) => {
    const stored = wellFormed(id);
    const found = (rows as readonly Row[]).find((one) => one.kind === kind && one.id === stored);
    return found === undefined || found.value === ABSENT ? undefined : found.value;
  });

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
  /** Prepared once for each connection: planning takes PostgreSQL longer than running it. */
  const ask = (client: PostgresClient, name: string, text: string, values: unknown[]) =>
    (client as PooledClient).query({ name: `antom_${name}`, text, values });

  /** A pool has `query` too, which runs on any connection, outside of the transaction. */
  function checkClient(client: unknown): void {
    const query = reading('transaction', () => typeof Object(client).query);
    if (query !== 'function' || client === pool) {
      refuseForeign(client === pool ? 'the pool' : shown(client));
    }
  }

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
      // the pool closes a broken one
      client.release(broken);
    }
  }

  async function retried<Result>(work: (client: PooledClient) => Promise<Result>): Promise<Result> {
    for (let left = TRIES - 1; ; left -= 1) {
      try {
        return await once(work);
      } catch (error) {
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
    async update(keys, work) {
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
        const locked = await send(client, `BEGIN;${lockStatement(keys, Date.now())}`);
        const values = valuesOf(keys, locked?.rows ?? []);
        const { records, result } = await work(values, client as unknown as Client);
        await commit(client, writeStatement(records, Date.now()));
        return result;
      });
    },
    async write(client, records) {
      checkClient(client);
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
        return (rows as Row[]).map(toRecord);
      });
    },
    list(kind, limit) {
      return this.transaction(async (client) => {
        const { rows } = await client.query(LIST, [kind, limit]);
        return (rows as Row[]).map(toRecord);
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
