import { setTimeout as wait } from 'node:timers/promises';
import { postgresStore } from '@ams-cashier/server';
import { Pool, type PoolClient } from 'pg';
import { schema, type ShopDatabase, type Statements } from './database.ts';
import { SettingError } from './settings.ts';

const START_LIMIT = 30_000;
const START_INTERVAL = 500;
/** Any number: instances that start at once create the tables one after the other. */
const SCHEMA_LOCK = 4100;
/** Not for the whole time that a request may take: the page asks again. */
const CONNECTION_LIMIT = 5000;

/** `$1` instead of `?`. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${(count += 1)}`);
}

const statementsOn = (queries: Pick<Pool | PoolClient, 'query'>): Statements => ({
  async all(sql, values = []) {
    return (await queries.query(numbered(sql), [...values])).rows;
  },
  async change(sql, values = []) {
    return (await queries.query(numbered(sql), [...values])).rowCount ?? 0;
  },
});

/** Without the password. */
function shown(url: string): string {
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username && `${username}@`}${host}${pathname}`;
}

async function createTables(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(${SCHEMA_LOCK})`);
    await client.query(schema('BIGINT', ''));
    await client.query('COMMIT');
  } finally {
    // a transaction that was not committed ends with its connection
    client.release(true);
  }
}

/** Rejects with a SettingError if it can't be used; waits for one that is still starting. */
export async function openPostgres(url: string): Promise<ShopDatabase<PoolClient>> {
  const pool = new Pool({ connectionString: url, connectionTimeoutMillis: CONNECTION_LIMIT });
  // an idle connection that breaks: the next query opens another one
  pool.on('error', (error) => console.error(`The database: ${error.message}`));
  // it looks after the pool's clients, so it is there before the first of them
  const store = postgresStore<PoolClient>(pool);
  const until = Date.now() + START_LIMIT;
  for (;;) {
    try {
      await createTables(pool);
      break;
    } catch (error) {
      if (Date.now() < until) {
        await wait(START_INTERVAL);
        continue;
      }
      await pool.end();
      const reason = error instanceof Error ? error.message : String(error);
      throw new SettingError(
        `DATABASE_URL is ${JSON.stringify(shown(url))}, which cannot be used: ${reason}.`,
      );
    }
  }
  return {
    store,
    direct: statementsOn(pool),
    on: statementsOn,
    close: () => pool.end(),
  };
}
