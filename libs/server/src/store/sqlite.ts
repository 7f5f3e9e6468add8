import { AntomError } from '../error.ts';
import { checkMilliseconds, reading, refuse, shown } from '../parameter.ts';
import type { Store, StoredRecord } from './store.ts';
import { refuseForeign } from './transaction.ts';

type Value = string | number | null;

interface Statement {
  get(...values: Value[]): unknown;
  all(...values: Value[]): unknown[];
  run(...values: Value[]): { readonly changes: number | bigint };
}

/** What is needed of a connection: that of `node:sqlite`, `better-sqlite3` and `bun:sqlite` will do. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS antom_record (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    value TEXT NOT NULL,
    due_at INTEGER,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS antom_record_due ON antom_record (kind, due_at) WHERE due_at IS NOT NULL;
`;

const COLUMNS = 'kind, id, value, due_at AS "dueAt"';

interface SqliteModule {
  readonly DatabaseSync: new (path: string) => SqliteDatabase;
}

/** Without an import, because Node 20 has no such module, and an edge runtime no database. */
function openFile(path: string): SqliteDatabase {
  const { process } = globalThis as {
    readonly process?: { getBuiltinModule?(name: string): unknown };
  };
  const sqlite = process?.getBuiltinModule?.('node:sqlite') as SqliteModule | undefined;
  if (!sqlite) {
    return refuse(
      'database',
      shown(path),
      'Opening a file takes node:sqlite, which this runtime lacks; Node has it since 22.13. Pass an open database instead, e.g. of better-sqlite3 or bun:sqlite.',
    );
  }
  try {
    const database = new sqlite.DatabaseSync(path);
    database.exec(
      'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;',
    );
    return database;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return refuse(
      'database',
      shown(path),
      `It can't be opened: ${reason}. Pass a path that may be written.`,
      cause,
    );
  }
}

function isDatabase(value: unknown): value is SqliteDatabase {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['exec', 'prepare'].every((name) => typeof Reflect.get(value, name) === 'function')
  );
}

const WAITED =
  'A transaction on SQLite waited for something that is not the database. Statements of other requests would have ' +
  'become part of it, so it was rolled back. In a handler, await nothing else; keep what is to be done, and do it afterwards.';

/**
 * Keeps the records of inbox and outbox in SQLite, in the table `antom_record`, which it creates.
 *
 * A transaction begins and ends within one turn of the event loop, so that no statement of another request becomes part
 * of it. A handler may be `async`, but what it awaits must be this database.
 *
 * ```ts
 * const store = sqliteStore(new DatabaseSync('shop.db'));
 * ```
 *
 * @param database the shop's own connection, so that handlers write to the shop's tables in the same transaction; or
 *   the path of a file, where there is `node:sqlite`: in Node since 22.13, in Deno, and in newer versions of Bun
 */
export function sqliteStore<Database extends SqliteDatabase>(database: Database): Store<Database>;
export function sqliteStore(path: string): Store<SqliteDatabase>;
export function sqliteStore(given: SqliteDatabase | string): Store<SqliteDatabase> {
  const isPath = typeof given === 'string' && given.trim() !== '';
  if (!isPath && !reading('database', () => isDatabase(given))) {
    refuse(
      'database',
      shown(given),
      'Pass an open database of node:sqlite, better-sqlite3 or bun:sqlite, or the path of a file.',
    );
  }
  const database = typeof given === 'string' ? openFile(given) : given;
  let isOpen = false;

  /** What ran outside of a transaction would be committed by itself. */
  function checkOwn(transaction: unknown): void {
    if (transaction !== database) refuseForeign(shown(transaction));
    if (!isOpen) refuseForeign('one that is over, or has not begun');
  }

  database.exec(SCHEMA);
  const select = database.prepare('SELECT value FROM antom_record WHERE kind = ? AND id = ?');
  const upsert = database.prepare(`
    INSERT INTO antom_record (kind, id, value, due_at, written_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (kind, id) DO UPDATE
    SET value = excluded.value, due_at = excluded.due_at, written_at = excluded.written_at`);
  const selectDue = database.prepare(`
    SELECT ${COLUMNS} FROM antom_record WHERE kind = ? AND due_at <= ? ORDER BY due_at, id LIMIT ?`);
  const postpone = database.prepare('UPDATE antom_record SET due_at = ? WHERE kind = ? AND id = ?');
  const selectWaiting = database.prepare(`
    SELECT ${COLUMNS} FROM antom_record WHERE kind = ? AND due_at IS NOT NULL ORDER BY due_at, id LIMIT ?`);
  const removeOld = database.prepare(
    'DELETE FROM antom_record WHERE due_at IS NULL AND written_at < ?',
  );

  function rollBack(): void {
    try {
      database.exec('ROLLBACK');
    } catch {
      // SQLite has ended the transaction by itself, e.g. on a full disk
    }
  }

  /** Calls `decide` once there is nothing left to do in this turn of the event loop but wait. */
  function atEndOfTurn(decide: () => void): void {
    queueMicrotask(() => process.nextTick(decide));
  }

  return {
    transaction: (work) =>
      new Promise((resolve, reject) => {
        // in a turn of its own: nothing of another request may still run in this one
        setImmediate(() => {
          let isOver = false;
          const end = (finish: () => void) => {
            if (isOver) return;
            isOver = true;
            isOpen = false;
            finish();
          };
          const fail = (error: unknown) =>
            end(() => {
              rollBack();
              reject(error);
            });
          try {
            database.exec('BEGIN IMMEDIATE');
            isOpen = true;
          } catch (error) {
            reject(error);
            return;
          }
          new Promise<Awaited<ReturnType<typeof work>>>((settle) =>
            settle(work(database) as never),
          ).then(
            (result) =>
              end(() => {
                try {
                  database.exec('COMMIT');
                  resolve(result as never);
                } catch (error) {
                  rollBack();
                  reject(error);
                }
              }),
            fail,
          );
          atEndOfTurn(() => fail(new AntomError('config', WAITED, { parameter: 'on' })));
        });
      }),
    lock(transaction, keys) {
      checkOwn(transaction);
      return keys.map(({ kind, id }) => (select.get(kind, id) as StoredRecord | undefined)?.value);
    },
    write(transaction, records) {
      checkOwn(transaction);
      const now = Date.now();
      for (const { kind, id, value, dueAt } of records) {
        upsert.run(kind, id, value, dueAt ?? null, now);
      }
    },
    claim(kind, { now, until, limit }) {
      return this.transaction(() => {
        const due = selectDue.all(kind, now, limit) as StoredRecord[];
        for (const { id } of due) postpone.run(until, kind, id);
        return due;
      });
    },
    list: async (kind, limit) => selectWaiting.all(kind, limit) as StoredRecord[],
    async purge(before) {
      checkMilliseconds('before', before, 0, Number.MAX_SAFE_INTEGER);
      return Number(removeOld.run(before).changes);
    },
  };
}
