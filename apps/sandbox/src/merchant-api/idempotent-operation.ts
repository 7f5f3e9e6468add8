import type { Gateway } from '../gateway/gateway.ts';
import type { ApiResultCode } from '../payment/api-result.ts';
import {
  addOperation,
  resultOf,
  type NewOperation,
  type Operation,
  type Verdict,
} from '../payment/operation.ts';
import { findPaymentOf, type PaymentOfSession } from '../payment/payment.ts';
import { Refusal } from './refusal.ts';

/** The verdict on an operation that may not happen. */
export const rejected = (resultCode: ApiResultCode, resultMessage?: string): Verdict => ({
  status: 'FAIL',
  resultCode,
  resultMessage: resultMessage ?? null,
});

/**
 * Decides a request once: the same id with the same content gets the first decision again, even if it was a
 * rejection; with other content it gets REPEAT_REQ_INCONSISTENT.
 * Source: docs/reference/server-api.md#capture-cancel-refund
 *
 * @param request.amountField what the request calls its amount
 * @param decide is called only the first time
 * @param onDecided runs in the same transaction, after the operation is stored
 */
export function decideOnce(
  gateway: Gateway,
  request: Pick<Operation, 'clientId' | 'paymentId'> & {
    readonly amountField: string;
    readonly currency: string;
  },
  operation: NewOperation,
  decide: (payment: PaymentOfSession) => Verdict,
  onDecided: (operation: Operation, payment: PaymentOfSession) => void,
): Operation {
  const { database } = gateway;
  const { clientId, paymentId, amountField, currency } = request;
  return database.transaction(() => {
    const { kind, requestId, value } = operation;
    const payment = findPaymentOf(gateway, clientId, 'paymentId', paymentId);
    const known = database.get<Operation>(
      'SELECT * FROM operation WHERE clientId = ? AND kind = ? AND requestId = ?',
      clientId,
      kind,
      requestId,
    );
    if (known) {
      const isSame =
        known.paymentId === paymentId && known.value === value && payment?.currency === currency;
      if (isSame) return known;
      throw new Refusal(
        'REPEAT_REQ_INCONSISTENT',
        `paymentId or ${amountField} differs from the first request with this id.`,
      );
    }
    if (!payment) throw new Refusal('ORDER_NOT_EXIST', 'There is no payment with this paymentId.');
    if (payment.currency !== currency) {
      throw new Refusal(
        'PARAM_ILLEGAL',
        `${amountField}.currency is ${currency}; the payment is in ${payment.currency}.`,
      );
    }
    const added = addOperation(gateway, payment, operation, decide(payment));
    onDecided(added, payment);
    return added;
  });
}

/** The answer to a request whose operation failed or is still processing. */
export function refusalOf(operation: Operation): Refusal {
  const { resultCode, resultMessage } = resultOf(operation);
  return new Refusal(resultCode as ApiResultCode, resultMessage);
}
