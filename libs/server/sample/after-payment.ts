import { AntomError, type Amount, type AntomClient, type RefundStatus } from '@ams-cashier/server';

/** Of a session with `paymentFactor: { captureMode: 'MANUAL' }`, when the goods are sent. */
export function captureOrder(antom: AntomClient, orderId: string, paymentId: string, due: Amount) {
  return antom.capture({
    captureRequestId: `${orderId}-capture`,
    paymentId,
    captureAmount: due,
    isLastCapture: true,
  });
}

/**
 * Gives money back once, however often it is called with this id: make the id and write it down before the first
 * call, and never make another one because an answer did not come.
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
    // it never got there, or nobody can tell now: call this again later, with the same id
    if (error instanceof AntomError) return 'PROCESSING';
    throw error;
  }
}
