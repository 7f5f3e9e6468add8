import {
  RESULT_MESSAGES,
  type InquiryPaymentRequest,
  type InquiryPaymentResponse,
} from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { SUCCESS } from '../payment/api-result.ts';
import { findOperations, transactionOf } from '../payment/operation.ts';
import { closeOverdueOrders } from '../payment/order-closing.ts';
import { paymentFacts } from '../payment/payment-facts.ts';
import { findPaymentOf } from '../payment/payment.ts';
import { paymentKey } from './payment-key.ts';
import { Refusal } from './refusal.ts';

/** Source: docs/reference/server-api.md#inquirypayment */
export function inquiryPayment(
  gateway: Gateway,
  clientId: string,
  request: InquiryPaymentRequest,
): InquiryPaymentResponse {
  // once createPaymentSession says that the order is closed, so does this
  closeOverdueOrders(gateway);
  const payment = findPaymentOf(gateway, clientId, ...paymentKey(request));
  if (!payment) {
    throw new Refusal('ORDER_NOT_EXIST', 'The payment does not exist or was never submitted.');
  }
  const { status, resultCode, paymentId, currency } = payment;
  const isPaid = status === 'SUCCESS';
  const code = isPaid ? SUCCESS.resultCode : resultCode;
  const message = isPaid ? SUCCESS.resultMessage : resultCode && RESULT_MESSAGES[resultCode];
  const transactions = findOperations(gateway, paymentId).map((operation) =>
    transactionOf(operation, currency),
  );
  return {
    result: SUCCESS,
    paymentStatus: status,
    ...(code && { paymentResultCode: code }),
    ...(message && { paymentResultMessage: message }),
    ...paymentFacts(gateway, payment, payment),
    ...(transactions.length > 0 && { transactions }),
  };
}
