import type { PaymentMethodType, PaymentResultCode } from '@ams-cashier/protocol';
import type { KeptCard } from './card.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Outcome } from '../scenarios/scenario.ts';

/** One submit that was taken. */
export interface Attempt extends KeptCard {
  readonly attemptId: number;
  readonly paymentId: string;
  readonly submitId: string;
  readonly outcome: Outcome;
  readonly resultCode: PaymentResultCode | null;
  readonly method: PaymentMethodType;
  /** The catalogue's row that decided it, if one did. */
  readonly scenario: string | null;
  /** 3-D Secure, if there was any. */
  readonly authentication: 'frictionless' | 'challenged' | null;
  readonly traceId: string;
  readonly createdAt: number;
}

/** Oldest first. */
export function findAttempts({ database }: Gateway, paymentId: string): Attempt[] {
  return database.all<Attempt>(
    'SELECT * FROM attempt WHERE paymentId = ? ORDER BY attemptId',
    paymentId,
  );
}
