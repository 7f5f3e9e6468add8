import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { databaseProblem, DatabaseUnavailable } from './database-problem.ts';
import { findSqlite } from './sqlite.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

type Row = { readonly [column: string]: SQLInputValue };

/** The file has tables of another version. */
export class SchemaMismatch extends Error {}

/**
 * Private keys are in it, so nobody else may read it. SQLite gives the files that it puts beside it the same mode.
 */
function createPrivately(file: string): void {
  mkdirSync(dirname(resolve(file)), { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
  try {
    chmodSync(file, 0o600);
  } catch {
    // another user's file, who decides about its mode
  }
}

function open(file: string): DatabaseSync {
  try {
    if (file !== ':memory:') createPrivately(file);
    const found = findSqlite();
    if (!found) throw new DatabaseUnavailable(`Node ${process.versions.node} has no SQLite`);
    const sqlite = new found.DatabaseSync(file);
    sqlite.exec(
      'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;',
    );
    return sqlite;
  } catch (error) {
    const problem = databaseProblem(error);
    throw problem === undefined ? error : new DatabaseUnavailable(problem, { cause: error });
  }
}

interface Job {
  /** Returns what it threw. */
  readonly run: () => unknown;
  /** Tells its caller what came of it, or the error of the commit. */
  readonly settle: (failure?: { readonly error: unknown }) => void;
}

/** One SQLite file. When a statement or a transaction returns, what it wrote is on the disk. */
export class Database {
  readonly #sqlite: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #jobs: Job[] = [];
  #isInTransaction = false;
  /** Why SQLite has rolled back a transaction by itself, e.g. on a full disk. */
  #lost: unknown;

  /** @param file a path, created if missing, or `:memory:` */
  constructor(file: string) {
    this.#sqlite = open(file);
    const version = this.get<{ user_version: number }>('PRAGMA user_version')?.user_version;
    if (
      version !== SCHEMA_VERSION &&
      this.get("SELECT 1 FROM sqlite_schema WHERE name = 'session'")
    ) {
      throw new SchemaMismatch();
    }
    // at once: a file of a process that was killed meanwhile has all tables or none
    this.transaction(() => this.#sqlite.exec(`${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION};`));
  }

  get<Result>(sql: string, ...values: SQLInputValue[]): Result | undefined {
    return this.#prepare(sql).get(...values) as Result | undefined;
  }

  all<Result>(sql: string, ...values: SQLInputValue[]): Result[] {
    return this.#prepare(sql).all(...values) as Result[];
  }

  /** Differs after every change to the file, whichever connection made it. */
  revision(): string {
    const own = this.get<{ changes: number }>('SELECT total_changes() AS changes');
    // increased by what other connections commit
    const others = this.get<{ data_version: number }>('PRAGMA data_version');
    return `${own?.changes}.${others?.data_version}`;
  }

  /** Returns the number of changed rows. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...values).changes);
  }

  /** Inserts a row whose columns are the object's keys; returns its rowid. */
  insert(table: string, row: Row): number {
    const columns = Object.keys(row);
    const sql = `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`;
    return Number(this.#prepare(sql).run(...Object.values(row)).lastInsertRowid);
  }

  /** Sets columns of the rows whose columns equal those of `where`. */
  update(table: string, changes: Row, where: Row): void {
    const assign = (row: Row) => Object.keys(row).map((column) => `${column} = ?`);
    const sql = `UPDATE ${table} SET ${assign(changes).join()} WHERE ${assign(where).join(' AND ')}`;
    this.run(sql, ...Object.values(changes), ...Object.values(where));
  }

  /** All or nothing. `work` is synchronous, so that nothing else runs in between. */
  transaction<Result>(work: () => Result): Result {
    if (this.#isInTransaction) return this.#part(work);
    this.run('BEGIN IMMEDIATE');
    this.#isInTransaction = true;
    try {
      const result = work();
      this.run('COMMIT');
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    } finally {
      this.#isInTransaction = false;
    }
  }

  /**
   * Runs `work` and resolves once what it wrote is on the disk. Whoever comes meanwhile waits for the disk together: that
   * takes longer than all else. What `work` wrote in transactions before it threw stays, as it does outside of here.
   */
  flushed<Result>(work: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      let settle = (): void => undefined;
      const job: Job = {
        run() {
          try {
            const result = work();
            settle = () => resolve(result);
            return undefined;
          } catch (error) {
            settle = () => reject(error);
            return error;
          }
        },
        settle: (failure) => (failure ? reject(failure.error) : settle()),
      };
      if (this.#jobs.push(job) === 1) setImmediate(() => this.#runJobs());
    });
  }

  #runJobs(): void {
    const jobs = this.#jobs;
    this.#jobs = [];
    let failure: { readonly error: unknown } | undefined;
    this.#lost = undefined;
    try {
      this.transaction(() => {
        for (const { run } of jobs) {
          const error = run();
          // otherwise the next would be committed each by itself, and reported as failed
          if (error !== undefined && !this.#isOpen()) this.#lost ??= error;
          if (this.#lost) throw this.#lost;
        }
      });
    } catch (error) {
      failure = { error };
    }
    for (const { settle } of jobs) settle(failure);
  }

  /** Whether the transaction is still there: on a full disk SQLite rolls it back by itself. */
  #isOpen(): boolean {
    try {
      this.run('BEGIN');
    } catch {
      return true;
    }
    this.run('ROLLBACK');
    return false;
  }

  /** A transaction within one that has begun: all or nothing of it, whatever becomes of the rest. */
  #part<Result>(work: () => Result): Result {
    this.run('SAVEPOINT part');
    try {
      const result = work();
      this.run('RELEASE part');
      return result;
    } catch (error) {
      try {
        this.run('ROLLBACK TO part');
        this.run('RELEASE part');
      } catch {
        this.#lost = error;
      }
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.#sqlite.close();
  }

  #rollBack(): void {
    try {
      this.run('ROLLBACK');
    } catch {
      // on a full disk SQLite has rolled back already; the first error tells what happened
    }
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#sqlite.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
