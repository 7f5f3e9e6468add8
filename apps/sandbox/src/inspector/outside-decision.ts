import type { InspectorAction } from '@ams-cashier/protocol';
import { findAttempts } from '../payment/attempt.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { closeOverdue } from '../payment/order-closing.ts';
import { findPayment, type Payment } from '../payment/payment.ts';
import type { Decision } from '../scenarios/catalogue.ts';
import { findSession } from '../payment/session.ts';
import { settle, writeSettled } from '../payment/settlement.ts';

/** An attempt was taken and nobody knows yet what became of it. */
function isUndecided({ status, phase }: Payment): boolean {
  return status === 'PENDING' || (status === 'PROCESSING' && phase !== 'open');
}

/** What somebody outside of the payment can do to it now. */
export function possibleActions(
  payment: Payment | undefined,
  session: { readonly expiresAt: number },
  now: number,
): InspectorAction[] {
  if (payment && isUndecided(payment)) return ['approve', 'decline', 'expire'];
  return payment?.phase !== 'finished' && session.expiresAt > now ? ['expire'] : [];
}

/** On the disk when this returns. Returns false when it can't be done to the session any more. */
export function decideOutside(
  gateway: Gateway,
  sessionId: string,
  action: InspectorAction,
): boolean {
  const { database, clock } = gateway;
  const isDone = database.transaction(() => {
    const now = clock.now();
    const session = findSession(gateway, 'sessionId', sessionId);
    const payment = findPayment(gateway, sessionId);
    if (!session || !possibleActions(payment, session, now).includes(action)) return false;
    if (action === 'expire') {
      database.run('UPDATE session SET expiresAt = ? WHERE sessionId = ?', now, sessionId);
      database.run(
        "UPDATE payment SET closesAt = ? WHERE sessionId = ? AND status IN ('PROCESSING', 'PENDING')",
        now,
        sessionId,
      );
      return true;
    }
    const attempt = payment && findAttempts(gateway, payment.paymentId).at(-1);
    if (!attempt) return false;
    const settled =
      action === 'approve'
        ? settle({ outcome: 'SUCCESSFUL' }, now)
        : settle({ outcome: 'FAIL', code: 'PROCESS_FAIL' }, now);
    writeSettled(gateway, { ...attempt, sessionId }, settled);
    return true;
  });
  closeOverdue(gateway);
  return isDone;
}

/** Decides what the catalogue wants decided by now: a decline is final then, for nobody is there to try again. */
export function decideDue(gateway: Gateway): void {
  const { database, clock } = gateway;
  const due = 'SELECT sessionId FROM payment WHERE nextAt <= ?';
  for (const { sessionId } of database.all<{ sessionId: string }>(due, clock.now())) {
    database.transaction(() => {
      const payment = findPayment(gateway, sessionId);
      const attempt = payment && findAttempts(gateway, payment.paymentId).at(-1);
      // somebody may have decided it in between
      if (!payment?.next || !attempt) return;
      const decision = JSON.parse(payment.next) as Decision;
      writeSettled(gateway, { ...attempt, sessionId }, settle(decision, clock.now(), true));
    });
  }
}
