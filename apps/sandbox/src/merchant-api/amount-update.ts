import type { Amount, UpdateAmountRequest, UpdateAmountResponse } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { queueNotification } from '../notifications/notification-queue.ts';
import { SUCCESS } from '../payment/api-result.ts';
import { findCharge } from '../payment/charge.ts';
import { findOperations } from '../payment/operation.ts';
import { paymentFacts } from '../payment/payment-facts.ts';
import { findPaymentOf } from '../payment/payment.ts';
import { checkSame, Records } from '../records/record.ts';
import type { Checked } from './field-schema.ts';
import { Refusal } from './refusal.ts';

/** Raises of authorised payments. */
export const UPDATES = new Records<{ readonly paymentId: string; readonly amount: Amount }>(
  'amountUpdate',
);

/** Throws unless the payment is authorised, not captured, and asked to be raised. */
function checkRaise(gateway: Gateway, clientId: string, paymentId: string, amount: Amount) {
  const payment = findPaymentOf(gateway, clientId, 'paymentId', paymentId);
  if (!payment) throw new Refusal('ORDER_NOT_EXIST', 'There is no payment with this paymentId.');
  const isOpen =
    payment.status === 'SUCCESS' &&
    findCharge(gateway, paymentId)?.captureMode === 'MANUAL' &&
    findOperations(gateway, paymentId).length === 0;
  if (!isOpen) {
    throw new Refusal(
      'ORDER_STATUS_INVALID',
      'Only an authorised payment of which nothing has been captured can be raised; create the session with paymentFactor.captureMode MANUAL.',
    );
  }
  if (payment.currency !== amount.currency) {
    throw new Refusal(
      'PARAM_ILLEGAL',
      `amount.currency is ${amount.currency}; the payment is in ${payment.currency}.`,
    );
  }
  if (BigInt(amount.value) <= BigInt(payment.value)) {
    throw new Refusal(
      'PARAM_ILLEGAL',
      `amount.value is ${amount.value}; it must be more than the ${payment.value} that are authorised.`,
    );
  }
  return payment;
}

/** Source: docs/reference/beyond-cashier.md#b4-after-the-payment */
export function updateAmount(
  gateway: Gateway,
  clientId: string,
  { updateRequestId, paymentId, amount: sent }: Checked<UpdateAmountRequest>,
): UpdateAmountResponse {
  const { database, clock, notifyDelay } = gateway;
  const amount = { currency: sent.currency, value: sent.value };
  const answer = { result: SUCCESS, updateRequestId, paymentId, amount };
  return database.transaction(() => {
    const known = UPDATES.find(gateway, clientId, 'requestId', updateRequestId);
    if (known) {
      checkSame(known.facts, { paymentId, amount }, 'paymentId or amount');
      return answer;
    }
    const payment = checkRaise(gateway, clientId, paymentId, amount);
    const { sessionId } = payment;
    database.update('session', { value: amount.value }, { sessionId });
    UPDATES.add(gateway, clientId, updateRequestId, { paymentId, amount });
    const raised = { ...payment, value: amount.value };
    queueNotification(
      gateway,
      raised,
      {
        notifyType: 'UPDATE_AMOUNT_RESULT',
        result: SUCCESS,
        updateRequestId,
        ...paymentFacts(gateway, raised, raised),
      },
      clock.now() + notifyDelay,
    );
    return answer;
  });
}
