import { AntomError } from '../error.ts';
import type { Store, StoredRecord } from './store.ts';

/** What a query has found; its caller knows the columns. */
export interface PostgresResult {
  readonly rows: unknown[];
  readonly rowCount: number | null;
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
  SELECT kind, id, '${ABSENT}', $3 FROM unnest($1::text[], $2::text[]) AS wanted (kind, id) ORDER BY kind, id
  ON CONFLICT (kind, id) DO UPDATE SET kind = excluded.kind
  RETURNING kind, id, value`;

const WRITE = `
  INSERT INTO antom_record (kind, id, value, due_at, written_at)
  SELECT kind, id, value, due_at, $5
  FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) AS given (kind, id, value, due_at)
  ON CONFLICT (kind, id) DO UPDATE
  SET value = excluded.value, due_at = excluded.due_at, written_at = excluded.written_at`;

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

/** Transactions that met: a deadlock, or a conflict under a stricter isolation level. */
const CONFLICTS: readonly unknown[] = ['40P01', '40001'];
const TRIES = 5;
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
  if (typeof (pool as Partial<PostgresPool> | null)?.connect !== 'function') {
    const given = pool === null ? 'null' : `of type ${typeof pool}`;
    throw new AntomError('config', `pool is ${given}. Pass a Pool of the package pg.`, {
      parameter: 'pool',
    });
  }

  pool.on?.('acquire', guard);
  /** Prepared once for each connection: planning takes PostgreSQL longer than running it. */
  const ask = (client: PostgresClient, name: string, text: string, values: unknown[]) =>
    (client as PooledClient).query({ name: `antom_${name}`, text, values });

  let schema: Promise<void> | undefined;

  async function once<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = await pool.connect();
    guard(client);
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const result = await work(client as unknown as Client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      // one that can't even roll back is broken
      await client.query('ROLLBACK').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      // the pool closes a broken one
      client.release(broken);
    }
  }

  async function transact<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
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

  return {
    transaction,
    async lock(client, keys) {
      const { rows } = await ask(client, 'lock', LOCK, [
        keys.map(({ kind }) => kind),
        keys.map(({ id }) => id),
        Date.now(),
      ]);
      const found = rows as readonly Row[];
      return keys.map(({ kind, id }) => {
        const row = found.find((one) => one.kind === kind && one.id === id);
        return row === undefined || row.value === ABSENT ? undefined : row.value;
      });
    },
    async write(client, records) {
      await ask(client, 'write', WRITE, [
        records.map(({ kind }) => kind),
        records.map(({ id }) => id),
        records.map(({ value }) => value),
        records.map(({ dueAt }) => dueAt ?? null),
        Date.now(),
      ]);
    },
    claim: (kind, { now, until, limit }) =>
      transaction(async (client) => {
        const { rows } = await ask(client, 'claim', CLAIM, [kind, now, until, limit]);
        return (rows as Row[]).map(toRecord);
      }),
    list: (kind, limit) =>
      transaction(async (client) => {
        const { rows } = await client.query(LIST, [kind, limit]);
        return (rows as Row[]).map(toRecord);
      }),
    purge: (before) =>
      transaction(async (client) => {
        const { rowCount } = await client.query(
          'DELETE FROM antom_record WHERE due_at IS NULL AND written_at < $1',
          [before],
        );
        return rowCount ?? 0;
      }),
  };
}
