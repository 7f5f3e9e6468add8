import {
  RESULT_MESSAGES,
  type InquiryPaymentRequest,
  type InquiryPaymentResponse,
} from '@ams-cashier/protocol';
import { Refused, SUCCESS } from '../payment/api-result.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { findOperations, transactionOf } from '../payment/operation.ts';
import { chosenId, findPaymentOf, paymentFacts } from '../payment/payment.ts';

/** @param request its fields are checked. Source: docs/reference/server-api.md#inquirypayment. */
export function inquiryPayment(
  gateway: Gateway,
  clientId: string,
  request: InquiryPaymentRequest,
): InquiryPaymentResponse {
  const row = findPaymentOf(gateway, clientId, ...chosenId(request));
  if (!row) throw new Refused('ORDER_NOT_EXIST', 'There is no such payment, or no submit yet.');
  const code = row.status === 'SUCCESS' ? SUCCESS.resultCode : row.resultCode;
  const message =
    row.status === 'SUCCESS'
      ? SUCCESS.resultMessage
      : row.resultCode && RESULT_MESSAGES[row.resultCode];
  const transactions = findOperations(gateway, row.paymentId).map((operation) =>
    transactionOf(operation, row.currency),
  );
  return {
    result: SUCCESS,
    paymentStatus: row.status,
    ...(code && { paymentResultCode: code }),
    ...(message && { paymentResultMessage: message }),
    ...paymentFacts(gateway, row, row),
    ...(transactions.length > 0 && { transactions }),
  };
}
