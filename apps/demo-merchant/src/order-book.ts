import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type OrderStatus = 'open' | 'paid' | 'failed' | 'cancelled';

export interface Order {
  /** Unguessable: anyone who has it may see the order. */
  readonly orderId: string;
  readonly paymentRequestId: string;
  readonly sku: string;
  readonly quantity: number;
  readonly currency: string;
  /** In the currency's smallest unit, digits only. */
  readonly value: string;
  readonly status: OrderStatus;
  /** Why it is not paid, if known. */
  readonly paymentResultCode: string | null;
  /** Epoch milliseconds: a payment can be started until then. */
  readonly expiresAt: number;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS shopOrder (
    orderId TEXT PRIMARY KEY,
    paymentRequestId TEXT NOT NULL UNIQUE,
    sku TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    currency TEXT NOT NULL,
    value TEXT NOT NULL,
    status TEXT NOT NULL,
    paymentResultCode TEXT,
    expiresAt INTEGER NOT NULL
  ) STRICT;
`;

export const makeOrderId = () => randomBytes(18).toString('base64url');

export interface OrderBook {
  add(order: Order): void;
  find(key: 'orderId' | 'paymentRequestId', value: string): Order | undefined;
  /** An order is settled once: later calls change nothing. */
  settle(orderId: string, status: OrderStatus, paymentResultCode: string | undefined): void;
  close(): void;
}

export function openOrderBook(file: string): OrderBook {
  if (file !== ':memory:') mkdirSync(dirname(resolve(file)), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec(
    'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;',
  );
  database.exec(SCHEMA);
  return {
    add(order) {
      const columns = Object.keys(order);
      const marks = columns.map(() => '?').join();
      const insert = `INSERT INTO shopOrder (${columns.join()}) VALUES (${marks})`;
      database.prepare(insert).run(...(Object.values(order) as (string | number | null)[]));
    },
    find(key, value) {
      const row = database.prepare(`SELECT * FROM shopOrder WHERE ${key} = ?`).get(value);
      return row as Order | undefined;
    },
    settle(orderId, status, paymentResultCode) {
      database
        .prepare(
          "UPDATE shopOrder SET status = ?, paymentResultCode = ? WHERE orderId = ? AND status = 'open'",
        )
        .run(status, paymentResultCode ?? null, orderId);
    },
    close: () => database.close(),
  };
}
