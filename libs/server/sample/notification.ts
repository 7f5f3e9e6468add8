import type { AntomNotification } from '@ams-cashier/server';

/** What to log about a verified notification. The same one may arrive again. */
export function describe(notification: AntomNotification): string {
  if (notification.notifyType === 'OTHER') {
    // acknowledge it like the others, e.g. DISPUTE_CREATED, whose fields are in notification.body
    return `${notification.rawNotifyType}: see the dashboard`;
  }
  const { resultStatus, resultCode } = notification.result;
  const end = resultStatus === 'S' ? 'done' : resultCode;
  switch (notification.notifyType) {
    case 'PAYMENT_RESULT':
      return `payment ${notification.paymentRequestId}: ${end}`;
    case 'PAYMENT_PENDING':
      return `payment ${notification.paymentRequestId}: the shopper is done, wait for the outcome`;
    case 'UPDATE_AMOUNT_RESULT':
      return `amount of ${notification.paymentRequestId}: ${end}`;
    case 'CAPTURE_RESULT':
      return `capture ${notification.captureRequestId}: ${end}`;
    case 'REFUND_RESULT':
      return `refund ${notification.refundRequestId}: ${end}`;
  }
}
