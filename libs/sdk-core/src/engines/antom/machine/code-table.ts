/** What Antom's codes mean to the machine. Source: docs/reference/event-codes.md, docs/reference/official-sdk-protocol.md. */
import type { EngineSignal } from '../../../contract/engine.ts';
import type { ErrorReason } from '../../../contract/error-table.ts';

export type Outcome = Extract<EngineSignal, { readonly type: 'result' }>['outcome'];

/** Codes that report an outcome. */
const OUTCOMES: { readonly [code: string]: Outcome } = {
  SDK_PAYMENT_SUCCESSFUL: 'SUCCESSFUL',
  SDK_PAYMENT_FAIL: 'FAIL',
  SDK_PAYMENT_PENDING: 'PENDING',
  SDK_PAYMENT_PROCESSING: 'PROCESSING',
  SDK_PAYMENT_ERROR: 'ERROR',
  SDK_PAYMENT_RETRY: 'RETRY',
  SDK_PAYMENT_CANCEL: 'CANCEL',
};

/** Codes after which the cashier can't go on. */
const REASONS: { readonly [code: string]: ErrorReason } = {
  SDK_CREATECOMPONENT_ERROR: 'cashier_unreachable',
  // spelled like this by a sister class
  SDK_CREATE_COMPONENT_ERROR: 'cashier_unreachable',
  SDK_CREATEPAYMENT_PARAMETER_ERROR: 'session_malformed',
  SDK_INIT_PARAMETER_ERROR: 'engine_failed',
  SDK_INTERNAL_ERROR: 'engine_failed',
};

/** Codes that change what the cashier does. Any other is passed on as it stands. */
const STATUS = {
  SDK_START_OF_LOADING: 'loading_starts',
  SDK_END_OF_LOADING: 'page_drawn',
  SDK_FORM_VERIFICATION_FAILED: 'invalid',
  SDK_DUPLICATE_SUBMISSION_BEHAVIOR: 'duplicate',
  SDK_SUBMIT_NETWORK_ERROR: 'network_error',
  SDK_PAYMENT_CHALLENGE: 'challenge',
  SDK_CALL_URL_SUCCESS: 'url_called',
  SDK_CALL_URL_ERROR: 'url_failed',
} as const;

export type StatusMeaning = (typeof STATUS)[keyof typeof STATUS];

/** Messages that Antom's SDK gives with `SDK_CREATECOMPONENT_ERROR`. */
const TIMEOUT_MESSAGE = 'Load resource timeout';
/** Stands for whatever went wrong on the way to the gateway or in it (row H6). */
export const VAGUE_MESSAGE = 'Network request error';

const own = <Value>(table: { readonly [key: string]: Value }, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

export const outcomeOf = (code: string): Outcome | undefined => own(OUTCOMES, code);

export const statusOf = (code: string): StatusMeaning | undefined =>
  own<StatusMeaning>(STATUS, code);

export function reasonOf(code: string, message: string | undefined): ErrorReason | undefined {
  return message === TIMEOUT_MESSAGE ? 'load_timeout' : own(REASONS, code);
}

/** Whether an answer of `submit()` with this code is an event as well. */
export const isEventCode = (code: string): boolean =>
  outcomeOf(code) !== undefined || /^SDK_(FORM|DUPLICATE|SUBMIT)_/.test(code);
