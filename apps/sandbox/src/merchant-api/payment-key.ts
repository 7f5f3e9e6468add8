import type { InquiryPaymentRequest } from '@ams-cashier/protocol';
import { Refusal } from './refusal.ts';

/** A request may name either id; paymentId wins. Source: docs/reference/server-api.md#inquirypayment */
export function paymentKey({
  paymentId,
  paymentRequestId,
}: InquiryPaymentRequest): readonly [key: 'paymentId' | 'paymentRequestId', id: string] {
  if (paymentId) return ['paymentId', paymentId];
  if (paymentRequestId) return ['paymentRequestId', paymentRequestId];
  throw new Refusal('PARAM_ILLEGAL', 'paymentRequestId or paymentId is missing.');
}
