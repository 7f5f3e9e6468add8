import { randomUUID } from 'node:crypto';
import type { CardInput, WalletInput } from '@ams-cashier/protocol';
import { findAttempts } from './attempt.ts';
import { keepCard, NO_CARD } from './card.ts';
import { openChallenge } from './challenge.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { findPayment } from './payment.ts';
import { chooseScenario, decide } from '../scenarios/scenario.ts';
import type { AnyDecision, Scenario } from '../scenarios/catalogue.ts';
import type { Session } from './session.ts';
import {
  AT_WALLET,
  CHALLENGED,
  settle,
  settleLater,
  writeSettled,
  type Settled,
} from './settlement.ts';
import { openWallet } from './wallet.ts';

/** Source: docs/reference/server-api.md#notifications. */
const ORDER_LIMIT = 14 * 60_000;

/** What pays: one of the two is there. */
export interface Means {
  readonly card?: CardInput | undefined;
  readonly wallet?: WalletInput | undefined;
}

export interface Submit extends Means {
  readonly submitId: string;
  readonly traceId: string;
}

const facts = (session: Session, { card }: Means) => ({
  ...(card && { card }),
  amount: { currency: session.currency, value: session.value },
  sessionScenario: session.scenario,
});

/** The catalogue's row for this submit, if there is one. */
export function scenarioOf(session: Session, means: Means): Scenario | undefined {
  return chooseScenario(facts(session, means));
}

function settleDecision({ clock }: Gateway, decision: AnyDecision): Settled {
  const now = clock.now();
  if ('issuer' in decision) return CHALLENGED;
  if ('meanwhile' in decision) {
    return settleLater(decision, now, clock.after(decision.seconds * 1_000));
  }
  return settle(decision, now);
}

/**
 * One submit, on the disk when this returns. `taken`: it is an attempt now; `known`: it was one already, when it was
 * first sent; `duplicate`: another attempt had been taken; `expired`: too late.
 */
export function takeSubmit(
  gateway: Gateway,
  session: Session,
  { submitId, traceId, card, wallet }: Submit,
): 'taken' | 'known' | 'duplicate' | 'expired' {
  const { database, clock } = gateway;
  const { sessionId } = session;
  return database.transaction(() => {
    const now = clock.now();
    const known = findPayment(gateway, sessionId);
    const attempts = known ? findAttempts(gateway, known.paymentId) : [];
    if (attempts.some((attempt) => attempt.submitId === submitId)) return 'known';
    if (known && known.phase !== 'open') return 'duplicate';
    if (session.expiresAt <= now) return 'expired';

    const { scenario, decision } = decide(
      {
        ...facts(session, { card }),
        authenticate: session.authenticate === 1,
        now: new Date(now),
      },
      ({ id }) => attempts.filter((attempt) => attempt.scenario === id).length,
    );
    // a wallet decides when the buyer has been there
    const settled = wallet ? AT_WALLET : settleDecision(gateway, decision);
    const paymentId = known?.paymentId ?? randomUUID();
    const closesAt = clock.after(ORDER_LIMIT);
    if (known) {
      database.run('UPDATE payment SET closesAt = ? WHERE paymentId = ?', closesAt, paymentId);
    } else {
      database.insert('payment', { paymentId, sessionId, ...settled, createdAt: now, closesAt });
    }
    const attemptId = database.insert('attempt', {
      paymentId,
      submitId,
      outcome: settled.outcome,
      resultCode: settled.resultCode,
      method: wallet?.type ?? 'CARD',
      scenario: scenario?.id ?? null,
      ...(card ? keepCard(card) : NO_CARD),
      authentication:
        wallet || 'meanwhile' in decision
          ? null
          : 'issuer' in decision
            ? 'challenged'
            : (decision.authentication ?? null),
      traceId,
      createdAt: now,
    });
    if (wallet) openWallet(gateway, { paymentId, attemptId }, wallet);
    else if ('issuer' in decision) {
      openChallenge(gateway, { paymentId, attemptId, issuer: decision.issuer });
    }
    writeSettled(gateway, { paymentId, attemptId, sessionId }, settled);
    return 'taken';
  });
}
