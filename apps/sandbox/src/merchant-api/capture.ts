import type { CaptureRequest, CaptureResponse } from '@ams-cashier/protocol';
import { SUCCESS } from '../payment/api-result.ts';
import { findCharge } from '../payment/charge.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { queueCaptureNotification } from '../notifications/notification.ts';
import {
  captureFacts,
  decideOnce,
  findOperations,
  refusal,
  refuse,
  sumOf,
  type Verdict,
} from '../payment/operation.ts';
import type { PaymentOfSession } from '../payment/payment.ts';

function decide(gateway: Gateway, payment: PaymentOfSession, value: string): Verdict {
  const charge = findCharge(gateway, payment.paymentId);
  if (payment.status === 'CANCELLED') return refuse('ORDER_IS_CANCELED');
  if (!charge) return refuse('ORDER_STATUS_INVALID', 'The payment is not authorised.');
  if (charge.captureMode !== 'MANUAL') {
    return refuse(
      'ORDER_STATUS_INVALID',
      'The payment captures itself; a session with paymentFactor.captureMode MANUAL leaves it to you.',
    );
  }
  if (charge.captureUntil <= gateway.clock.now()) {
    return refuse('ORDER_STATUS_INVALID', 'The authorisation has expired.');
  }
  const operations = findOperations(gateway, payment.paymentId);
  const left = BigInt(payment.value) - sumOf(operations, 'CAPTURE');
  const isDone = operations.some(({ status, isLast }) => status === 'SUCCESS' && isLast === 1);
  if (isDone || left === 0n) {
    return refuse('ORDER_STATUS_INVALID', 'The last capture was made; nothing is left.');
  }
  if (BigInt(value) > left) {
    return refuse('PARAM_ILLEGAL', `captureAmount.value is ${value}; ${left} is left to capture.`);
  }
  return { status: 'SUCCESS' };
}

/** @param request its fields are checked, and texts. Source: docs/reference/server-api.md#capture-cancel-refund. */
export function capturePayment(
  gateway: Gateway,
  clientId: string,
  request: CaptureRequest,
): CaptureResponse {
  const { captureRequestId, paymentId, captureAmount } = request;
  const { currency, value } = captureAmount;
  const isLast = String(request.isLastCapture) === 'true' ? 1 : 0;
  const capture = decideOnce(
    gateway,
    { clientId, paymentId, amountField: 'captureAmount', currency },
    { kind: 'CAPTURE', requestId: captureRequestId, value, isLast },
    (payment) => decide(gateway, payment, value),
    (made, { notifyUrl }) => {
      if (made.status !== 'SUCCESS') return;
      const at = gateway.clock.now() + gateway.notifyDelay;
      queueCaptureNotification(gateway, { ...made, notifyUrl }, currency, at);
    },
  );
  if (capture.status !== 'SUCCESS') throw refusal(capture);
  return { result: SUCCESS, ...captureFacts(capture, currency) };
}
