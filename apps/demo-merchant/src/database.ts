/** The shop's database: a file of SQLite for one instance, PostgreSQL for any number. */
import type { Store } from '@ams-cashier/server';

export type Value = string | number | null;
type Row = { readonly [column: string]: Value };

/** SQL with `?` for each value; names of columns in double quotes, because PostgreSQL lowers others. */
export interface Statements {
  all(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** Returns how many rows were changed. */
  change(sql: string, values?: readonly Value[]): Promise<number>;
}

/** @typeParam Transaction known to the store alone */
export interface ShopDatabase<Transaction = unknown> {
  readonly store: Store<Transaction>;
  /** Each in a transaction of its own. */
  readonly direct: Statements;
  /** Those that belong to a transaction. */
  on(transaction: Transaction): Statements;
  close(): Promise<void>;
}

const COLUMNS = `
  "orderId" TEXT PRIMARY KEY,
  "idempotencyKey" TEXT UNIQUE,
  "paymentRequestId" TEXT NOT NULL UNIQUE,
  "paymentId" TEXT,
  "sessionRequest" TEXT NOT NULL,
  "currency" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "paymentResultCode" TEXT,
  "reviewReason" TEXT,
  "refundStatus" TEXT,
  "isCaptured" INTEGER NOT NULL,
  "createdAt" BIGINT NOT NULL,
  "expiresAt" BIGINT`;

/**
 * @param bigint the type of times
 * @param options what follows a table
 */
export const schema = (bigint: string, options: string) => `
  CREATE TABLE IF NOT EXISTS "shopOrder" (${COLUMNS.replaceAll('BIGINT', bigint)}) ${options};
  CREATE INDEX IF NOT EXISTS "shopOrderPayment" ON "shopOrder" ("paymentId");
  CREATE TABLE IF NOT EXISTS "shopOrderEvent" (
    "orderId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "at" ${bigint} NOT NULL
  ) ${options};
  CREATE TABLE IF NOT EXISTS "shopCardRequest" (
    "requestId" TEXT PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "createdAt" ${bigint} NOT NULL
  ) ${options};
  CREATE INDEX IF NOT EXISTS "shopCardRequestCustomer" ON "shopCardRequest" ("customerId");
  CREATE TABLE IF NOT EXISTS "shopCard" (
    "cardId" TEXT PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "token" TEXT NOT NULL UNIQUE,
    "brand" TEXT NOT NULL,
    "lastFour" TEXT NOT NULL,
    "expiryMonth" TEXT NOT NULL,
    "expiryYear" TEXT NOT NULL,
    "isRemoved" INTEGER NOT NULL,
    "createdAt" ${bigint} NOT NULL
  ) ${options};
  CREATE INDEX IF NOT EXISTS "shopCardCustomer" ON "shopCard" ("customerId");
  CREATE INDEX IF NOT EXISTS "shopOrderEventOrder" ON "shopOrderEvent" ("orderId");
`;
