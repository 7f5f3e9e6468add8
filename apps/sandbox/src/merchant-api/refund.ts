import type {
  InquiryRefundRequest,
  InquiryRefundResponse,
  RefundRequest,
  RefundResponse,
} from '@ams-cashier/protocol';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { SUCCESS } from '../payment/api-result.ts';
import { findCharge } from '../payment/charge.ts';
import {
  findOperations,
  refundFacts,
  sumOf,
  type Operation,
  type Verdict,
} from '../payment/operation.ts';
import type { PaymentOfSession } from '../payment/payment.ts';
import { notifyRefund } from '../payment/result-notification.ts';
import { chargedBack } from './dispute.ts';
import { decideOnce, refusalOf, rejected } from './idempotent-operation.ts';
import { Refusal } from './refusal.ts';
import type { Checked } from './field-schema.ts';

/** How long a refund with isAsyncRefund takes, in milliseconds. Ours. */
const PROCESSING_TIME = 5000;
/** A refund of this amount fails, as a payment of it does. Ours. */
const REJECTED_VALUE = '11';

/** What the buyer has paid: of an authorised card payment, what was captured. */
export function takenOf(gateway: Gateway, payment: PaymentOfSession): bigint {
  const charge = findCharge(gateway, payment.paymentId);
  if (charge?.captureMode === 'NONE') return BigInt(payment.value);
  return sumOf(findOperations(gateway, payment.paymentId), 'CAPTURE');
}

function decide(
  gateway: Gateway,
  payment: PaymentOfSession,
  { refundAmount, isAsyncRefund }: Checked<RefundRequest>,
): Verdict {
  const { clock } = gateway;
  const { value } = refundAmount;
  const charge = findCharge(gateway, payment.paymentId);
  if (payment.status === 'CANCELLED') return rejected('ORDER_IS_CANCELED');
  if (!charge) return rejected('ORDER_STATUS_INVALID', 'The payment has not been paid.');
  if (charge.refundUntil <= clock.now()) return rejected('REFUND_WINDOW_EXCEED');
  const operations = findOperations(gateway, payment.paymentId);
  const taken = takenOf(gateway, payment);
  if (taken === 0n) {
    return rejected(
      'ORDER_STATUS_INVALID',
      'Nothing has been captured yet; cancel the payment instead.',
    );
  }
  const disputed = chargedBack(gateway, payment.clientId, payment.paymentId);
  const left = taken - sumOf(operations, 'REFUND') - disputed;
  if (BigInt(value) > left) {
    const reason = disputed > 0n ? `: a dispute has taken ${disputed} back` : '';
    return rejected(
      'REFUND_AMOUNT_EXCEED',
      `refundAmount.value is ${value}; ${left < 0n ? 0n : left} is left${reason}.`,
    );
  }
  const rejection = value === REJECTED_VALUE ? rejected('RISK_REJECT') : undefined;
  if (isAsyncRefund !== 'true') return rejection ?? { status: 'SUCCESS' };
  return { ...rejection, status: 'PROCESSING', finishesAt: clock.after(PROCESSING_TIME) };
}

/**
 * A refund decided at once is notified only if it succeeds; one decided later is notified either way.
 * Source: docs/reference/server-api.md#capture-cancel-refund
 */
export function refundPayment(
  gateway: Gateway,
  clientId: string,
  request: Checked<RefundRequest>,
): RefundResponse {
  const { refundRequestId, paymentId, refundAmount, refundNotifyUrl, metadata } = request;
  const { currency, value } = refundAmount;
  const refund = decideOnce(
    gateway,
    { clientId, paymentId, amountField: 'refundAmount', currency },
    {
      kind: 'REFUND',
      requestId: refundRequestId,
      value,
      notifyUrl: refundNotifyUrl ?? null,
      metadata: metadata ?? null,
    },
    (payment) => decide(gateway, payment, request),
    (added) => {
      if (added.status === 'SUCCESS') notifyRefund(gateway, added, currency);
    },
  );
  if (refund.status !== 'SUCCESS') throw refusalOf(refund);
  const refundTime = formatTime(refund.finishesAt);
  return { result: SUCCESS, ...refundFacts(refund, currency), paymentId, refundTime };
}

type RefundOfPayment = Operation & { readonly currency: string };

const REFUNDS = `SELECT operation.*, session.currency FROM operation
  JOIN payment USING (paymentId) JOIN session USING (sessionId) WHERE kind = 'REFUND'`;

/** Source: docs/reference/server-api.md#capture-cancel-refund */
export function inquiryRefund(
  { database }: Gateway,
  clientId: string,
  { refundId, refundRequestId }: InquiryRefundRequest,
): InquiryRefundResponse {
  const [key, id] = refundId
    ? (['operationId', refundId] as const)
    : (['requestId', refundRequestId] as const);
  if (!id) throw new Refusal('PARAM_ILLEGAL', 'refundRequestId or refundId is missing.');
  const refund = database.get<RefundOfPayment>(
    `${REFUNDS} AND operation.clientId = ? AND ${key} = ?`,
    clientId,
    id,
  );
  if (!refund) throw new Refusal('ORDER_NOT_EXIST', 'There is no such refund.');
  return { result: SUCCESS, refundStatus: refund.status, ...refundFacts(refund, refund.currency) };
}

/** Completes refunds that are due, and notifies. */
export function finishRefunds(gateway: Gateway): void {
  const { database, clock } = gateway;
  const due = "status = 'PROCESSING' AND finishesAt <= ?";
  const isDue = database.get(`SELECT 1 FROM operation WHERE ${due}`, clock.now());
  if (!isDue) return;
  database.transaction(() => {
    const now = clock.now();
    for (const refund of database.all<RefundOfPayment>(`${REFUNDS} AND operation.${due}`, now)) {
      const status = refund.resultCode === null ? 'SUCCESS' : 'FAIL';
      database.update('operation', { status }, { operationId: refund.operationId });
      notifyRefund(gateway, { ...refund, status }, refund.currency);
    }
  });
}
