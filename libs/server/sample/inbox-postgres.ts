import { Pool, type PoolClient } from 'pg';
import { createInbox, postgresStore } from '@ams-cashier/server';

/** A shop of several instances: each runs this, on the same database. */
export function createShopInbox(connectionString: string) {
  const pool = new Pool({ connectionString });
  // an idle connection that breaks must not end the process
  pool.on('error', (error) => console.error(error.message));
  return createInbox({
    store: postgresStore<PoolClient>(pool),
    on: {
      // with this client, and no other: it is the one of the transaction
      async paymentSucceeded({ paymentRequestId, paymentId }, client) {
        const update = `UPDATE orders SET status = 'paid', payment_id = $1 WHERE payment_request_id = $2`;
        const { rowCount } = await client.query(update, [paymentId, paymentRequestId]);
        if (rowCount === 0) throw new Error(`No order belongs to ${paymentRequestId}.`);
      },
    },
  });
}
