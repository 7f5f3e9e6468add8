import {
  RESULT_MESSAGES,
  type GatewayResult,
  type SessionPhase,
  type SessionState,
} from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { latestAttempt, type Attempt } from '../payment/attempt.ts';
import { cardResultInfo } from '../payment/card-result.ts';
import { findChallenge } from '../payment/challenge.ts';
import { findPayment, type Payment } from '../payment/payment.ts';
import { offerState } from '../payment/offer.ts';
import { merchantName, type Session } from '../payment/session.ts';
import { findWallet, returnProblem, walletUrl } from '../payment/wallet.ts';
import type { Outcome } from '../scenarios/scenario.ts';

/** The page need not know where the buyer is, only whether the payment is decided. */
const PHASE: { readonly [Phase in Payment['phase']]: SessionPhase } = {
  open: 'open',
  challenge: 'challenge',
  wallet: 'in_flight',
  waiting: 'in_flight',
  finished: 'finished',
};

const STATUS: { readonly [Ended in Outcome]: GatewayResult['paymentStatus'] } = {
  SUCCESSFUL: 'SUCCESS',
  FAIL: 'FAIL',
  PENDING: 'PENDING',
  PROCESSING: 'PROCESSING',
  ERROR: 'PROCESSING',
  CANCEL: 'CANCELLED',
};

function latestResult(payment: Payment, attempt: Attempt | undefined): GatewayResult {
  const code = payment.resultCode;
  const message = code && RESULT_MESSAGES[code];
  return {
    paymentStatus: STATUS[payment.outcome],
    ...(code && { paymentResultCode: code }),
    ...(message && { paymentResultMessage: message }),
    ...(attempt?.maskedNumber && { cardPaymentResultInfo: cardResultInfo(attempt) }),
  };
}

/** A session as the cashier page sees it. */
export function sessionState(gateway: Gateway, session: Session): SessionState {
  const payment = findPayment(gateway, session.sessionId);
  const attempt = payment && latestAttempt(gateway, payment.paymentId);
  const isExpired = session.expiresAt <= gateway.clock.now();
  const phase = PHASE[payment?.phase ?? 'open'];
  const problem = returnProblem(session);
  const challenge =
    payment?.phase === 'challenge'
      ? findChallenge(gateway, 'paymentId', payment.paymentId)
      : undefined;
  const wallet =
    payment?.phase === 'wallet' ? findWallet(gateway, 'paymentId', payment.paymentId) : undefined;
  return {
    phase: phase === 'open' && isExpired ? 'expired' : phase,
    ...offerState(gateway, session),
    publicSessionId: session.publicSessionId,
    merchantName: merchantName(gateway, session),
    orderDescription: session.orderDescription,
    expiresAt: new Date(session.expiresAt).toISOString(),
    ...(problem && { returnProblem: problem }),
    ...(wallet && {
      wallet: { type: wallet.type, form: wallet.form, url: walletUrl(gateway, wallet) },
    }),
    ...(challenge && { challengePath: `/cashier/challenge/${challenge.challengeId}` }),
    ...(attempt && { submitId: attempt.submitId }),
    ...(payment && { result: latestResult(payment, attempt), outcome: payment.outcome }),
  };
}
