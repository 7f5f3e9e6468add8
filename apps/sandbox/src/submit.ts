import { randomUUID } from 'node:crypto';
import { stepAfter, type CardInput } from '@ams-cashier/protocol';
import { findAttempts } from './attempt.ts';
import { keepCard } from './card.ts';
import type { Gateway } from './gateway.ts';
import { queueNotification } from './notification.ts';
import { findPayment, type Payment } from './payment.ts';
import { decide, type Decision } from './scenario.ts';
import type { Session } from './session.ts';

/** Source: reference/server-api.md 5. */
const ORDER_LIMIT = 14 * 60_000;

/** What a decision makes of the payment. */
function settle(
  decision: Decision,
  now: number,
): Pick<Payment, 'status' | 'outcome' | 'resultCode' | 'phase' | 'paidAt'> {
  if (decision.outcome === 'SUCCESSFUL') {
    return {
      status: 'SUCCESS',
      outcome: 'SUCCESSFUL',
      resultCode: null,
      phase: 'finished',
      paidAt: now,
    };
  }
  const { outcome, code } = decision;
  const isServed = outcome === 'FAIL' && ['same_session', 'other_card'].includes(stepAfter(code));
  return {
    status: outcome === 'FAIL' && !isServed ? 'FAIL' : 'PROCESSING',
    outcome,
    resultCode: code,
    phase: isServed ? 'open' : 'finished',
    paidAt: null,
  };
}

/**
 * One submit, on the disk when this returns. `taken`: it was an attempt, now or when it was first sent; `duplicate`:
 * another attempt had been taken; `expired`: too late.
 */
export function submitCard(
  gateway: Gateway,
  session: Session,
  submit: { readonly submitId: string; readonly card: CardInput; readonly traceId: string },
): 'taken' | 'duplicate' | 'expired' {
  const { database, clock } = gateway;
  const { submitId, card, traceId } = submit;
  return database.transaction(() => {
    const now = clock.now();
    const known = findPayment(gateway, session.sessionId);
    if (known) {
      const attempts = findAttempts(gateway, known.paymentId);
      if (attempts.some((attempt) => attempt.submitId === submitId)) return 'taken';
      if (known.phase !== 'open') return 'duplicate';
    }
    if (session.expiresAt <= now) return 'expired';

    const amount = { currency: session.currency, value: session.value };
    const settled = settle(decide({ card, amount, now: new Date(now) }), now);
    const paymentId = known?.paymentId ?? randomUUID();
    const closesAt = clock.after(ORDER_LIMIT);
    if (known) {
      database.run(
        `UPDATE payment SET status = ?, outcome = ?, resultCode = ?, phase = ?, paidAt = ?, closesAt = ?
         WHERE paymentId = ?`,
        settled.status,
        settled.outcome,
        settled.resultCode,
        settled.phase,
        settled.paidAt,
        closesAt,
        paymentId,
      );
    } else {
      const { sessionId } = session;
      database.insert('payment', { paymentId, sessionId, ...settled, createdAt: now, closesAt });
    }
    const attemptId = database.insert('attempt', {
      paymentId,
      submitId,
      outcome: settled.outcome,
      resultCode: settled.resultCode,
      ...keepCard(card),
      traceId,
      createdAt: now,
    });
    if (settled.status === 'SUCCESS') {
      database.insert('charge', { paymentId, attemptId, chargedAt: now });
    }
    if (settled.status !== 'PROCESSING') queueNotification(gateway, session.sessionId);
    return 'taken';
  });
}
