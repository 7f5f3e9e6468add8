import {
  isResultCode,
  RESULT_CODES,
  stepAfter,
  type GatewayResult,
  type NextStep,
  type PaymentResultCode,
  type ResultCodeCategory,
} from '@ams-cashier/protocol';
import type { FieldName } from '../form/card-form.ts';

/**
 * What a shopper may know about a decline. Coarser than the codes on purpose: someone who holds a stolen card, or tests
 * card numbers, learns only that the bank declined.
 */
export type DeclineReason =
  | 'declined'
  | 'balance'
  | 'limit'
  | 'unsupported'
  | 'expired_card'
  | 'number'
  | 'expiry'
  | 'code'
  | 'details'
  | 'verification'
  | 'shop'
  | 'order'
  | 'busy'
  | 'failed';

export interface Decline {
  readonly reason: DeclineReason;
  readonly step: NextStep;
  /** The field to correct. */
  readonly field: FieldName;
}

const BY_CATEGORY: { readonly [Category in ResultCodeCategory]: DeclineReason } = {
  merchant_config: 'shop',
  card_data: 'details',
  issuer_decline: 'declined',
  user_account: 'declined',
  risk: 'declined',
  order_state: 'order',
  limit: 'limit',
  processing: 'failed',
  system: 'failed',
};

/** Codes that tell the shopper more than their category does. */
const BY_CODE: { readonly [Code in PaymentResultCode]?: DeclineReason } = {
  INVALID_CARD: 'number',
  INVALID_CARD_NUMBER: 'number',
  INVALID_EXPIRY_DATE_FORMAT: 'expiry',
  INVALID_EXPIRATION_DATE: 'expiry',
  INVALID_CVV: 'code',
  CARD_EXPIRED: 'expired_card',
  CARD_NOT_SUPPORTED: 'unsupported',
  SELECTED_CARD_BRAND_NOT_AVAILABLE: 'unsupported',
  USER_BALANCE_NOT_ENOUGH: 'balance',
  USER_PAYMENT_VERIFICATION_FAILED: 'verification',
  AUTHENTICATION_REQUIRED: 'verification',
  VERIFY_UNMATCHED: 'details',
  VERIFY_TIMES_EXCEED_LIMIT: 'busy',
  PAYMENT_COUNT_EXCEED_LIMIT: 'busy',
  SUSPECTED_RISK: 'busy',
};

const FIELD: { readonly [Reason in DeclineReason]?: FieldName } = {
  expiry: 'expiry',
  code: 'securityCode',
};

/** Mistakes of typing. Nobody types the number of a saved card, which may be gone since it was offered. */
const TYPED: readonly DeclineReason[] = ['number', 'expiry', 'details'];

/**
 * An unknown code counts as a plain failure, after which the shopper starts again from the shop.
 *
 * @param isSaved With a saved card, of which the security code alone can be corrected.
 */
export function declineOf(result: GatewayResult | undefined, isSaved = false): Decline {
  const decline = declineOfTyped(result);
  if (!isSaved || !TYPED.includes(decline.reason)) return decline;
  const step = decline.step === 'same_session' ? 'other_card' : decline.step;
  return { ...decline, reason: 'failed', step };
}

function declineOfTyped(result: GatewayResult | undefined): Decline {
  const code: string = result?.paymentResultCode ?? '';
  const reason = isResultCode(code)
    ? (BY_CODE[code] ?? BY_CATEGORY[RESULT_CODES[code][1]])
    : 'failed';
  return { reason, step: stepAfter(code), field: FIELD[reason] ?? 'number' };
}
