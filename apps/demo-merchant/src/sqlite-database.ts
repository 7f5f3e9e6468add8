import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteStore } from '@ams-cashier/server';
import { schema, type ShopDatabase, type Statements } from './database.ts';
import { SettingError } from './settings.ts';

/** Increased with every change to the tables. */
const SCHEMA_VERSION = 5;

/** Of a file that an earlier version, or somebody else, has made. */
function makePrivate(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch {
    // another user's file, who decides about its mode
  }
}

/** Throws a SettingError if the file cannot be a database. */
function openFile(file: string): DatabaseSync {
  try {
    if (file !== ':memory:') {
      mkdirSync(dirname(resolve(file)), { recursive: true });
      // orders are nobody else's business; SQLite gives its other files the same mode
      closeSync(openSync(file, 'a', 0o600));
      makePrivate(file);
    }
    const database = new DatabaseSync(file);
    database.exec(
      'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;',
    );
    return database;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingError(
      `MERCHANT_DATA is ${JSON.stringify(file)}, which cannot be opened as a database: ${reason}.`,
    );
  }
}

function checkVersion(database: DatabaseSync, file: string): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() ?? {};
  const isNew = !database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'shopOrder'").get();
  if (isNew || version === SCHEMA_VERSION) return;
  database.close();
  throw new SettingError(
    `MERCHANT_DATA is ${JSON.stringify(file)}, which another version of this server wrote; delete it or choose another file.`,
  );
}

export function openSqlite(file: string): ShopDatabase<DatabaseSync> {
  const database = openFile(file);
  checkVersion(database, file);
  database.exec(`${schema('INTEGER', 'STRICT')} PRAGMA user_version = ${SCHEMA_VERSION};`);
  const direct: Statements = {
    all: async (sql, values = []) => database.prepare(sql).all(...values) as never,
    change: async (sql, values = []) => Number(database.prepare(sql).run(...values).changes),
  };
  return {
    store: sqliteStore(database),
    direct,
    // a transaction of SQLite is that of its connection
    on: () => direct,
    close: async () => database.close(),
  };
}
