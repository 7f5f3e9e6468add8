import { randomBytes } from 'node:crypto';
import type { Gateway } from '../gateway/gateway.ts';
import type { Payment } from './payment.ts';
import type { Issuer } from '../scenarios/catalogue.ts';
import { findSession, type Session } from './session.ts';
import { NOT_VERIFIED, settle, writeSettled } from './settlement.ts';

/** What the buyer tells the issuer; `leave` decides nothing. */
export const ANSWERS = ['approve', 'reject', 'leave'] as const;
export type Answer = (typeof ANSWERS)[number];

/** The issuer's question to the buyer, asked by the payment's latest attempt. */
export interface Challenge {
  /** In the address of the cashier's page, which the shop can see. */
  readonly challengeId: string;
  /** In the address of the issuer's page, which it can't: whoever has it may answer. */
  readonly issuerId: string;
  readonly paymentId: string;
  readonly attemptId: number;
  readonly issuer: Issuer;
}

export interface FoundChallenge extends Challenge {
  readonly payment: Payment;
  readonly session: Session;
  /** The question is still open. */
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

/** On the disk when this returns. Only the first answer counts; one that comes after the end changes nothing. */
export function answerChallenge(gateway: Gateway, issuerId: string, answer: Answer): void {
  const { database, clock } = gateway;
  database.transaction(() => {
    const challenge = findChallenge(gateway, 'issuerId', issuerId);
    if (!challenge?.isOpen) return;
    const { paymentId, attemptId, session } = challenge;
    const settled = {
      approve: settle({ outcome: 'SUCCESSFUL' }, clock.now()),
      reject: NOT_VERIFIED,
      leave: settle({ outcome: 'PROCESSING', code: 'PAYMENT_IN_PROCESS' }, clock.now()),
    }[answer];
    writeSettled(gateway, { paymentId, attemptId, sessionId: session.sessionId }, settled);
  });
}
