import { randomUUID } from 'node:crypto';
import type { CardInput } from '@ams-cashier/protocol';
import { findAttempts } from './attempt.ts';
import { keepCard } from './card.ts';
import { openChallenge } from './challenge.ts';
import type { Gateway } from './gateway.ts';
import { queueNotification } from './notification.ts';
import { findPayment } from './payment.ts';
import { decide } from './scenario.ts';
import type { Session } from './session.ts';
import { CHALLENGED, settle } from './settlement.ts';

/** Source: reference/server-api.md 5. */
const ORDER_LIMIT = 14 * 60_000;

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
    const authenticate = session.authenticate === 1;
    const decision = decide({ card, amount, authenticate, now: new Date(now) });
    const settled = 'issuer' in decision ? CHALLENGED : settle(decision, now);
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
      authentication: 'issuer' in decision ? 'challenged' : (decision.authentication ?? null),
      traceId,
      createdAt: now,
    });
    if ('issuer' in decision) {
      openChallenge(gateway, { paymentId, attemptId, issuer: decision.issuer });
    }
    if (settled.status === 'SUCCESS') {
      database.insert('charge', { paymentId, attemptId, chargedAt: now });
    }
    if (settled.status !== 'PROCESSING') queueNotification(gateway, session.sessionId);
    return 'taken';
  });
}
