import { randomUUID } from 'node:crypto';
import type {
  CardInput,
  ExpressInput,
  PaymentMethodType,
  PaymentResultCode,
  SavedCardInput,
  WalletInput,
} from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { isSecurityCode } from '../scenarios/card-check.ts';
import { chooseScenario, decideAttempt } from '../scenarios/scenario-choice.ts';
import type { AnyDecision, Scenario } from '../scenarios/scenario.ts';
import { findAttempts, type Attempt } from './attempt.ts';
import { keepCard, keptCardOf, NO_CARD } from './card.ts';
import { openChallenge } from './challenge.ts';
import { amountOf, findOfferedCard, offerOf } from './offer.ts';
import { findPayment } from './payment.ts';
import { endOfCard, keepOnFile, type SavedCard } from './saved-card.ts';
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

/** What pays: one of the four is present. */
export interface PaymentMeans {
  readonly card?: CardInput | undefined;
  readonly wallet?: WalletInput | undefined;
  readonly savedCard?: SavedCardInput | undefined;
  readonly express?: ExpressInput | undefined;
}

export interface Submit extends PaymentMeans {
  readonly submitId: string;
  readonly traceId: string;
  readonly saveCard?: true | undefined;
  readonly instalments?: number | undefined;
}

export const methodOf = ({ wallet, express }: PaymentMeans): PaymentMethodType =>
  wallet?.type ?? express?.type ?? 'CARD';

const factsOf = (session: Session, { card }: PaymentMeans, onFile: SavedCard | undefined) => ({
  ...(card && { card }),
  ...(onFile && { cardScenario: onFile.scenario }),
  amount: amountOf(session),
  sessionScenario: session.scenario,
});

const cardOnFile = (gateway: Gateway, session: Session, { savedCard }: PaymentMeans) =>
  savedCard && findOfferedCard(gateway, session, savedCard.id);

/** The scenario that this submit triggers, if any. */
export function scenarioOf(
  gateway: Gateway,
  session: Session,
  means: PaymentMeans,
): Scenario | undefined {
  return chooseScenario(factsOf(session, means, cardOnFile(gateway, session, means)));
}

/** What is wrong with a card on file. Whoever has deleted it meanwhile can pay with another one. */
function problemOnFile(
  { clock }: Gateway,
  session: Session,
  { securityCode = '' }: SavedCardInput,
  onFile: SavedCard | undefined,
): PaymentResultCode | undefined {
  if (!onFile) return 'INVALID_CARD';
  if (endOfCard(onFile) <= clock.now()) return 'CARD_EXPIRED';
  const isNeeded = offerOf(session).needsSecurityCode || securityCode !== '';
  return isNeeded && !isSecurityCode(securityCode) ? 'INVALID_CVV' : undefined;
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
  submit: Submit,
): 'accepted' | 'repeated' | 'duplicate' | 'expired' {
  const { database, clock } = gateway;
  const { submitId, traceId, card, wallet, savedCard, saveCard, instalments } = submit;
  const { sessionId, clientId } = session;
  return database.transaction(() => {
    const now = clock.now();
    const known = findPayment(gateway, sessionId);
    const attempts = known ? findAttempts(gateway, known.paymentId) : [];
    if (attempts.some((attempt) => attempt.submitId === submitId)) return 'repeated';
    if (known && known.phase !== 'open') return 'duplicate';
    // closed with its session, whatever the clock says now
    const isClosed = known?.status === 'FAIL';
    if (isClosed || session.expiresAt <= now) return 'expired';

    const onFile = cardOnFile(gateway, session, submit);
    const { scenario, decision } = decideAttempt(
      {
        ...factsOf(session, submit, onFile),
        problem: savedCard && problemOnFile(gateway, session, savedCard, onFile),
        authenticate: session.authenticate === 1 && methodOf(submit) === 'CARD',
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
    const kept = card ? keepCard(card) : onFile ? keptCardOf(onFile) : NO_CARD;
    const attemptId = database.insert('attempt', {
      paymentId,
      submitId,
      outcome: settlement.outcome,
      resultCode: settlement.resultCode,
      method: methodOf(submit),
      scenario: scenario?.id ?? null,
      ...kept,
      authentication: wallet ? null : authenticationOf(decision),
      instalments: instalments ?? null,
      traceId,
      createdAt: now,
    });
    const isKept = saveCard ?? session.product === 'vaulting';
    if (card && kept.maskedNumber && isKept) {
      keepOnFile(gateway, { clientId, attemptId }, card, kept);
    }
    if (wallet) openWallet(gateway, { paymentId, attemptId }, wallet);
    else if ('issuer' in decision) {
      openChallenge(gateway, { paymentId, attemptId, issuer: decision.issuer });
    }
    writeSettlement(gateway, { paymentId, attemptId, sessionId }, settlement);
    return 'accepted';
  });
}
