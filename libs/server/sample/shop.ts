import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { AntomError, NOTIFICATION_RECEIVED, createAntomClient } from '@ams-cashier/server';

const antom = createAntomClient({
  clientId: process.env['ANTOM_CLIENT_ID'] ?? '',
  privateKey: process.env['ANTOM_PRIVATE_KEY'] ?? '',
  antomPublicKey: process.env['ANTOM_PUBLIC_KEY'] ?? '',
  gateway: process.env['ANTOM_GATEWAY'] ?? 'https://open-sea-global.alipay.com',
});

const shop = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const rawBody = Buffer.concat(chunks);
  const reply = (status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const amount = { currency: 'USD', value: '4200' };
  try {
    if (request.url === '/pay') {
      const session = await antom.createPaymentSession({
        productCode: 'CASHIER_PAYMENT',
        paymentRequestId: randomUUID(),
        paymentAmount: amount,
        order: { referenceOrderId: 'order-1', orderDescription: 'Desk lamp', orderAmount: amount },
        paymentRedirectUrl: 'http://localhost:8080/result',
        paymentNotifyUrl: 'http://localhost:8080/notify',
      });
      reply(201, { paymentSessionData: session.paymentSessionData });
    } else if (request.url === '/notify') {
      const notification = antom.verifyNotification(request.headers, rawBody, '/notify');
      console.log(notification.notifyType, notification.result.resultCode);
      reply(200, NOTIFICATION_RECEIVED);
    } else {
      reply(404, {});
    }
  } catch (error) {
    if (!(error instanceof AntomError)) throw error;
    reply(error.kind === 'notification' ? 401 : 502, { error: error.message });
  }
});

shop.listen(Number(process.env['PORT'] ?? 8080), () => console.log('shop is up', shop.address()));
