import type { PaymentMethodType, PaymentResultCode } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { findScenario } from '../scenarios/scenario-choice.ts';
import type { Outcome } from '../scenarios/scenario.ts';
import type { KeptCard } from './card.ts';

/** One accepted submit. */
export interface Attempt extends KeptCard {
  readonly attemptId: number;
  readonly paymentId: string;
  readonly submitId: string;
  readonly outcome: Outcome;
  readonly resultCode: PaymentResultCode | null;
  readonly method: PaymentMethodType;
  /** The scenario that decided it, if any. */
  readonly scenario: string | null;
  /** How 3-D Secure went, if it was used. */
  readonly authentication: 'frictionless' | 'challenged' | null;
  /** The number of instalments that the shopper chose. */
  readonly instalments: number | null;
  readonly traceId: string;
  readonly createdAt: number;
  /** When it succeeded or failed. */
  readonly decidedAt: number | null;
}

/** Oldest first. */
export function findAttempts({ database }: Gateway, paymentId: string): Attempt[] {
  return database.all<Attempt>(
    'SELECT * FROM attempt WHERE paymentId = ? ORDER BY attemptId',
    paymentId,
  );
}

export function latestAttempt(gateway: Gateway, paymentId: string): Attempt | undefined {
  return findAttempts(gateway, paymentId).at(-1);
}

/** Whether the scenario of the payment lets its captures fail. */
export function failsToCapture(gateway: Gateway, paymentId: string): boolean {
  const { scenario = null } = latestAttempt(gateway, paymentId) ?? {};
  return findScenario(scenario)?.capture === 'fails';
}
