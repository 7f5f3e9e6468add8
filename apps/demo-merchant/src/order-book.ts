import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { SettingError } from './settings.ts';

/** review: money was taken or authorised, but the order can't simply be fulfilled; somebody has to decide. */
export type OrderStatus = 'open' | 'paid' | 'failed' | 'cancelled' | 'review';

export type ReviewReason =
  'paid_after_failed' | 'paid_after_cancelled' | 'cancelled_after_paid' | 'capture_failed';

export interface Order {
  /** Unguessable: anyone who has it may see the order. */
  readonly orderId: string;
  /** Chosen by the page: with the same key it gets the same order. */
  readonly idempotencyKey: string | null;
  /** One for each order, however often its session is requested. */
  readonly paymentRequestId: string;
  /** Known once the gateway has named it. */
  readonly paymentId: string | null;
  /** JSON of the request for its payment session, to be repeated as it was. */
  readonly sessionRequest: string;
  readonly currency: string;
  /** In the currency's smallest unit, digits only. */
  readonly value: string;
  readonly status: OrderStatus;
  /** Why it is not paid, if known. */
  readonly paymentResultCode: string | null;
  readonly reviewReason: ReviewReason | null;
  /** 1: the money of the payment is captured. */
  readonly isCaptured: 0 | 1;
  /** Epoch milliseconds by this server's clock. */
  readonly createdAt: number;
  /** Epoch milliseconds by the gateway's clock: a payment can be started until then. null: there is no session yet. */
  readonly expiresAt: number | null;
}

type OrderChange = Partial<
  Pick<
    Order,
    'paymentId' | 'status' | 'paymentResultCode' | 'reviewReason' | 'isCaptured' | 'expiresAt'
  >
>;

/** Increased with every change to the table below. */
const SCHEMA_VERSION = 3;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS shopOrder (
    orderId TEXT PRIMARY KEY,
    idempotencyKey TEXT UNIQUE,
    paymentRequestId TEXT NOT NULL UNIQUE,
    paymentId TEXT,
    sessionRequest TEXT NOT NULL,
    currency TEXT NOT NULL,
    value TEXT NOT NULL,
    status TEXT NOT NULL,
    paymentResultCode TEXT,
    reviewReason TEXT,
    isCaptured INTEGER NOT NULL,
    createdAt INTEGER NOT NULL,
    expiresAt INTEGER
  ) STRICT;
  CREATE INDEX IF NOT EXISTS shopOrderPayment ON shopOrder (paymentId);
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

export const makeOrderId = () => randomBytes(18).toString('base64url');

export interface OrderBook {
  /** Returns false if there is an order with this idempotency key already. */
  add(order: Order): boolean;
  find(
    key: 'orderId' | 'paymentRequestId' | 'paymentId' | 'idempotencyKey',
    value: string,
  ): Order | undefined;
  /** Orders that are open, and paid ones since `since`, which may still be cancelled, or fail to be captured. */
  findUnsettled(since: number): Order[];
  /** Returns false, and changes nothing, if the order's status is no longer that of `order`. */
  change(order: Order, change: OrderChange): boolean;
  close(): void;
}

/** Of a file that an earlier version, or somebody else, has made. */
function makePrivate(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch {
    // another user's file, who decides about its mode
  }
}

/** Throws a SettingError if the file cannot be a database. */
function openDatabase(file: string): DatabaseSync {
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

export function openOrderBook(file: string): OrderBook {
  const database = openDatabase(file);
  checkVersion(database, file);
  database.exec(SCHEMA);
  return {
    add(order) {
      const columns = Object.keys(order);
      const marks = columns.map(() => '?').join();
      const insert = `INSERT INTO shopOrder (${columns.join()}) VALUES (${marks}) ON CONFLICT (idempotencyKey) DO NOTHING`;
      const values = Object.values(order) as SQLInputValue[];
      return Number(database.prepare(insert).run(...values).changes) > 0;
    },
    find(key, value) {
      const row = database.prepare(`SELECT * FROM shopOrder WHERE ${key} = ?`).get(value);
      return row as Order | undefined;
    },
    findUnsettled(since) {
      const mayChange = "createdAt > ? AND (status = 'paid' OR reviewReason = 'capture_failed')";
      const select = `SELECT * FROM shopOrder WHERE status = 'open' OR (${mayChange})`;
      return database.prepare(select).all(since) as unknown as Order[];
    },
    change({ orderId, status }, change) {
      const columns = Object.keys(change).map((column) => `${column} = ?`);
      const update = `UPDATE shopOrder SET ${columns.join()} WHERE orderId = ? AND status = ?`;
      const values = Object.values(change) as SQLInputValue[];
      return Number(database.prepare(update).run(...values, orderId, status).changes) > 0;
    },
    close: () => database.close(),
  };
}
