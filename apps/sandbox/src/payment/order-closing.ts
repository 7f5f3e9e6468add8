import type { Gateway } from '../gateway/gateway.ts';
import { notifyPayment } from './result-notification.ts';

/** Fails payments that stayed undecided for too long. Source: docs/reference/server-api.md#life-of-an-order */
export function closeOverdueOrders(gateway: Gateway): void {
  const { database, clock } = gateway;
  const isOverdue = "status IN ('PROCESSING', 'PENDING') AND closesAt <= ?";
  const overdue = `SELECT sessionId FROM payment WHERE ${isOverdue}`;
  for (const { sessionId } of database.all<{ sessionId: string }>(overdue, clock.now())) {
    database.transaction(() => {
      const changed = database.run(
        `UPDATE payment SET status = 'FAIL', outcome = 'FAIL', resultCode = 'ORDER_IS_CLOSED', phase = 'finished',
           nextAt = NULL, next = NULL
         WHERE sessionId = ? AND ${isOverdue}`,
        sessionId,
        clock.now(),
      );
      if (changed) notifyPayment(gateway, sessionId);
    });
  }
}
