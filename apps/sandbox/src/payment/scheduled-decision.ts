import type { Gateway } from '../gateway/gateway.ts';
import type { Decision } from '../scenarios/scenario.ts';
import { latestAttempt } from './attempt.ts';
import { findPayment } from './payment.ts';
import { settle, writeSettlement } from './settlement.ts';

/** Applies decisions that a scenario has scheduled. A decline is final: the buyer cannot try again. */
export function applyScheduledDecisions(gateway: Gateway): void {
  const { database, clock } = gateway;
  const due = 'SELECT sessionId FROM payment WHERE nextAt <= ?';
  for (const { sessionId } of database.all<{ sessionId: string }>(due, clock.now())) {
    database.transaction(() => {
      const payment = findPayment(gateway, sessionId);
      const attempt = payment && latestAttempt(gateway, payment.paymentId);
      // somebody may have decided it in the meantime
      if (!payment?.next || !attempt) return;
      const decision = JSON.parse(payment.next) as Decision;
      writeSettlement(gateway, { ...attempt, sessionId }, settle(decision, clock.now(), true));
    });
  }
}
