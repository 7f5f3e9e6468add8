import {
  RESULT_CODES,
  type GatewayResult,
  type NextStep,
  type PaymentResultCode,
  type ResultCodeCategory,
} from '@ams-cashier/protocol';
import type { FieldName } from '../form/card-form.ts';

/**
 * What a shopper may know about a decline. Coarser than the codes on purpose: whoever holds a lost or stolen card, or
 * tries out cards, learns no more than that the bank said no.
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
  /** Where the shopper goes on. */
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

/** Codes about which more can be said than their category says. */
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

/** A code that this page does not know reads as a plain failure after which the shop starts anew. */
export function declineOf(result: GatewayResult | undefined): Decline {
  const code = result?.paymentResultCode;
  const row = code && Object.hasOwn(RESULT_CODES, code) ? RESULT_CODES[code] : undefined;
  const reason = (code && BY_CODE[code]) ?? (row ? BY_CATEGORY[row[1]] : 'failed');
  return { reason, step: row?.[0] ?? 'new_session', field: FIELD[reason] ?? 'number' };
}
