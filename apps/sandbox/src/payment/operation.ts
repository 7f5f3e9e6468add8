/** What is done with a payment's money after the buyer has paid: captures, refunds and the cancellation. */
import { randomUUID } from 'node:crypto';
import type { ApiResult, Transaction } from '@ams-cashier/protocol';
import { failure, Refused, SUCCESS, type ApiResultCode } from './api-result.ts';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { findPaymentOf, type PaymentOfSession } from './payment.ts';

export interface Operation {
  /** The captureId or refundId. */
  readonly operationId: string;
  readonly kind: 'CAPTURE' | 'REFUND' | 'CANCEL';
  readonly clientId: string;
  /** The merchant's id, unique for it and the kind. */
  readonly requestId: string;
  readonly paymentId: string;
  readonly value: string;
  readonly status: 'SUCCESS' | 'PROCESSING' | 'FAIL';
  /** Why it failed or, while it is processed, is going to fail. */
  readonly resultCode: ApiResultCode | null;
  readonly resultMessage: string | null;
  /** 1: a capture after which there is none. */
  readonly isLast: 0 | 1;
  readonly notifyUrl: string | null;
  readonly metadata: string | null;
  readonly createdAt: number;
  /** When it was or will be done. */
  readonly finishesAt: number;
}

/** How an operation ends, or that it takes until `finishesAt`. */
export type Verdict = Pick<Operation, 'status'> &
  Partial<Pick<Operation, 'resultCode' | 'resultMessage' | 'finishesAt'>>;

export const refuse = (resultCode: ApiResultCode, resultMessage?: string): Verdict => ({
  status: 'FAIL',
  resultCode,
  resultMessage: resultMessage ?? null,
});

/** Oldest first. */
export function findOperations({ database }: Gateway, paymentId: string): Operation[] {
  return database.all<Operation>(
    'SELECT * FROM operation WHERE paymentId = ? ORDER BY createdAt, rowid',
    paymentId,
  );
}

/** The values of those that took money or may still do so. */
export function sumOf(operations: readonly Operation[], kind: Operation['kind']): bigint {
  return operations
    .filter((operation) => operation.kind === kind && operation.status !== 'FAIL')
    .reduce((sum, { value }) => sum + BigInt(value), 0n);
}

type NewOperation = Pick<Operation, 'kind' | 'requestId' | 'value'> &
  Partial<Pick<Operation, 'isLast' | 'notifyUrl' | 'metadata'>>;

export function addOperation(
  { database, clock }: Gateway,
  payment: Pick<Operation, 'clientId' | 'paymentId'>,
  operation: NewOperation,
  verdict: Verdict,
): Operation {
  const now = clock.now();
  const whole: Operation = {
    operationId: randomUUID(),
    clientId: payment.clientId,
    paymentId: payment.paymentId,
    isLast: 0,
    notifyUrl: null,
    metadata: null,
    ...operation,
    resultCode: null,
    resultMessage: null,
    createdAt: now,
    finishesAt: now,
    ...verdict,
  };
  database.insert('operation', { ...whole });
  return whole;
}

/**
 * Decides a request once: the same id with the same content gets the first decision again, a refusal too, and with
 * another content REPEAT_REQ_INCONSISTENT. Source: docs/reference/server-api.md#capture-cancel-refund.
 *
 * @param asked.amountField how the request calls its amount
 * @param decide is only asked the first time
 * @param decided in the same transaction, once it is written
 */
export function decideOnce(
  gateway: Gateway,
  asked: Pick<Operation, 'clientId' | 'paymentId'> & {
    readonly amountField: string;
    readonly currency: string;
  },
  operation: NewOperation,
  decide: (payment: PaymentOfSession) => Verdict,
  decided: (operation: Operation, payment: PaymentOfSession) => void,
): Operation {
  const { database } = gateway;
  const { clientId, paymentId, amountField, currency } = asked;
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
      throw new Refused(
        'REPEAT_REQ_INCONSISTENT',
        `paymentId or ${amountField} differs from the first request with this id.`,
      );
    }
    if (!payment) throw new Refused('ORDER_NOT_EXIST', 'paymentId is of no payment.');
    if (payment.currency !== currency) {
      throw new Refused(
        'PARAM_ILLEGAL',
        `${amountField}.currency is ${currency}; the payment is in ${payment.currency}.`,
      );
    }
    const made = addOperation(gateway, payment, operation, decide(payment));
    decided(made, payment);
    return made;
  });
}

export function resultOf({ status, resultCode, resultMessage }: Operation): ApiResult {
  if (status === 'SUCCESS') return SUCCESS;
  if (status === 'PROCESSING') return failure('REFUND_IN_PROCESS');
  return failure(resultCode ?? 'PROCESS_FAIL', resultMessage ?? undefined);
}

/** The answer to a request that did not get what it wanted, or not yet. */
export function refusal(operation: Operation): Refused {
  const { resultCode, resultMessage } = resultOf(operation);
  return new Refused(resultCode as ApiResultCode, resultMessage);
}

/** What answer and notification of a capture share. */
export const captureFacts = (capture: Operation, currency: string) => ({
  captureRequestId: capture.requestId,
  captureId: capture.operationId,
  paymentId: capture.paymentId,
  captureAmount: { currency, value: capture.value },
  captureTime: formatTime(capture.finishesAt),
});

/** What answer, notification and inquiry of a refund share. */
export const refundFacts = (refund: Operation, currency: string) => ({
  refundRequestId: refund.requestId,
  refundId: refund.operationId,
  refundAmount: { currency, value: refund.value },
  ...(refund.status === 'SUCCESS' && { refundTime: formatTime(refund.finishesAt) }),
  ...(refund.metadata !== null && { metadata: refund.metadata }),
});

/** Source: docs/reference/server-api.md#inquirypayment. */
export function transactionOf(operation: Operation, currency: string): Transaction {
  const { operationId, requestId, kind, status } = operation;
  return {
    transactionType: kind,
    transactionStatus: status,
    transactionId: operationId,
    transactionRequestId: requestId,
    transactionAmount: { currency, value: operation.value },
    ...(status !== 'PROCESSING' && { transactionTime: formatTime(operation.finishesAt) }),
    transactionResult: resultOf(operation),
  };
}
