import type {
  InquiryRefundRequest,
  InquiryRefundResponse,
  RefundRequest,
  RefundResponse,
} from '@ams-cashier/protocol';
import { Refused, SUCCESS } from '../payment/api-result.ts';
import { findCharge } from '../payment/charge.ts';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { queueRefundNotification } from '../notifications/notification.ts';
import {
  decideOnce,
  findOperations,
  refundFacts,
  refusal,
  refuse,
  sumOf,
  type Operation,
  type Verdict,
} from '../payment/operation.ts';
import type { PaymentOfSession } from '../payment/payment.ts';

/** How long a refund with isAsyncRefund is processed. */
const PROCESSING_TIME = 5000;
/** Ours, after the amount that payments are refused for: a refund of 11 fails. */
const REFUSED_VALUE = '11';

function decide(
  gateway: Gateway,
  payment: PaymentOfSession,
  { refundAmount, isAsyncRefund }: RefundRequest,
): Verdict {
  const { clock } = gateway;
  const { value } = refundAmount;
  const charge = findCharge(gateway, payment.paymentId);
  if (payment.status === 'CANCELLED') return refuse('ORDER_IS_CANCELED');
  if (!charge) return refuse('ORDER_STATUS_INVALID', 'The payment is not paid.');
  if (charge.refundUntil <= clock.now()) return refuse('REFUND_WINDOW_EXCEED');
  const operations = findOperations(gateway, payment.paymentId);
  const taken =
    charge.captureMode === 'NONE' ? BigInt(payment.value) : sumOf(operations, 'CAPTURE');
  if (taken === 0n) {
    return refuse('ORDER_STATUS_INVALID', 'Nothing is captured yet; cancel the payment instead.');
  }
  const left = taken - sumOf(operations, 'REFUND');
  if (BigInt(value) > left) {
    return refuse('REFUND_AMOUNT_EXCEED', `refundAmount.value is ${value}; ${left} is left.`);
  }
  const fault = value === REFUSED_VALUE ? refuse('RISK_REJECT') : undefined;
  if (String(isAsyncRefund) !== 'true') return fault ?? { status: 'SUCCESS' };
  return { ...fault, status: 'PROCESSING', finishesAt: clock.after(PROCESSING_TIME) };
}

/**
 * Of what is decided at once only a success is notified, of what is decided later either end.
 *
 * @param request its fields are checked, and texts. Source: docs/reference/server-api.md#capture-cancel-refund.
 */
export function refundPayment(
  gateway: Gateway,
  clientId: string,
  request: RefundRequest,
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
    (made) => {
      if (made.status === 'SUCCESS') queueRefundNotification(gateway, made, currency);
    },
  );
  if (refund.status !== 'SUCCESS') throw refusal(refund);
  const refundTime = formatTime(refund.finishesAt);
  return { result: SUCCESS, ...refundFacts(refund, currency), paymentId, refundTime };
}

type RefundOfPayment = Operation & { readonly currency: string };

const REFUNDS = `SELECT operation.*, session.currency FROM operation
  JOIN payment USING (paymentId) JOIN session USING (sessionId) WHERE kind = 'REFUND'`;

/** @param request its fields are checked. Source: docs/reference/server-api.md#capture-cancel-refund. */
export function inquiryRefund(
  { database }: Gateway,
  clientId: string,
  { refundId, refundRequestId }: InquiryRefundRequest,
): InquiryRefundResponse {
  const [key, id] = refundId
    ? (['operationId', refundId] as const)
    : (['requestId', refundRequestId] as const);
  if (!id) throw new Refused('PARAM_ILLEGAL', 'refundRequestId or refundId is missing.');
  const refund = database.get<RefundOfPayment>(
    `${REFUNDS} AND operation.clientId = ? AND ${key} = ?`,
    clientId,
    id,
  );
  if (!refund) throw new Refused('ORDER_NOT_EXIST', 'There is no such refund.');
  return { result: SUCCESS, refundStatus: refund.status, ...refundFacts(refund, refund.currency) };
}

/** Ends what was processed for long enough, and notifies. */
export function finishRefunds(gateway: Gateway): void {
  const { database, clock } = gateway;
  const due = "status = 'PROCESSING' AND finishesAt <= ?";
  const isDue = database.get(`SELECT 1 FROM operation WHERE ${due}`, clock.now());
  if (!isDue) return;
  database.transaction(() => {
    const now = clock.now();
    for (const refund of database.all<RefundOfPayment>(`${REFUNDS} AND operation.${due}`, now)) {
      const status = refund.resultCode === null ? 'SUCCESS' : 'FAIL';
      database.run(
        'UPDATE operation SET status = ? WHERE operationId = ?',
        status,
        refund.operationId,
      );
      queueRefundNotification(gateway, { ...refund, status }, refund.currency);
    }
  });
}
