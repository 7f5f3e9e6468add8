import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** Raised with every change of the tables below. */
const VERSION = 6;

/** All times are epoch milliseconds. No column can hold a card number or a security code. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS gatewayKey (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    privateKey TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS merchant (
    clientId TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    publicKey TEXT NOT NULL,
    privateKey TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS certificate (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    cert TEXT NOT NULL,
    key TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS session (
    sessionId TEXT PRIMARY KEY,
    publicSessionId TEXT NOT NULL UNIQUE,
    secret TEXT NOT NULL UNIQUE,
    clientId TEXT NOT NULL REFERENCES merchant,
    paymentRequestId TEXT NOT NULL,
    currency TEXT NOT NULL,
    value TEXT NOT NULL,
    referenceOrderId TEXT NOT NULL,
    orderDescription TEXT NOT NULL,
    orderBody TEXT NOT NULL,
    captureMode TEXT NOT NULL,
    redirectUrl TEXT,
    notifyUrl TEXT,
    frameOrigins TEXT NOT NULL,
    authenticate INTEGER NOT NULL,
    methods TEXT NOT NULL,
    scenario TEXT,
    createdAt INTEGER NOT NULL,
    expiresAt INTEGER NOT NULL,
    UNIQUE (clientId, paymentRequestId)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS payment (
    paymentId TEXT PRIMARY KEY,
    sessionId TEXT NOT NULL UNIQUE REFERENCES session,
    status TEXT NOT NULL,
    outcome TEXT NOT NULL,
    resultCode TEXT,
    phase TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    paidAt INTEGER,
    closesAt INTEGER NOT NULL,
    nextAt INTEGER,
    next TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS paymentDue ON payment (nextAt) WHERE nextAt IS NOT NULL;
  CREATE TABLE IF NOT EXISTS attempt (
    attemptId INTEGER PRIMARY KEY,
    paymentId TEXT NOT NULL REFERENCES payment,
    submitId TEXT NOT NULL,
    outcome TEXT NOT NULL,
    resultCode TEXT,
    method TEXT NOT NULL,
    scenario TEXT,
    maskedNumber TEXT NOT NULL,
    brand TEXT NOT NULL,
    bin TEXT NOT NULL,
    cardToken TEXT NOT NULL,
    authentication TEXT,
    traceId TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    UNIQUE (paymentId, submitId)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS challenge (
    challengeId TEXT PRIMARY KEY,
    issuerId TEXT NOT NULL UNIQUE,
    paymentId TEXT NOT NULL REFERENCES payment,
    attemptId INTEGER NOT NULL UNIQUE REFERENCES attempt,
    issuer TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS challengePayment ON challenge (paymentId);
  CREATE TABLE IF NOT EXISTS wallet (
    walletId TEXT PRIMARY KEY,
    paymentId TEXT NOT NULL REFERENCES payment,
    attemptId INTEGER NOT NULL UNIQUE REFERENCES attempt,
    form TEXT NOT NULL,
    openId TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS walletPayment ON wallet (paymentId);
  CREATE TABLE IF NOT EXISTS outage (
    sessionId TEXT PRIMARY KEY REFERENCES session,
    endsAt INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS charge (
    paymentId TEXT PRIMARY KEY REFERENCES payment,
    attemptId INTEGER NOT NULL REFERENCES attempt,
    captureMode TEXT NOT NULL,
    chargedAt INTEGER NOT NULL,
    captureUntil INTEGER NOT NULL,
    cancelUntil INTEGER NOT NULL,
    refundUntil INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS operation (
    operationId TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    clientId TEXT NOT NULL REFERENCES merchant,
    requestId TEXT NOT NULL,
    paymentId TEXT NOT NULL REFERENCES payment,
    value TEXT NOT NULL,
    status TEXT NOT NULL,
    resultCode TEXT,
    resultMessage TEXT,
    isLast INTEGER NOT NULL,
    notifyUrl TEXT,
    metadata TEXT,
    createdAt INTEGER NOT NULL,
    finishesAt INTEGER NOT NULL,
    UNIQUE (clientId, kind, requestId)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS operationPayment ON operation (paymentId);
  CREATE INDEX IF NOT EXISTS operationDue ON operation (finishesAt) WHERE status = 'PROCESSING';
  CREATE TABLE IF NOT EXISTS notification (
    notificationId INTEGER PRIMARY KEY,
    paymentId TEXT NOT NULL REFERENCES payment,
    clientId TEXT NOT NULL REFERENCES merchant,
    notifyType TEXT NOT NULL,
    url TEXT NOT NULL,
    body TEXT NOT NULL,
    nextAt INTEGER,
    leasedUntil INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS notificationDue ON notification (nextAt) WHERE nextAt IS NOT NULL;
  CREATE TABLE IF NOT EXISTS delivery (
    notificationId INTEGER NOT NULL REFERENCES notification,
    at INTEGER NOT NULL,
    status TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS deliveryNotification ON delivery (notificationId);
`;

/** The file's tables are not ours. */
export class OtherVersion extends Error {}

/** One SQLite file; what a statement or a transaction wrote is on the disk when it returns. */
export class Database {
  readonly #sqlite: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** @param file a path, made if it isn't there, or `:memory:` */
  constructor(file: string) {
    if (file !== ':memory:') mkdirSync(dirname(resolve(file)), { recursive: true });
    this.#sqlite = new DatabaseSync(file);
    this.#sqlite.exec(
      'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;',
    );
    const version = this.get<{ user_version: number }>('PRAGMA user_version')?.user_version;
    if (version !== VERSION && this.get("SELECT 1 FROM sqlite_schema WHERE name = 'session'")) {
      throw new OtherVersion();
    }
    this.#sqlite.exec(`${SCHEMA} PRAGMA user_version = ${VERSION};`);
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  /** Another text after every change of what the file holds, whoever made it. */
  revision(): string {
    const own = this.get<{ changes: number }>('SELECT total_changes() AS changes');
    // raised by what other connections commit
    const others = this.get<{ data_version: number }>('PRAGMA data_version');
    return `${own?.changes}.${others?.data_version}`;
  }

  /** Returns the number of changed rows. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...values).changes);
  }

  /** Inserts a row whose columns are the object's keys; returns the row's number. */
  insert(table: string, row: { readonly [column: string]: SQLInputValue }): number {
    const columns = Object.keys(row);
    const sql = `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`;
    return Number(this.#prepare(sql).run(...Object.values(row)).lastInsertRowid);
  }

  /** All or nothing. `work` must not wait for anything: nothing else may run in between. */
  transaction<Result>(work: () => Result): Result {
    this.run('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.run('COMMIT');
      return result;
    } catch (error) {
      this.run('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.#sqlite.close();
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#sqlite.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
