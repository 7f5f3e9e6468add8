import type { InspectorAction } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { latestAttempt } from '../payment/attempt.ts';
import { closeOverdueOrders } from '../payment/order-closing.ts';
import { findPayment, type Payment } from '../payment/payment.ts';
import { findSession } from '../payment/session.ts';
import { NOT_VERIFIED, settle, writeSettlement } from '../payment/settlement.ts';
import type { Decision } from '../scenarios/scenario.ts';

/** An attempt was accepted and its outcome is not known yet. */
function isUndecided({ status, phase }: Payment): boolean {
  return status === 'PENDING' || (status === 'PROCESSING' && phase !== 'open');
}

/** What a developer can do to a session now. */
export function possibleActions(
  payment: Payment | undefined,
  session: { readonly expiresAt: number },
  now: number,
): InspectorAction[] {
  if (payment && isUndecided(payment)) return ['approve', 'decline', 'expire'];
  return payment?.phase !== 'finished' && session.expiresAt > now ? ['expire'] : [];
}

const DECISIONS: { readonly [Action in Exclude<InspectorAction, 'expire'>]: Decision } = {
  approve: { outcome: 'SUCCESSFUL' },
  decline: { outcome: 'FAIL', code: 'PROCESS_FAIL' },
};

/** On the disk when this returns. Returns false if the action is no longer possible. */
export function applyAction(gateway: Gateway, sessionId: string, action: InspectorAction): boolean {
  const { database, clock } = gateway;
  const isApplied = database.transaction(() => {
    const now = clock.now();
    const session = findSession(gateway, 'sessionId', sessionId);
    const payment = findPayment(gateway, sessionId);
    if (!session || !possibleActions(payment, session, now).includes(action)) return false;
    if (action === 'expire') {
      database.update('session', { expiresAt: now }, { sessionId });
      database.run(
        "UPDATE payment SET closesAt = ? WHERE sessionId = ? AND status IN ('PROCESSING', 'PENDING')",
        now,
        sessionId,
      );
      return true;
    }
    const attempt = payment && latestAttempt(gateway, payment.paymentId);
    if (!attempt) return false;
    const settlement =
      payment.phase === 'challenge' && action === 'decline'
        ? NOT_VERIFIED
        : settle(DECISIONS[action], now);
    writeSettlement(gateway, { ...attempt, sessionId }, settlement);
    return true;
  });
  closeOverdueOrders(gateway);
  return isApplied;
}
