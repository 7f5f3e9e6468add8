import type {
  GatewayRefusal,
  GatewayResult,
  PaymentResultCode,
  SessionState,
} from '@ams-cashier/protocol';

/** How a payment ended. */
export interface Verdict {
  readonly outcome: NonNullable<SessionState['outcome']>;
  readonly result?: GatewayResult;
}

/** The gateway does not know, or could not be asked. */
export const UNDECIDED: Verdict = { outcome: 'PROCESSING' };

export function isDecided({ phase }: SessionState): boolean {
  return phase !== 'in_flight' && phase !== 'challenge';
}

export function verdictOf({ outcome = 'PROCESSING', result }: SessionState): Verdict {
  return { outcome, ...(result && { result }) };
}

type RefusalCode = GatewayRefusal['error']['code'];

const RESULT_CODE: { readonly [Code in RefusalCode]: PaymentResultCode } = {
  session_unknown: 'INQUIRY_PAYMENT_SESSION_FAILED',
  session_expired: 'INQUIRY_PAYMENT_SESSION_FAILED',
  request_invalid: 'PARAM_ILLEGAL',
  internal: 'SYSTEM_ERROR',
};

/**
 * A payment that the gateway refused to take. If an earlier try of it was cut, that one may have been taken after all,
 * unless the gateway says that the session expired without an attempt.
 */
export function refusedVerdict(code: RefusalCode, wasCut: boolean): Verdict {
  if (wasCut && code !== 'session_expired') return UNDECIDED;
  return {
    outcome: 'FAIL',
    result: { paymentStatus: 'FAIL', paymentResultCode: RESULT_CODE[code] },
  };
}
