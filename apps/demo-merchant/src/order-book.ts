import { randomBytes } from 'node:crypto';
import type { Statements, Value } from './database.ts';

/** review: money was taken or authorised, but the order can't simply be fulfilled; somebody has to decide. */
export type OrderStatus = 'open' | 'paid' | 'failed' | 'cancelled' | 'review';

export type ReviewReason =
  'paid_after_failed' | 'paid_after_cancelled' | 'cancelled_after_paid' | 'capture_failed';

export type RefundStatus = 'requested' | 'refunded' | 'failed';

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
  /** null: nobody has asked for one. */
  readonly refundStatus: RefundStatus | null;
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

export const makeOrderId = () => randomBytes(18).toString('base64url');

type Key = 'orderId' | 'paymentRequestId' | 'paymentId' | 'idempotencyKey';

export interface OrderBook {
  /** Returns false if there is an order with this idempotency key already. */
  add(order: Order): Promise<boolean>;
  find(key: Key, value: string): Promise<Order | undefined>;
  /** Orders that are open, and paid ones since `since`, which may still be cancelled, or fail to be captured. */
  findUnsettled(since: number): Promise<readonly Order[]>;
  /** Returns false, and changes nothing, if the order's status is no longer that of `order`. */
  change(order: Order, change: OrderChange): Promise<boolean>;
  /** Notes that a refund was requested; false if one was before. */
  requestRefund(orderId: string): Promise<boolean>;
  endRefund(orderId: string, refundStatus: RefundStatus): Promise<void>;
  /** Adds a line to the history of an order, for those who are asked about it. */
  note(orderId: string, event: string): Promise<void>;
}

/** PostgreSQL returns large integers as text. */
const toOrder = (row: { readonly [column: string]: Value }) =>
  ({
    ...row,
    createdAt: Number(row['createdAt']),
    expiresAt: row['expiresAt'] === null ? null : Number(row['expiresAt']),
  }) as Order;

/** The orders, as statements of a transaction or each in its own. */
export function createOrderBook({ all, change }: Statements): OrderBook {
  return {
    async add(order) {
      const columns = Object.keys(order).map((column) => `"${column}"`);
      const marks = columns.map(() => '?').join();
      const insert = `INSERT INTO "shopOrder" (${columns.join()}) VALUES (${marks}) ON CONFLICT ("idempotencyKey") DO NOTHING`;
      return (await change(insert, Object.values(order))) > 0;
    },
    async find(key, value) {
      const [row] = await all(`SELECT * FROM "shopOrder" WHERE "${key}" = ?`, [value]);
      return row && toOrder(row);
    },
    async findUnsettled(since) {
      const mayChange = `"createdAt" > ? AND ("status" = 'paid' OR "reviewReason" = 'capture_failed')`;
      const select = `SELECT * FROM "shopOrder" WHERE "status" = 'open' OR (${mayChange})`;
      return (await all(select, [since])).map(toOrder);
    },
    async change({ orderId, status }, changes) {
      const columns = Object.keys(changes).map((column) => `"${column}" = ?`);
      const update = `UPDATE "shopOrder" SET ${columns.join()} WHERE "orderId" = ? AND "status" = ?`;
      return (await change(update, [...Object.values(changes), orderId, status])) > 0;
    },
    async requestRefund(orderId) {
      const update = `UPDATE "shopOrder" SET "refundStatus" = 'requested' WHERE "orderId" = ? AND "refundStatus" IS NULL`;
      return (await change(update, [orderId])) > 0;
    },
    async endRefund(orderId, refundStatus) {
      const update = 'UPDATE "shopOrder" SET "refundStatus" = ? WHERE "orderId" = ?';
      await change(update, [refundStatus, orderId]);
    },
    async note(orderId, event) {
      const insert = 'INSERT INTO "shopOrderEvent" ("orderId", "event", "at") VALUES (?, ?, ?)';
      await change(insert, [orderId, event, Date.now()]);
    },
  };
}
