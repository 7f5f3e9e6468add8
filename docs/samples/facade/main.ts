import { AMSCashierPayment } from '@ams-cashier/core';
import { createSession } from '../session.ts';

const app = new AMSCashierPayment({
  environment: 'sandbox',
  locale: 'en_US',
  onEventCallback: ({ code, result }) => console.log(code, result?.paymentResultCode),
  onError: ({ reason, message }) => console.error(reason, message),
});

await app.createComponent({ sessionData: createSession });
