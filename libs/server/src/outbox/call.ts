/** How each call is made, and how its outcome is learned if its response was lost. */
import type {
  Amount,
  ApiResult,
  CaptureRequest,
  InquiryPaymentResponse,
  RefundRequest,
} from '@ams-cashier/protocol';
import type { AntomCalls } from '../client.ts';
import { readInquiry, type Fact } from '../inbox/fact.ts';
import { MONEY } from '../inbox/money.ts';
import type { RecordKey } from '../store/store.ts';

/** A cancellation is named by the id of the payment that the shop has chosen. */
export interface OutboxCancelRequest {
  readonly paymentRequestId: string;
  readonly merchantAccountId?: string;
}

export interface OutboxRequests {
  readonly capture: CaptureRequest;
  readonly cancel: OutboxCancelRequest;
  readonly refund: RefundRequest;
}

export type OutboxCall = keyof OutboxRequests;

/** What the gateway knows about a request. `undefined`: it has never received it. */
export type Finding = Fact | 'processing' | undefined;

interface CallRow<Request> {
  /** Its fields that must be there. */
  readonly required: readonly (keyof Request & string)[];
  id(request: Request): string;
  send(antom: AntomCalls, request: Request): Promise<Fact>;
  /** Throws what the client throws. */
  inquire(antom: AntomCalls, request: Request): Promise<Finding>;
  failed(request: Request, result: ApiResult): Fact;
  /** Where the inbox notes how it ended. */
  readonly note: (request: Request) => { readonly key: RecordKey; readonly id: string } | undefined;
}

const isSame = (one: Amount, other: Amount) =>
  one.currency === other.currency && one.value === other.value;

/** The result of a refund that the gateway says has failed; the inquiry's own says that the inquiry succeeded. */
const FAILED: ApiResult = {
  resultCode: 'PROCESS_FAIL',
  resultStatus: 'F',
  resultMessage: 'The gateway says that it has failed.',
};

const DONE_OR_FAILED = (isDone: boolean, result: ApiResult): ApiResult =>
  isDone ? { ...result, resultStatus: 'S' } : FAILED;

function captureOf(payment: InquiryPaymentResponse, request: CaptureRequest): Finding {
  const { captureRequestId, captureAmount } = request;
  const { transactions = [] } = payment;
  const own = transactions.find((one) => one.transactionRequestId === captureRequestId);
  // an id that belongs to another capture
  if (!own || !isSame(own.transactionAmount, captureAmount)) return undefined;
  const [fact] = readInquiry({ ...payment, paymentStatus: 'PROCESSING', transactions: [own] });
  return fact ?? 'processing';
}

export const CALLS: { readonly [Call in OutboxCall]: CallRow<OutboxRequests[Call]> } = {
  capture: {
    required: ['captureRequestId', 'paymentId', 'captureAmount'],
    id: ({ captureRequestId }) => captureRequestId,
    async send(antom, request) {
      const response = await antom.capture(request);
      const { captureId, captureTime, result } = response;
      const { captureRequestId, paymentId, captureAmount } = request;
      return {
        about: 'capture',
        isDone: true,
        event: {
          ...{ captureRequestId, captureId, paymentId, captureAmount, captureTime, result },
          source: 'response',
          details: response,
        },
      };
    },
    async inquire(antom, request) {
      return captureOf(await antom.inquiryPayment({ paymentId: request.paymentId }), request);
    },
    failed: ({ captureRequestId, paymentId, captureAmount }, result) => ({
      about: 'capture',
      isDone: false,
      event: {
        ...{ captureRequestId, paymentId, captureAmount, result },
        source: 'response',
        details: { result },
      },
    }),
    note: ({ paymentId, captureRequestId }) => ({
      key: { kind: MONEY, id: paymentId },
      id: captureRequestId,
    }),
  },
  cancel: {
    required: ['paymentRequestId'],
    id: ({ paymentRequestId }) => paymentRequestId,
    async send(antom, request) {
      const response = await antom.cancel(request);
      const { paymentId, cancelTime, result } = response;
      const { paymentRequestId } = request;
      return {
        about: 'cancel',
        isDone: true,
        event: {
          ...{ paymentRequestId, paymentId, cancelTime, result },
          source: 'response',
          details: response,
        },
      };
    },
    async inquire(antom, { paymentRequestId }) {
      const payment = await antom.inquiryPayment({ paymentRequestId });
      return readInquiry(payment).find(({ about }) => about === 'cancel');
    },
    failed: ({ paymentRequestId }, result) => ({
      about: 'cancel',
      isDone: false,
      event: { paymentRequestId, result, source: 'response', details: { result } },
    }),
    note: () => undefined,
  },
  refund: {
    required: ['refundRequestId', 'paymentId', 'refundAmount'],
    id: ({ refundRequestId }) => refundRequestId,
    async send(antom, request) {
      const response = await antom.refund(request);
      const { refundId, refundTime, result } = response;
      const { refundRequestId, refundAmount, paymentId } = request;
      return {
        about: 'refund',
        isDone: true,
        event: {
          ...{ refundRequestId, refundId, refundAmount, refundTime, paymentId, result },
          source: 'response',
          details: response,
        },
      };
    },
    async inquire(antom, { refundRequestId, refundAmount, paymentId }) {
      const response = await antom.inquiryRefund({ refundRequestId });
      const { refundStatus, refundId, refundTime } = response;
      // an id that belongs to another refund
      if (!isSame(response.refundAmount, refundAmount)) return undefined;
      if (refundStatus !== 'SUCCESS' && refundStatus !== 'FAIL') return 'processing';
      const isDone = refundStatus === 'SUCCESS';
      const result = DONE_OR_FAILED(isDone, response.result);
      return {
        about: 'refund',
        isDone,
        event: {
          ...{ refundRequestId, refundId, refundAmount, paymentId, result },
          ...(refundTime !== undefined && { refundTime }),
          source: 'inquiry',
          details: response,
        },
      };
    },
    failed: ({ refundRequestId, refundAmount, paymentId }, result) => ({
      about: 'refund',
      isDone: false,
      event: {
        ...{ refundRequestId, refundAmount, paymentId, result },
        source: 'response',
        details: { result },
      },
    }),
    note: ({ refundRequestId }) => ({
      key: { kind: 'refund', id: refundRequestId },
      id: refundRequestId,
    }),
  },
};
