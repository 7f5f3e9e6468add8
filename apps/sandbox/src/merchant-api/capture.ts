import type { CaptureRequest, CaptureResponse } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { SUCCESS } from '../payment/api-result.ts';
import { failsToCapture } from '../payment/attempt.ts';
import { findCharge } from '../payment/charge.ts';
import { captureFacts, findOperations, sumOf, type Verdict } from '../payment/operation.ts';
import type { PaymentOfSession } from '../payment/payment.ts';
import { notifyCapture } from '../payment/result-notification.ts';
import { decideOnce, refusalOf, rejected } from './idempotent-operation.ts';
import type { Checked } from './field-schema.ts';

function decide(gateway: Gateway, payment: PaymentOfSession, value: string): Verdict {
  const charge = findCharge(gateway, payment.paymentId);
  if (payment.status === 'CANCELLED') return rejected('ORDER_IS_CANCELED');
  if (!charge) return rejected('ORDER_STATUS_INVALID', 'The payment is not authorised.');
  if (charge.captureMode !== 'MANUAL') {
    return rejected(
      'ORDER_STATUS_INVALID',
      'The payment is captured automatically; create the session with paymentFactor.captureMode MANUAL to capture it yourself.',
    );
  }
  if (charge.captureUntil <= gateway.clock.now()) {
    return rejected('ORDER_STATUS_INVALID', 'The authorisation has expired.');
  }
  const operations = findOperations(gateway, payment.paymentId);
  const left = BigInt(payment.value) - sumOf(operations, 'CAPTURE');
  const isDone = operations.some(({ status, isLast }) => status === 'SUCCESS' && isLast === 1);
  if (isDone || left === 0n) {
    return rejected(
      'ORDER_STATUS_INVALID',
      'The last capture has been made; nothing is left to capture.',
    );
  }
  if (BigInt(value) > left) {
    return rejected(
      'PARAM_ILLEGAL',
      `captureAmount.value is ${value}; ${left} is left to capture.`,
    );
  }
  if (failsToCapture(gateway, payment.paymentId)) return rejected('PROCESS_FAIL');
  return { status: 'SUCCESS' };
}

/** Source: docs/reference/server-api.md#capture-cancel-refund */
export function capturePayment(
  gateway: Gateway,
  clientId: string,
  request: Checked<CaptureRequest>,
): CaptureResponse {
  const { captureRequestId, paymentId, captureAmount } = request;
  const { currency, value } = captureAmount;
  const isLast = request.isLastCapture === 'true' ? 1 : 0;
  const capture = decideOnce(
    gateway,
    { clientId, paymentId, amountField: 'captureAmount', currency },
    { kind: 'CAPTURE', requestId: captureRequestId, value, isLast },
    (payment) => decide(gateway, payment, value),
    (added, { notifyUrl }) => {
      if (added.status !== 'SUCCESS') return;
      const at = gateway.clock.now() + gateway.notifyDelay;
      notifyCapture(gateway, { ...added, notifyUrl }, currency, at);
    },
  );
  if (capture.status !== 'SUCCESS') throw refusalOf(capture);
  return { result: SUCCESS, ...captureFacts(capture, currency) };
}
