import { AntomError, type Amount, type AntomClient, type RefundStatus } from '@ams-cashier/server';

/** For a session with `paymentFactor: { captureMode: 'MANUAL' }`, when the goods are shipped. */
export function captureOrder(antom: AntomClient, orderId: string, paymentId: string, due: Amount) {
  return antom.capture({
    captureRequestId: `${orderId}-capture`,
    paymentId,
    captureAmount: due,
    isLastCapture: true,
  });
}

/**
 * Refunds once, however often it is called with this id: create and store the id before the first call, and do not
 * create another one because there was no response.
 */
export async function refundOrder(
  antom: AntomClient,
  refundRequestId: string,
  paymentId: string,
  refundAmount: Amount,
): Promise<RefundStatus> {
  const refundNotifyUrl = 'http://localhost:8080/notify';
  try {
    await antom.refund({ refundRequestId, paymentId, refundAmount, refundNotifyUrl });
    return 'SUCCESS';
  } catch (error) {
    if (!(error instanceof AntomError)) throw error;
    if (!error.outcomeUnknown) return 'FAIL';
  }
  try {
    return (await antom.inquiryRefund({ refundRequestId })).refundStatus;
  } catch (error) {
    // it never arrived, or its state is unknown for now: call this again later, with the same id
    if (error instanceof AntomError) return 'PROCESSING';
    throw error;
  }
}
