/** What a shop's server does, the same in every runtime: a session, an inquiry and a notification. */
import { createAntomClient, createNotificationHandler } from '@ams-cashier/server';

export function createShop({
  ANTOM_CLIENT_ID,
  ANTOM_PRIVATE_KEY,
  ANTOM_PUBLIC_KEY,
  ANTOM_GATEWAY,
}) {
  const [clientId, privateKey] = [ANTOM_CLIENT_ID, ANTOM_PRIVATE_KEY];
  const [antomPublicKey, gateway] = [ANTOM_PUBLIC_KEY, ANTOM_GATEWAY];
  const antom = createAntomClient({ clientId, privateKey, antomPublicKey, gateway });
  const received = [];
  const onNotification = (notification) => received.push(notification.notifyType);
  const notify = createNotificationHandler({ antom, onNotification, onError: () => {} });
  return async (request) => {
    if (new URL(request.url).pathname === '/api/notify') return notify(request);
    const session = await antom.createPaymentSession({ paymentRequestId: 'good' });
    const payment = await antom.inquiryPayment({ paymentRequestId: 'good' });
    return Response.json({ session, payment, received });
  };
}
