import type { Gateway } from '../gateway/gateway.ts';
import { formatTime } from '../gateway/clock.ts';
import { latestAttempt } from './attempt.ts';
import { cardResultInfo } from './card-result.ts';
import { findCharge } from './charge.ts';
import type { Payment } from './payment.ts';
import { findSavedCard, tokenFacts } from './saved-card.ts';
import type { Session } from './session.ts';

/** What inquiry and notification have in common. Source: docs/reference/server-api.md#inquirypayment */
export function paymentFacts(gateway: Gateway, payment: Payment, session: Session) {
  const attempt = latestAttempt(gateway, payment.paymentId);
  const charge = findCharge(gateway, payment.paymentId);
  const saved = attempt && findSavedCard(gateway, session.clientId, attempt.cardToken);
  return {
    paymentRequestId: session.paymentRequestId,
    paymentId: payment.paymentId,
    paymentAmount: { currency: session.currency, value: session.value },
    paymentCreateTime: formatTime(payment.createdAt),
    ...(payment.paidAt !== null && { paymentTime: formatTime(payment.paidAt) }),
    paymentMethodType: attempt?.method ?? 'CARD',
    ...(charge &&
      charge.captureMode !== 'NONE' && { authExpiryTime: formatTime(charge.captureUntil) }),
    ...(attempt?.maskedNumber && {
      paymentResultInfo: { ...cardResultInfo(attempt), ...(saved && tokenFacts(saved)) },
    }),
    ...(attempt?.instalments && {
      creditPayPlan: { installmentNum: String(attempt.instalments), interval: 'MONTH' },
    }),
  };
}
