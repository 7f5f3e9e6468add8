import type { Gateway } from '../gateway/gateway.ts';
import { queueNotification } from '../notifications/notification.ts';

/** Gives up what is undecided for too long and notifies. Source: docs/reference/server-api.md#life-of-an-order. */
export function closeOverdue(gateway: Gateway): void {
  const { database, clock } = gateway;
  const isOverdue = "status IN ('PROCESSING', 'PENDING') AND closesAt <= ?";
  const due = 'SELECT sessionId FROM payment WHERE ' + isOverdue;
  for (const { sessionId } of database.all<{ sessionId: string }>(due, clock.now())) {
    database.transaction(() => {
      const changed = database.run(
        `UPDATE payment SET status = 'FAIL', outcome = 'FAIL', resultCode = 'ORDER_IS_CLOSED', phase = 'finished',
           nextAt = NULL, next = NULL
         WHERE sessionId = ? AND ${isOverdue}`,
        sessionId,
        clock.now(),
      );
      if (changed) queueNotification(gateway, sessionId);
    });
  }
}
