import { randomBytes } from 'node:crypto';
import type { Gateway } from '../gateway/gateway.ts';
import type { Issuer } from '../scenarios/scenario.ts';
import type { Payment } from './payment.ts';
import { findSession, type Session } from './session.ts';
import { NOT_VERIFIED, settle, writeSettlement } from './settlement.ts';

/** What the buyer answers at the issuer; `leave` decides nothing. */
export const ISSUER_ANSWERS = ['approve', 'reject', 'leave'] as const;
export type IssuerAnswer = (typeof ISSUER_ANSWERS)[number];

/** The issuer's question to the buyer, raised by the payment's latest attempt. */
export interface Challenge {
  /** In the URL of the cashier's page, which the shop can see. */
  readonly challengeId: string;
  /** In the URL of the issuer's page, which the shop can't see: anyone who has it may answer. */
  readonly issuerId: string;
  readonly paymentId: string;
  readonly attemptId: number;
  readonly issuer: Issuer;
}

export interface FoundChallenge extends Challenge {
  readonly payment: Payment;
  readonly session: Session;
  /** Not answered yet. */
  readonly isOpen: boolean;
}

const newId = () => randomBytes(24).toString('base64url');

export function openChallenge(
  { database }: Gateway,
  challenge: Pick<Challenge, 'paymentId' | 'attemptId' | 'issuer'>,
): void {
  database.insert('challenge', { challengeId: newId(), issuerId: newId(), ...challenge });
}

export function findChallenge(
  gateway: Gateway,
  key: 'challengeId' | 'issuerId' | 'paymentId',
  value: string,
): FoundChallenge | undefined {
  const { database } = gateway;
  const challenge = database.get<Challenge>(
    `SELECT * FROM challenge WHERE ${key} = ? ORDER BY attemptId DESC LIMIT 1`,
    value,
  );
  const payment =
    challenge &&
    database.get<Payment>('SELECT * FROM payment WHERE paymentId = ?', challenge.paymentId);
  const session = payment && findSession(gateway, 'sessionId', payment.sessionId);
  return session && { ...challenge, payment, session, isOpen: payment.phase === 'challenge' };
}

/** On the disk when this returns. Only the first answer counts; one after the payment has ended changes nothing. */
export function answerChallenge(gateway: Gateway, issuerId: string, answer: IssuerAnswer): void {
  const { database, clock } = gateway;
  database.transaction(() => {
    const challenge = findChallenge(gateway, 'issuerId', issuerId);
    if (!challenge?.isOpen) return;
    const { paymentId, attemptId, session } = challenge;
    const settlement = {
      approve: settle({ outcome: 'SUCCESSFUL' }, clock.now()),
      reject: NOT_VERIFIED,
      leave: settle({ outcome: 'PROCESSING', code: 'PAYMENT_IN_PROCESS' }, clock.now()),
    }[answer];
    writeSettlement(gateway, { paymentId, attemptId, sessionId: session.sessionId }, settlement);
  });
}
