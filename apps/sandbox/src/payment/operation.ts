/** What happens to a payment's money after the buyer has paid: captures, refunds and the cancellation. */
import { randomUUID } from 'node:crypto';
import type { ApiResult, Transaction } from '@ams-cashier/protocol';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { failure, SUCCESS, type ApiResultCode } from './api-result.ts';

export interface Operation {
  /** The captureId or refundId. */
  readonly operationId: string;
  readonly kind: 'CAPTURE' | 'REFUND' | 'CANCEL';
  readonly clientId: string;
  /** The merchant's id, unique per client and kind. */
  readonly requestId: string;
  readonly paymentId: string;
  readonly value: string;
  readonly status: 'SUCCESS' | 'PROCESSING' | 'FAIL';
  /** Why it failed or, while it is processing, why it is going to fail. */
  readonly resultCode: ApiResultCode | null;
  readonly resultMessage: string | null;
  /** 1: the last capture. */
  readonly isLast: 0 | 1;
  readonly notifyUrl: string | null;
  readonly metadata: string | null;
  readonly createdAt: number;
  /** When it was or will be completed. */
  readonly finishesAt: number;
}

/** How an operation ends, or that it takes until `finishesAt`. */
export type Verdict = Pick<Operation, 'status'> &
  Partial<Pick<Operation, 'resultCode' | 'resultMessage' | 'finishesAt'>>;

export type NewOperation = Pick<Operation, 'kind' | 'requestId' | 'value'> &
  Partial<Pick<Operation, 'isLast' | 'notifyUrl' | 'metadata'>>;

/** Oldest first. */
export function findOperations({ database }: Gateway, paymentId: string): Operation[] {
  return database.all<Operation>(
    'SELECT * FROM operation WHERE paymentId = ? ORDER BY createdAt, rowid',
    paymentId,
  );
}

/** The total of those that succeeded or still may. */
export function sumOf(operations: readonly Operation[], kind: Operation['kind']): bigint {
  return operations
    .filter((operation) => operation.kind === kind && operation.status !== 'FAIL')
    .reduce((sum, { value }) => sum + BigInt(value), 0n);
}

export function addOperation(
  { database, clock }: Gateway,
  payment: Pick<Operation, 'clientId' | 'paymentId'>,
  operation: NewOperation,
  verdict: Verdict,
): Operation {
  const now = clock.now();
  const added: Operation = {
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
  database.insert('operation', { ...added });
  return added;
}

export function resultOf({ status, resultCode, resultMessage }: Operation): ApiResult {
  if (status === 'SUCCESS') return SUCCESS;
  if (status === 'PROCESSING') return failure('REFUND_IN_PROCESS');
  return failure(resultCode ?? 'PROCESS_FAIL', resultMessage ?? undefined);
}

/** What the response and the notification of a capture have in common. */
export const captureFacts = (capture: Operation, currency: string) => ({
  captureRequestId: capture.requestId,
  captureId: capture.operationId,
  paymentId: capture.paymentId,
  captureAmount: { currency, value: capture.value },
  captureTime: formatTime(capture.finishesAt),
});

/** What the response, the notification and the inquiry of a refund have in common. */
export const refundFacts = (refund: Operation, currency: string) => ({
  refundRequestId: refund.requestId,
  refundId: refund.operationId,
  refundAmount: { currency, value: refund.value },
  ...(refund.status === 'SUCCESS' && { refundTime: formatTime(refund.finishesAt) }),
  ...(refund.metadata !== null && { metadata: refund.metadata }),
});

/** Source: docs/reference/server-api.md#inquirypayment */
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
