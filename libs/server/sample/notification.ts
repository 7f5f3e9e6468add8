import type { AntomNotification } from '@ams-cashier/server';

/** What to log about a verified notification. The same one may arrive again. */
export function describe(notification: AntomNotification): string {
  const { result } = notification;
  const end = result?.resultStatus === 'S' ? 'done' : (result?.resultCode ?? '');
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
    case 'DISPUTE':
      return `dispute ${notification.disputeId}: ${notification.disputeNotificationType}`;
    case 'SUBSCRIPTION':
      return `subscription ${notification.subscriptionId}: ${notification.subscriptionNotificationType}`;
    case 'VAULTING_RESULT':
      return `card of ${notification.vaultingRequestId}: ${end}`;
    case 'AUTHORIZATION':
      return `agreement: ${notification.authorizationNotifyType}`;
    case 'OTHER':
      // acknowledge it like the others; its fields are in notification.body
      return `${notification.rawNotifyType}: see the dashboard`;
  }
}
