import { DatabaseSync } from 'node:sqlite';
import {
  createInbox,
  createNotificationHandler,
  createOutbox,
  sqliteStore,
  type Amount,
  type AntomClient,
} from '@ams-cashier/server';

/** A shop on SQLite: its notifications, and its refunds. */
export function createShop(antom: AntomClient, database: DatabaseSync) {
  database.exec(`
    CREATE TABLE IF NOT EXISTS orders (
      id TEXT PRIMARY KEY, payment_request_id TEXT UNIQUE, payment_id TEXT, value TEXT, currency TEXT, status TEXT
    )`);
  const store = sqliteStore(database);

  function settle(paymentRequestId: string, paymentId: string, paid: Amount): void {
    const { changes } = database
      .prepare(
        `UPDATE orders SET status = 'paid', payment_id = ?
         WHERE payment_request_id = ? AND value = ? AND currency = ?`,
      )
      .run(paymentId, paymentRequestId, paid.value, paid.currency);
    // not acknowledged: Antom sends it again, and somebody sees it
    if (changes === 0) throw new Error(`No order of ${paid.value} belongs to ${paymentRequestId}.`);
  }

  const inbox = createInbox({
    store,
    on: {
      paymentSucceeded({ paymentRequestId, paymentId, paymentAmount }) {
        settle(paymentRequestId, paymentId, paymentAmount);
      },
      paymentFailed({ paymentRequestId }) {
        database
          .prepare(`UPDATE orders SET status = 'failed' WHERE payment_request_id = ?`)
          .run(paymentRequestId);
      },
      // the order is closed, and the shopper may have paid another one: the money goes back
      async paymentSucceededLate({ paymentRequestId, paymentId, paymentAmount }, transaction) {
        const refundRequestId = `${paymentRequestId}-late`;
        const refund = { refundRequestId, paymentId, refundAmount: paymentAmount };
        await outbox.refund(refund, transaction);
      },
      refunded({ refundRequestId }) {
        database
          .prepare(`UPDATE orders SET status = 'refunded' WHERE id || '-refund' = ?`)
          .run(refundRequestId);
      },
    },
  });
  const outbox = createOutbox({ antom, inbox });

  return {
    inbox,
    outbox,
    /** For everything that speaks the web's Request and Response; `@ams-cashier/server/express` has one for Express. */
    notify: createNotificationHandler({ antom, onNotification: inbox.receive }),
    /** The order is given up, e.g. because it has expired. */
    close: (orderId: string) =>
      store.transaction(async (transaction) => {
        const order = database.prepare('SELECT * FROM orders WHERE id = ?').get(orderId);
        const isClosed = await inbox.close(String(order?.['payment_request_id']), transaction);
        if (!isClosed) return false;
        database.prepare(`UPDATE orders SET status = 'closed' WHERE id = ?`).run(orderId);
        return true;
      }),
    /** Kept with the order's new status, or not at all; sent in the background. */
    refund: (orderId: string) =>
      store.transaction(async (transaction) => {
        const order = database.prepare('SELECT * FROM orders WHERE id = ?').get(orderId);
        if (order?.['status'] !== 'paid') throw new Error(`Order ${orderId} is not paid.`);
        const refundAmount = {
          currency: String(order['currency']),
          value: String(order['value']),
        };
        const refundRequestId = `${orderId}-refund`;
        const paymentId = String(order['payment_id']);
        await outbox.refund({ refundRequestId, paymentId, refundAmount }, transaction);
        database.prepare(`UPDATE orders SET status = 'refunding' WHERE id = ?`).run(orderId);
      }),
  };
}
