// The shop: its built pages, and a server that creates a payment session for each order.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { createAntomClient } from '@ams-cashier/server';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const { SHOP_PAGES = '../dist', PORT = '3000', ...env } = process.env;

const antom = createAntomClient({
  clientId: env.ANTOM_CLIENT_ID,
  privateKey: env.ANTOM_PRIVATE_KEY,
  antomPublicKey: env.ANTOM_PUBLIC_KEY,
  gateway: env.ANTOM_GATEWAY,
});

async function createOrder() {
  const paymentRequestId = randomUUID();
  const amount = { currency: 'USD', value: '4200' };
  const { paymentSessionData } = await antom.createPaymentSession({
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId,
    paymentAmount: amount,
    order: { referenceOrderId: 'order-1', orderDescription: 'Desk lamp', orderAmount: amount },
    paymentRedirectUrl: `http://localhost:${PORT}/`,
    paymentNotifyUrl: `${env.ANTOM_GATEWAY}/sandbox/received`,
  });
  return { paymentSessionData };
}

createServer(async (request, response) => {
  try {
    const { pathname } = new URL(request.url, 'http://shop');
    if (pathname === '/api/orders') {
      response.setHeader('content-type', 'application/json');
      return response.end(JSON.stringify(await createOrder()));
    }
    const file = join(SHOP_PAGES, pathname === '/' ? 'index.html' : pathname);
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.end(await readFile(file));
  } catch (error) {
    console.error(error);
    response.writeHead(error.code === 'ENOENT' ? 404 : 502).end();
  }
}).listen(Number(PORT), 'localhost');
