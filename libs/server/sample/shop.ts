import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { NOTIFICATION_RECEIVED, createAntomClient, isAntomError } from '@ams-cashier/server';

const antom = createAntomClient({
  clientId: process.env['ANTOM_CLIENT_ID'] ?? '',
  privateKey: process.env['ANTOM_PRIVATE_KEY'] ?? '',
  antomPublicKey: process.env['ANTOM_PUBLIC_KEY'] ?? '',
  gateway: process.env['ANTOM_GATEWAY'] ?? 'https://open-sea-global.alipay.com',
});

/** In your database: two tabs, or a reload, pay with the same paymentRequestId, so this order is paid only once. */
const order = {
  id: 'order-1',
  amount: { currency: 'USD', value: '4200' },
  paymentRequestId: randomUUID() as string,
  isPaid: false,
};

const sessionFor = (paymentRequestId: string) =>
  antom.createPaymentSession({
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId,
    paymentAmount: order.amount,
    order: {
      referenceOrderId: order.id,
      orderDescription: 'Desk lamp',
      orderAmount: order.amount,
    },
    paymentRedirectUrl: 'http://localhost:8080/result',
    paymentNotifyUrl: 'http://localhost:8080/notify',
  });

/** `NONE`: nobody has tried to pay. */
async function statusOf(paymentRequestId: string) {
  try {
    return (await antom.inquiryPayment({ paymentRequestId })).paymentStatus;
  } catch (error) {
    const isNone = isAntomError(error) && error.resultCode === 'ORDER_NOT_EXIST';
    if (isNone && !error.unverified) return 'NONE';
    throw error;
  }
}

/** `undefined`: the order is paid. The gateway is asked, because a notification may be late or lost. */
async function createSession() {
  const { paymentRequestId } = order;
  const session = await sessionFor(paymentRequestId).catch((error: unknown) => {
    const code = isAntomError(error) && !error.outcomeUnknown ? error.resultCode : undefined;
    if (code === 'ORDER_IS_CLOSED' || code === 'ORDER_IS_CANCELED') return undefined;
    throw error;
  });
  const status = await statusOf(paymentRequestId);
  order.isPaid ||= status === 'SUCCESS';
  if (order.isPaid) return undefined;
  const isOver = status === 'FAIL' || status === 'CANCELLED' || (!session && status === 'NONE');
  if (!isOver) return session ?? sessionFor(paymentRequestId);
  // the gateway takes no more money for that id; another request may have replaced it by now
  if (order.paymentRequestId === paymentRequestId) order.paymentRequestId = randomUUID();
  return sessionFor(order.paymentRequestId);
}

/** Notifications have a few KiB. */
const MAX_BODY = 1_000_000;

/** The raw body, which the signature covers; `undefined` if it is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const shop = createServer(async (request, response) => {
  const reply = (status: number, body: object, headers = {}) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));
  try {
    if (request.url !== '/pay' && request.url !== '/notify') return reply(404, {});
    if (request.method !== 'POST') return reply(405, {}, { allow: 'POST' });
    const rawBody = await readBody(request);
    if (!rawBody) return reply(413, {}, { connection: 'close' });
    if (request.url === '/pay') {
      const session = order.isPaid ? undefined : await createSession();
      if (!session) return reply(409, { error: 'This order is paid.' });
      return reply(201, { paymentSessionData: session.paymentSessionData });
    }
    const notification = antom.verifyNotification(request.headers, rawBody, '/notify');
    console.log(notification.notifyType, notification.result?.resultCode);
    if (notification.notifyType === 'PAYMENT_RESULT' && notification.result.resultStatus === 'S') {
      const { paymentRequestId, paymentId, paymentAmount } = notification;
      const isThisOrder =
        paymentRequestId === order.paymentRequestId &&
        paymentAmount.currency === order.amount.currency &&
        paymentAmount.value === order.amount.value;
      if (isThisOrder) order.isPaid = true;
      // e.g. a payment that had failed, and succeeds after the shopper has begun another
      else console.error(`Payment ${paymentId} belongs to no open order: refund it, or fulfil it.`);
    }
    return reply(200, NOTIFICATION_RECEIVED);
  } catch (error) {
    // an upload that was cut off ends here too, and must not end the process
    console.error(error);
    const isForged = isAntomError(error) && error.kind === 'notification';
    return reply(isForged ? 401 : 502, { error: isForged ? 'forged' : 'unavailable' });
  }
});

shop.listen(Number(process.env['PORT'] ?? 8080), () => console.log('shop is up', shop.address()));
