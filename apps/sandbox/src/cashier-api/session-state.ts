import type { PaymentMethodType, SessionPhase, SessionState } from '@ams-cashier/protocol';
import { findChallenge } from '../payment/challenge.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { findPayment, latestResult, type Payment } from '../payment/payment.ts';
import type { Session } from '../payment/session.ts';
import { findWallet, returnProblem, walletUrl } from '../payment/wallet.ts';

/** The page need not know where the buyer is, only whether something is decided. */
const PHASE: { readonly [Phase in Payment['phase']]: SessionPhase } = {
  open: 'open',
  challenge: 'challenge',
  wallet: 'in_flight',
  waiting: 'in_flight',
  finished: 'finished',
};

/** A session as the cashier page sees it. */
export function sessionState(gateway: Gateway, session: Session): SessionState {
  const payment = findPayment(gateway, session.sessionId);
  const isLate = session.expiresAt <= gateway.clock.now();
  const phase = PHASE[payment?.phase ?? 'open'];
  const problem = returnProblem(session);
  const challenge =
    payment && phase === 'challenge'
      ? findChallenge(gateway, 'paymentId', payment.paymentId)
      : undefined;
  const wallet =
    payment?.phase === 'wallet' ? findWallet(gateway, 'paymentId', payment.paymentId) : undefined;
  return {
    phase: phase === 'open' && isLate ? 'expired' : phase,
    publicSessionId: session.publicSessionId,
    merchantName: gateway.keys.merchant(session.clientId)?.name ?? session.clientId,
    orderDescription: session.orderDescription,
    amount: { currency: session.currency, value: session.value },
    expiresAt: new Date(session.expiresAt).toISOString(),
    methods: JSON.parse(session.methods) as PaymentMethodType[],
    ...(problem && { returnProblem: problem }),
    ...(wallet && {
      wallet: { type: wallet.type, form: wallet.form, url: walletUrl(gateway, wallet) },
    }),
    ...(challenge && { challengePath: `/cashier/challenge/${challenge.challengeId}` }),
    ...(payment && { result: latestResult(gateway, payment), outcome: payment.outcome }),
  };
}
