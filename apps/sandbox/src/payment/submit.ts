import { randomUUID } from 'node:crypto';
import type { CardInput, WalletInput } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { chooseScenario, decideAttempt } from '../scenarios/scenario-choice.ts';
import type { AnyDecision, Scenario } from '../scenarios/scenario.ts';
import { findAttempts, type Attempt } from './attempt.ts';
import { keepCard, NO_CARD } from './card.ts';
import { openChallenge } from './challenge.ts';
import { findPayment } from './payment.ts';
import type { Session } from './session.ts';
import {
  AT_WALLET,
  CHALLENGED,
  settle,
  settleLater,
  writeSettlement,
  type Settlement,
} from './settlement.ts';
import { openWallet } from './wallet.ts';

/** How long a payment may stay undecided. Source: docs/reference/server-api.md#notifications */
const ORDER_LIMIT = 14 * 60_000;

/** What pays: one of the two is present. */
export interface PaymentMeans {
  readonly card?: CardInput | undefined;
  readonly wallet?: WalletInput | undefined;
}

export interface Submit extends PaymentMeans {
  readonly submitId: string;
  readonly traceId: string;
}

const factsOf = (session: Session, { card }: PaymentMeans) => ({
  ...(card && { card }),
  amount: { currency: session.currency, value: session.value },
  sessionScenario: session.scenario,
});

/** The scenario that this submit triggers, if any. */
export function scenarioOf(session: Session, means: PaymentMeans): Scenario | undefined {
  return chooseScenario(factsOf(session, means));
}

function settleDecision({ clock }: Gateway, decision: AnyDecision): Settlement {
  const now = clock.now();
  if ('issuer' in decision) return CHALLENGED;
  if ('meanwhile' in decision) {
    return settleLater(decision, now, clock.after(decision.seconds * 1_000));
  }
  return settle(decision, now);
}

function authenticationOf(decision: AnyDecision): Attempt['authentication'] {
  if ('issuer' in decision) return 'challenged';
  return 'meanwhile' in decision ? null : (decision.authentication ?? null);
}

/**
 * On the disk when this returns.
 *
 * - `accepted`: it is an attempt now
 * - `repeated`: it was accepted before, with the same submitId
 * - `duplicate`: another attempt has been accepted
 * - `expired`: too late
 */
export function acceptSubmit(
  gateway: Gateway,
  session: Session,
  { submitId, traceId, card, wallet }: Submit,
): 'accepted' | 'repeated' | 'duplicate' | 'expired' {
  const { database, clock } = gateway;
  const { sessionId } = session;
  return database.transaction(() => {
    const now = clock.now();
    const known = findPayment(gateway, sessionId);
    const attempts = known ? findAttempts(gateway, known.paymentId) : [];
    if (attempts.some((attempt) => attempt.submitId === submitId)) return 'repeated';
    if (known && known.phase !== 'open') return 'duplicate';
    // closed with its session, whatever the clock says now
    const isClosed = known?.status === 'FAIL';
    if (isClosed || session.expiresAt <= now) return 'expired';

    const { scenario, decision } = decideAttempt(
      {
        ...factsOf(session, { card }),
        authenticate: session.authenticate === 1,
        now: new Date(now),
      },
      ({ id }) => attempts.filter((attempt) => attempt.scenario === id).length,
    );
    // a wallet decides once the buyer has been there
    const settlement = wallet ? AT_WALLET : settleDecision(gateway, decision);
    const paymentId = known?.paymentId ?? randomUUID();
    const closesAt = clock.after(ORDER_LIMIT);
    if (known) database.update('payment', { closesAt }, { paymentId });
    else {
      database.insert('payment', { paymentId, sessionId, ...settlement, createdAt: now, closesAt });
    }
    const attemptId = database.insert('attempt', {
      paymentId,
      submitId,
      outcome: settlement.outcome,
      resultCode: settlement.resultCode,
      method: wallet?.type ?? 'CARD',
      scenario: scenario?.id ?? null,
      ...(card ? keepCard(card) : NO_CARD),
      authentication: wallet ? null : authenticationOf(decision),
      traceId,
      createdAt: now,
    });
    if (wallet) openWallet(gateway, { paymentId, attemptId }, wallet);
    else if ('issuer' in decision) {
      openChallenge(gateway, { paymentId, attemptId, issuer: decision.issuer });
    }
    writeSettlement(gateway, { paymentId, attemptId, sessionId }, settlement);
    return 'accepted';
  });
}
