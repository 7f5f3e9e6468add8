import type { SessionState } from '@ams-cashier/protocol';
import type { Gateway } from './gateway.ts';
import { findPayment, latestResult } from './payment.ts';
import type { Session } from './session.ts';

/** A session as the cashier page sees it. */
export function sessionState(gateway: Gateway, session: Session): SessionState {
  const payment = findPayment(gateway, session.sessionId);
  const isFinished = payment?.phase === 'finished';
  const isLate = session.expiresAt <= gateway.clock.now();
  return {
    phase: isFinished ? 'finished' : isLate ? 'expired' : 'open',
    publicSessionId: session.publicSessionId,
    merchantName: gateway.keys.merchant(session.clientId)?.name ?? session.clientId,
    orderDescription: session.orderDescription,
    amount: { currency: session.currency, value: session.value },
    expiresAt: new Date(session.expiresAt).toISOString(),
    ...(payment && { result: latestResult(gateway, payment), outcome: payment.outcome }),
  };
}
