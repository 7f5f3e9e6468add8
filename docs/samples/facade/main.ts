import { AMSCashierPayment } from '@ams-cashier/core';
import { createSession } from '../session';

const app = new AMSCashierPayment({
  environment: 'sandbox',
  locale: 'en_US',
  onEventCallback: ({ code, result }) => console.log(code, result?.paymentResultCode),
  onError: ({ reason, message }) => console.error(reason, message),
});

try {
  await app.createComponent({ sessionData: createSession });
} catch {
  // onError was already called; also reached if the shopper leaves while loading, which isn't an error
}
