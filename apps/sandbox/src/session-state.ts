import type { SessionState } from '@ams-cashier/protocol';
import { findChallenge } from './challenge.ts';
import type { Gateway } from './gateway.ts';
import { findPayment, latestResult } from './payment.ts';
import type { Session } from './session.ts';

/** A session as the cashier page sees it. */
export function sessionState(gateway: Gateway, session: Session): SessionState {
  const payment = findPayment(gateway, session.sessionId);
  const isLate = session.expiresAt <= gateway.clock.now();
  const phase = payment?.phase ?? 'open';
  const challenge =
    payment && phase === 'challenge'
      ? findChallenge(gateway, 'paymentId', payment.paymentId)
      : undefined;
  return {
    phase: phase === 'open' && isLate ? 'expired' : phase,
    publicSessionId: session.publicSessionId,
    merchantName: gateway.keys.merchant(session.clientId)?.name ?? session.clientId,
    orderDescription: session.orderDescription,
    amount: { currency: session.currency, value: session.value },
    expiresAt: new Date(session.expiresAt).toISOString(),
    ...(challenge && { challengePath: `/cashier/challenge/${challenge.challengeId}` }),
    ...(payment && { result: latestResult(gateway, payment), outcome: payment.outcome }),
  };
}
