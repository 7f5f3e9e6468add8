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
  // onError has had the error; a shopper who leaves while it loads is no error, and ends here too
}
