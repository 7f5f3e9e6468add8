/**
 * A shop of a merchant: a page with the core of a checkout, bundled, and a server that creates sessions and takes
 * notifications.
 *
 * `node tools/bench/payment/shop.mjs <checkout> <port>`, with the environment of a sandbox.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const [checkout = '', port = ''] = process.argv.slice(2);
const origin = `http://localhost:${port}`;

/** @type {typeof import('@ams-cashier/server')} */
const { createAntomClient, NOTIFICATION_RECEIVED } = await import(
  pathToFileURL(join(checkout, 'libs/server/dist/index.js')).href
);
const { env } = process;
const antom = createAntomClient({
  clientId: env['ANTOM_CLIENT_ID'] ?? '',
  privateKey: env['ANTOM_PRIVATE_KEY'] ?? '',
  antomPublicKey: env['ANTOM_PUBLIC_KEY'] ?? '',
  gateway: env['ANTOM_GATEWAY'] ?? '',
});

const build = await rolldown({
  input: join(checkout, 'libs/sdk-core/dist/index.js'),
  transform: { target: 'es2022' },
  preserveEntrySignatures: 'allow-extension',
});
const { output } = await build.generate({ format: 'esm', minify: true });
await build.close();
const scripts = new Map(
  output.flatMap((file) => (file.type === 'chunk' ? [[`/core/${file.fileName}`, file.code]] : [])),
);

const PAGE = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Shop</title>
<body style="font:16px/1.5 system-ui,sans-serif"><h1>Checkout</h1><p>Desk lamp</p><button>Pay now</button>
<p role="status"></p>
<script type="module">
import { createCashier } from './core/index.js';
const cashier = createCashier({ environment: 'sandbox', locale: 'en_US' });
document.querySelector('button').onclick = async () => {
  const { id, session } = await (await fetch('/api/orders', { method: 'POST' })).json();
  document.querySelector('[role=status]').textContent = id;
  cashier.open({ session });
};
</script></body></html>`;

/** @type {Map<string, 'open' | 'paid'>} */
const orders = new Map();

async function createOrder() {
  const id = randomUUID();
  const amount = { currency: 'USD', value: '4200' };
  const { paymentSessionData } = await antom.createPaymentSession({
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId: id,
    paymentAmount: amount,
    order: { referenceOrderId: id, orderDescription: 'Desk lamp', orderAmount: amount },
    paymentRedirectUrl: `${origin}/`,
    paymentNotifyUrl: `${origin}/notify`,
  });
  orders.set(id, 'open');
  return { id, session: paymentSessionData };
}

/** @param {import('node:http').IncomingMessage} request */
async function takeNotification(request) {
  const notification = antom.verifyNotification(request.headers, await text(request), '/notify');
  if (notification.notifyType === 'PAYMENT_RESULT' && notification.result.resultStatus === 'S') {
    orders.set(notification.paymentRequestId, 'paid');
  }
  return NOTIFICATION_RECEIVED;
}

createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', origin);
  const script = scripts.get(pathname);
  if (script) {
    response.setHeader('content-type', 'text/javascript');
    return response.end(script);
  }
  if (pathname === '/') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    return response.end(PAGE);
  }
  response.setHeader('content-type', 'application/json');
  const [, order] = /^\/api\/orders\/(.+)$/.exec(pathname) ?? [];
  if (order) return response.end(JSON.stringify({ state: orders.get(order) }));
  if (pathname === '/api/orders') return response.end(JSON.stringify(await createOrder()));
  if (pathname === '/notify') return response.end(JSON.stringify(await takeNotification(request)));
  response.writeHead(404).end('{}');
}).listen(Number(port), 'localhost', () => console.log('ready'));
