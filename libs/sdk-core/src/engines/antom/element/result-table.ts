/**
 * What the results and errors of `AMSElement` mean to an open.
 * Source: docs/reference/beyond-cashier.md#a2-amselement--the-payment-element-first-generation-pkg
 */
import type { EngineSignal } from '../../../contract/engine.ts';
import type { ErrorReason } from '../../../contract/error-table.ts';
import type { PaymentResult } from '../../../contract/event.ts';
import { canSameSessionServe } from '../../../contract/next-step.ts';
import { asRecord, asText } from '../json.ts';

export type ResultSignal = Extract<EngineSignal, { readonly type: 'result' }>;
export type FailedSignal = Extract<EngineSignal, { readonly type: 'failed' }>;

/** Statuses of `submitPayment()`, and events that report one. */
const OUTCOMES: { readonly [status: string]: ResultSignal['outcome'] } = {
  SUCCESS: 'SUCCESSFUL',
  SDK_PAYMENT_SUCCESSFUL: 'SUCCESSFUL',
  PROCESSING: 'PROCESSING',
  SDK_PAYMENT_PROCESSING: 'PROCESSING',
  PENDING: 'PENDING',
  SDK_PAYMENT_PENDING: 'PENDING',
  CANCELLED: 'CANCEL',
  SDK_PAYMENT_CANCEL: 'CANCEL',
  FAIL: 'FAIL',
  SDK_PAYMENT_FAIL: 'FAIL',
  SDK_PAYMENT_ERROR: 'ERROR',
  SDK_PAYMENT_RETRY: 'RETRY',
};

const present = (key: string, text: string | undefined) =>
  text === undefined ? {} : { [key]: text };

export const isOutcome = (status: string): boolean => Object.hasOwn(OUTCOMES, status);

/** Antom's class says so of an answer of its page that it can't read: nobody knows then what became of the payment. */
const UNREADABLE = 'ERR_DATA_STRUCT_UNRECOGNIZED';

/**
 * A result of `submitPayment()`. `needChangeSessionForRetry` says whether the form can be used again; where it is missing, the
 * code does. A challenge that the shopper gave up needs another session, whatever it says. A status that nobody knows leaves
 * the payment open.
 */
export function resultOf(answer: unknown): ResultSignal {
  const { status, userCanceled3D, error } = asRecord(answer);
  const { code, message, traceId, needChangeSessionForRetry } = asRecord(error);
  const resultCode = asText(code);
  // its page may leave the status of a failure out
  const canRetry = needChangeSessionForRetry === false && resultCode !== undefined;
  const known = asText(status) ?? (canRetry ? 'FAIL' : undefined);
  const outcome = known !== undefined && isOutcome(known) ? OUTCOMES[known] : undefined;
  const result: PaymentResult = {
    ...present('paymentStatus', known),
    ...present('paymentResultCode', resultCode),
    ...present('paymentResultMessage', asText(message)),
    ...present('traceId', asText(traceId)),
    ...(typeof needChangeSessionForRetry === 'boolean' && { needChangeSessionForRetry }),
    ...(userCanceled3D === true && { userCanceled3D }),
  };
  const base = { type: 'result', final: true, replayed: false, result } as const;
  if (userCanceled3D === true) {
    return {
      ...base,
      outcome: 'FAIL',
      result: { ...result, paymentResultCode: resultCode ?? 'USER_PAYMENT_VERIFICATION_FAILED' },
    };
  }
  const isOver = needChangeSessionForRetry ?? !canSameSessionServe(resultCode ?? '');
  if (outcome === 'CANCEL' && needChangeSessionForRetry === false) {
    // the sheet of a wallet was put away: the form is still there
    const paymentResultCode = resultCode ?? 'USER_CANCELED';
    return { ...base, outcome: 'FAIL', final: false, result: { ...result, paymentResultCode } };
  }
  if (resultCode === UNREADABLE) return { ...base, outcome: 'PROCESSING' };
  if (outcome === 'FAIL') return { ...base, outcome, final: isOver !== false };
  return { ...base, outcome: outcome ?? 'PROCESSING' };
}

/**
 * An event that reports an outcome.
 *
 * @param staysOpen whether the shopper can go on after a decline about which nothing is said
 */
export function resultOfEvent(code: string, given: unknown, staysOpen = false): ResultSignal {
  const result = given === undefined ? undefined : asRecord(given);
  const resultCode = asText(result?.['paymentResultCode']);
  const need = result?.['needChangeSessionForRetry'];
  const outcome = OUTCOMES[code] ?? 'PROCESSING';
  const canGoOn =
    typeof need === 'boolean'
      ? !need
      : resultCode === undefined
        ? staysOpen
        : canSameSessionServe(resultCode);
  return {
    type: 'result',
    outcome,
    final: outcome === 'FAIL' ? !canGoOn : outcome !== 'RETRY',
    replayed: false,
    ...(result && { result }),
  };
}

/** Codes of `mount()`. Any other is one of the gateway, which could not open the session. */
const MOUNT_ERRORS: { readonly [code: string]: readonly [reason: ErrorReason, what: string] } = {
  PARAM_INVALID: ['session_malformed', 'does not take the session or the container'],
  UI_STATE_ERROR: ['engine_failed', 'was used out of order'],
  INITIALIZE_WEB_TIMEOUT: ['load_timeout', 'was not ready after 10 s'],
  INITIALIZE_API_TIMEOUT: ['cashier_unreachable', 'did not reach the gateway'],
  ERR_DATA_STRUCT_UNRECOGNIZED: [
    'cashier_unreachable',
    'got no payment method or no amount for the session. Check its currency, settlementCurrency and env.clientIp',
  ],
};

/** Undefined if it was mounted. */
export function mountFaultOf(answer: unknown): FailedSignal | undefined {
  const error = asRecord(answer)['error'];
  if (error === undefined || error === null) return undefined;
  const { code, message, traceId } = asRecord(error);
  const known = asText(code) ?? '';
  const [reason, what] = Object.hasOwn(MOUNT_ERRORS, known)
    ? (MOUNT_ERRORS[known] as (typeof MOUNT_ERRORS)[string])
    : (['cashier_unreachable', 'could not open the session'] as const);
  const details = [known, asText(message), asText(traceId) && `trace ${asText(traceId)}`];
  return {
    type: 'failed',
    reason,
    message: `Antom's Element ${what} (${details.filter(Boolean).join(', ')}).`,
    cause: error,
  };
}
