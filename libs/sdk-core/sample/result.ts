import { handleReturn, loadAdvice, advise, pollPayment } from '@ams-cashier/core';

/** For your result page and for the page that a wallet sends the shopper back to. */
export async function showResult(orderId: string, show: (text: string) => void) {
  handleReturn(); // { openId, returned: true } after a wallet, else undefined
  let code = '';
  const status = await pollPayment(async () => {
    const order = await (await fetch(`/api/orders/${orderId}`)).json();
    code = order.paymentResultCode ?? '';
    return order.paymentStatus; // SUCCESS, FAIL, CANCELLED, or PROCESSING and PENDING: ask again
  });
  await loadAdvice('en_US').catch(() => undefined); // offline: there are no texts
  if (status === 'SUCCESS') show('Thank you!');
  else if (status === 'CANCELLED') show('The payment was cancelled.');
  else if (status === 'FAIL') show(advise(code).shopper ?? 'The payment failed.');
  else show(advise('SDK_PAYMENT_PROCESSING').shopper ?? 'We are checking your payment.');
}
