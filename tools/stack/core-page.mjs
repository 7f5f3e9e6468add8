import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { rolldown } from 'rolldown';
import { createAntomClient } from '@ams-cashier/server';
import { inRoot } from './index.ts';

/**
 * A site that serves the page it is given, and at /core/index.js the core as a shop's bundler makes it: minified,
 * what is loaded later in chunks of its own.
 */
export async function startCorePage() {
  const build = await rolldown({
    input: inRoot('libs/sdk-core/dist/index.js'),
    transform: { target: 'es2022' },
    // an application's own entry exports nothing: what it shares with a later chunk stays in it
    preserveEntrySignatures: 'allow-extension',
  });
  const { output } = await build.generate({ format: 'esm', minify: true });
  await build.close();
  const scripts = new Map(
    output.flatMap((file) =>
      file.type === 'chunk' ? [[`/core/${file.fileName}`, file.code]] : [],
    ),
  );
  let html = '';
  const server = createServer((request, response) => {
    const script = scripts.get(request.url ?? '');
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
    response.setHeader('cache-control', script ? 'max-age=600' : 'no-store');
    response.end(script ?? html);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `http://localhost:${port}/`,
    /** @param {string} page */
    show(page) {
      html = page;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * The session of a new order of the demo merchant.
 * @param {string} merchant origin
 */
export async function newSession(merchant) {
  const response = await fetch(`${merchant}/api/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sku: 'desk-lamp', quantity: 1 }),
  });
  const order = /** @type {{ paymentSessionData: string }} */ (await response.json());
  return order.paymentSessionData;
}

/**
 * A session that offers wallets beside cards; the demo merchant's shops take cards alone.
 * @param {string} sandbox origin
 */
export async function newWalletSession(sandbox) {
  const response = await fetch(`${sandbox}/sandbox/credentials`);
  const { clientId, merchantPrivateKey, gatewayPublicKey } =
    /** @type {Readonly<Record<'clientId' | 'merchantPrivateKey' | 'gatewayPublicKey', string>>} */ (
      await response.json()
    );
  const antom = createAntomClient({
    clientId,
    privateKey: merchantPrivateKey,
    antomPublicKey: gatewayPublicKey,
    gateway: sandbox,
  });
  const amount = { currency: 'USD', value: '4200' };
  const session = await antom.createPaymentSession({
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId: randomUUID(),
    paymentAmount: amount,
    order: { referenceOrderId: randomUUID(), orderDescription: 'Desk lamp', orderAmount: amount },
    paymentRedirectUrl: 'http://localhost/result',
    availablePaymentMethod: {
      paymentMethodTypeList: ['CARD', 'ALIPAY_CN', 'GCASH', 'KAKAOPAY'].map(
        (paymentMethodType) => ({
          paymentMethodType,
        }),
      ),
    },
  });
  return session.paymentSessionData;
}
