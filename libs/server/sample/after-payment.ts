import { isAntomError, type Amount, type AntomClient } from '@ams-cashier/server';

/** `PROCESSING`: it may have happened. Call again later, with the same id. */
type Outcome = 'SUCCESS' | 'FAIL' | 'PROCESSING';

/**
 * Sends a request, and inquires if there was no clear success. What could not be sent now may have arrived in an
 * earlier call, so only the gateway says that it failed: it refused the request, and does not know its id.
 */
async function settle(
  send: () => Promise<unknown>,
  inquire: () => Promise<Outcome | undefined>,
): Promise<Outcome> {
  let isRefused = false;
  try {
    await send();
    return 'SUCCESS';
  } catch (error) {
    // mistakes in your code: an invalid request, and an id that another request has used already
    if (!isAntomError(error) || error.kind === 'config') throw error;
    if (error.resultCode === 'REPEAT_REQ_INCONSISTENT' && !error.unverified) throw error;
    isRefused = error.kind === 'api' && !error.outcomeUnknown;
  }
  const unknown = isRefused ? 'FAIL' : 'PROCESSING';
  try {
    return (await inquire()) ?? unknown;
  } catch (error) {
    if (!isAntomError(error)) throw error;
    const isAbsent = error.resultCode === 'ORDER_NOT_EXIST' && !error.unverified;
    return isAbsent ? unknown : 'PROCESSING';
  }
}

/**
 * Refunds once, however often it is called with this id: create and store the id before the first call, and do not
 * create another one because there was no response. Throws if the id belongs to a refund of another amount.
 */
export function refundOrder(
  antom: AntomClient,
  refundRequestId: string,
  paymentId: string,
  refundAmount: Amount,
): Promise<Outcome> {
  const refundNotifyUrl = 'http://localhost:8080/notify';
  return settle(
    () => antom.refund({ refundRequestId, paymentId, refundAmount, refundNotifyUrl }),
    async () => (await antom.inquiryRefund({ refundRequestId })).refundStatus,
  );
}

/** For a session with `paymentFactor: { captureMode: 'MANUAL' }`, when the goods are shipped. */
export function captureOrder(
  antom: AntomClient,
  orderId: string,
  paymentId: string,
  captureAmount: Amount,
): Promise<Outcome> {
  const captureRequestId = `${orderId}-capture`;
  return settle(
    () => antom.capture({ captureRequestId, paymentId, captureAmount, isLastCapture: true }),
    async () => {
      const { transactions = [] } = await antom.inquiryPayment({ paymentId });
      return transactions.find((one) => one.transactionRequestId === captureRequestId)
        ?.transactionStatus;
    },
  );
}

/** Closes an unpaid order, or returns all of a paid one on the same day. */
export function cancelOrder(antom: AntomClient, paymentRequestId: string): Promise<Outcome> {
  return settle(
    () => antom.cancel({ paymentRequestId }),
    async () => {
      const { paymentStatus } = await antom.inquiryPayment({ paymentRequestId });
      return paymentStatus === 'CANCELLED' ? 'SUCCESS' : undefined;
    },
  );
}
