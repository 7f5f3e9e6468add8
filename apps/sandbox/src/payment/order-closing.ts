import type { Gateway } from '../gateway/gateway.ts';
import { notifyPayment } from './result-notification.ts';

interface Reason {
  /** Of an undecided `payment`, joined with its `session`; `?` is now. */
  readonly condition: string;
  readonly change: string;
}

const REASONS: readonly Reason[] = [
  // it stayed undecided for too long
  {
    condition: 'closesAt <= ?',
    change: "outcome = 'FAIL', phase = 'finished', nextAt = NULL, next = NULL",
  },
  // it was declined, and nobody can try again: its session has ended. The phase stays, so the cashier page reads that
  // the session has expired, and asks for a fresh one
  {
    condition: "phase = 'open' AND session.expiresAt <= ?",
    change: "outcome = 'FAIL'",
  },
];

/** Fails payments that can no longer be decided otherwise. Source: docs/reference/server-api.md#life-of-an-order */
export function closeOverdueOrders(gateway: Gateway): void {
  const { database, clock } = gateway;
  for (const { condition, change } of REASONS) {
    const overdue = `SELECT sessionId FROM payment JOIN session USING (sessionId)
      WHERE payment.status IN ('PROCESSING', 'PENDING') AND ${condition}`;
    for (const { sessionId } of database.all<{ sessionId: string }>(overdue, clock.now())) {
      database.transaction(() => {
        const changed = database.run(
          `UPDATE payment SET status = 'FAIL', resultCode = 'ORDER_IS_CLOSED', ${change}
           WHERE sessionId = ? AND sessionId IN (${overdue})`,
          sessionId,
          clock.now(),
        );
        if (changed) notifyPayment(gateway, sessionId);
      });
    }
  }
}
