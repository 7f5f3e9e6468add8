import type {
  ApiResult,
  CancelRequest,
  CancelResponse,
  CaptureRequest,
  CaptureResponse,
  CreatePaymentSessionRequest,
  CreatePaymentSessionResponse,
  InquiryPaymentRequest,
  InquiryPaymentResponse,
  InquiryRefundRequest,
  InquiryRefundResponse,
  RefundRequest,
  RefundResponse,
  RetrievePaymentSessionRequest,
  RetrievePaymentSessionResponse,
} from '@ams-cashier/protocol';
import { AntomError } from './error.ts';
import type { HeadersLike } from './header.ts';
import { readNotification, type AntomNotification } from './notification.ts';
import { checkOptions, type AntomClientOptions } from './options.ts';
import type { RawBody } from './raw-body.ts';
import { writeRequest } from './request-body.ts';
import { readResponse, type ReceivedResponse, type SentRequest } from './response.ts';
import type { Answer, Runtime } from './runtime/runtime.ts';
import { signMessage } from './signature.ts';

/** Each call is signed, sent once and never retried automatically; its response is verified. Errors are `AntomError`. */
export interface AntomCalls {
  /**
   * Creates a payment session; `paymentSessionData` goes to the browser. Idempotent by `paymentRequestId`: after an
   * error with `outcomeUnknown` the same request may be sent again.
   * Source: docs/reference/server-api.md#createpaymentsession
   */
  createPaymentSession(request: CreatePaymentSessionRequest): Promise<CreatePaymentSessionResponse>;
  /**
   * Returns the state of a payment, `paymentStatus` first of all. A payment that the shopper never submitted is an
   * error with resultCode ORDER_NOT_EXIST. Source: docs/reference/server-api.md#inquirypayment
   */
  inquiryPayment(request: InquiryPaymentRequest): Promise<InquiryPaymentResponse>;
  /**
   * Returns the order of a session as it was sent. Antom's own clients have this call; its documentation does not:
   * expect INVALID_API in production. Source: docs/reference/server-api.md#transport
   */
  retrievePaymentSession(
    request: RetrievePaymentSessionRequest,
  ): Promise<RetrievePaymentSessionResponse>;
  /**
   * Captures an authorised payment, in full or in part; only for a session with `captureMode: 'MANUAL'`. Idempotent by
   * `captureRequestId`: after an error with `outcomeUnknown` send exactly the same request again, or wait for the
   * notification CAPTURE_RESULT. Source: docs/reference/server-api.md#capture-cancel-refund
   *
   * ```ts
   * await antom.capture({ captureRequestId, paymentId, captureAmount: { currency: 'USD', value: '4200' } });
   * ```
   */
  capture(request: CaptureRequest): Promise<CaptureResponse>;
  /**
   * Closes an unpaid payment or returns a paid one in full, until 00:15 GMT+8 of the next day. A repeated cancel gets
   * the same response as the first. After an error with `outcomeUnknown` repeat it or call `inquiryPayment`.
   * Source: docs/reference/server-api.md#capture-cancel-refund
   *
   * ```ts
   * await antom.cancel({ paymentRequestId });
   * ```
   */
  cancel(request: CancelRequest): Promise<CancelResponse>;
  /**
   * Refunds a payment in full or in part, as often as something is left. Idempotent by `refundRequestId`: store the id
   * before you send it, and after an error with `outcomeUnknown` repeat exactly the same request or call
   * `inquiryRefund`; a new id would be a second refund. A refund that Antom decides later throws an error with
   * resultCode REFUND_IN_PROCESS. Source: docs/reference/server-api.md#capture-cancel-refund
   *
   * ```ts
   * await antom.refund({ refundRequestId, paymentId, refundAmount: { currency: 'USD', value: '1000' } });
   * ```
   */
  refund(request: RefundRequest): Promise<RefundResponse>;
  /**
   * Returns the state of a refund, `refundStatus` first of all. A refund that Antom never received is an error with
   * resultCode ORDER_NOT_EXIST. Source: docs/reference/server-api.md#capture-cancel-refund
   */
  inquiryRefund(request: InquiryRefundRequest): Promise<InquiryRefundResponse>;
}

/** The path of an API: sandbox and production share hosts. Source: docs/reference/server-api.md#transport */
export function apiPath(clientId: string, name: string): string {
  return `/ams/${clientId.startsWith('SANDBOX_') ? 'sandbox/' : ''}api/v1/payments/${name}`;
}

/** The client, on any runtime. */
export function createClient(
  options: AntomClientOptions,
  on: Runtime,
): AntomCalls & {
  verifyNotification(
    headers: HeadersLike,
    rawBody: RawBody,
    path: string,
  ): Answer<AntomNotification>;
} {
  const checked = checkOptions(options, on);
  // called by itself: as a method of something else, the one of some runtimes throws
  const { clientId, privateKey, gateway, timeoutMs, fetch, runtime } = checked;

  async function send(name: string, path: string, body: string): Promise<ReceivedResponse> {
    const time = String(Date.now());
    const message = { method: 'POST', path, clientId, time, body };
    const signature = await signMessage(message, privateKey, runtime.encode);
    const controller = runtime.createAbortController();
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const message = `${name} got no response from ${gateway} within ${timeoutMs} ms.`;
        reject(new AntomError('timeout', message));
        controller.abort();
      }, timeoutMs);
    });
    const exchange = async () => {
      const response = await fetch(gateway + path, {
        method: 'POST',
        redirect: 'manual',
        signal: controller.signal,
        headers: {
          'Content-Type': 'application/json; charset=UTF-8',
          'client-id': clientId,
          'request-time': time,
          signature,
        },
        body,
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, bytes };
    };
    try {
      return await Promise.race([exchange(), limit]);
    } catch (cause) {
      if (cause instanceof AntomError) throw cause;
      const message = `${name}: the connection to ${gateway} failed. Check that gateway is correct and reachable.`;
      throw new AntomError('network', message, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  async function call<Response extends { readonly result: ApiResult }>(
    name: string,
    request: object,
  ): Promise<Response> {
    const path = apiPath(clientId, name);
    const body = writeRequest(name, request);
    const response = await send(name, path, body);
    // as it was sent: the caller may have changed the request since
    const fields: SentRequest['fields'] = Object(JSON.parse(body));
    return readResponse({ name, path, fields }, response, checked) as unknown as Response;
  }

  return {
    createPaymentSession: (request) => call('createPaymentSession', request),
    inquiryPayment: (request) => call('inquiryPayment', request),
    retrievePaymentSession: (request) => call('retrievePaymentSession', request),
    capture: (request) => call('capture', request),
    cancel: (request) => call('cancel', request),
    refund: (request) => call('refund', request),
    inquiryRefund: (request) => call('inquiryRefund', request),
    verifyNotification: (headers, rawBody, path) =>
      readNotification(headers, rawBody, path, checked),
  };
}
