import type { ResultEvent } from '@ams-cashier/vue';

/** What the page tells the shopper about the outcome of an attempt. */
export function messageFor({ code, final }: ResultEvent): string {
  // declined: the form says why, and the shopper can try another card there
  if (!final) return '';
  switch (code) {
    case 'SDK_PAYMENT_SUCCESSFUL':
      return 'Thank you!';
    case 'SDK_PAYMENT_FAIL':
    case 'SDK_PAYMENT_RETRY':
      return 'The payment failed. Nothing was charged.';
    case 'SDK_PAYMENT_PENDING':
    case 'SDK_PAYMENT_PROCESSING':
    case 'SDK_PAYMENT_ERROR':
      return 'We are checking your payment.'; // ask your server, with pollPayment
  }
}
