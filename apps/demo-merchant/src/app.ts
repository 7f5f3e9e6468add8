import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AntomError, NOTIFICATION_RECEIVED, type AntomClient } from '@ams-cashier/server';
import { CATALOGUE, type Product } from './catalogue.ts';
import { makeOrderId, type Order, type OrderBook } from './order.ts';
import type { Settings } from './settings.ts';
import { applyNotification, createInquiry } from './settlement.ts';

type Env = { Bindings: HttpBindings };

const MAX_QUANTITY = 99;

class BadInput extends Error {
  readonly parameter: string;

  constructor(parameter: string, message: string) {
    super(message);
    this.parameter = parameter;
  }
}

interface Wish {
  readonly sku: string;
  readonly product: Product;
  readonly quantity: number;
}

async function readWish(context: Context): Promise<Wish> {
  const body: unknown = await context.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) {
    throw new BadInput('body', 'The body must be a JSON object with sku and quantity.');
  }
  const { sku, quantity } = body as { readonly sku?: unknown; readonly quantity?: unknown };
  const product = typeof sku === 'string' ? CATALOGUE.get(sku) : undefined;
  if (typeof sku !== 'string' || !product) {
    const known = [...CATALOGUE.keys()].join(', ');
    throw new BadInput('sku', `sku is ${JSON.stringify(sku) ?? 'missing'}; the shop has ${known}.`);
  }
  const isQuantity = typeof quantity === 'number' && Number.isInteger(quantity);
  if (!isQuantity || quantity < 1 || quantity > MAX_QUANTITY) {
    const came = JSON.stringify(quantity) ?? 'missing';
    throw new BadInput(
      'quantity',
      `quantity is ${came}; give a whole number from 1 to ${MAX_QUANTITY}.`,
    );
  }
  return { sku, product, quantity };
}

function shopOrigin({ shopOrigins }: Settings, context: Context): string {
  const origin = context.req.header('origin');
  return shopOrigins.find((known) => known === origin) ?? shopOrigins[0];
}

function shown({ orderId, status, currency, value, paymentResultCode }: Order) {
  return {
    orderId,
    status,
    amount: { currency, value },
    ...(paymentResultCode !== null && { paymentResultCode }),
  };
}

/** The shop's server: what things cost, who has paid. */
export function createApp(antom: AntomClient, orders: OrderBook, settings: Settings): Hono<Env> {
  const notifyUrl = `${settings.merchantUrl}/api/notify`;
  const notifyPath = new URL(notifyUrl).pathname;
  const refresh = createInquiry(antom, orders);
  const limiter = new RateLimiterMemory({ points: settings.limits.rate, duration: 1 });
  const app = new Hono<Env>();
  app.get('/healthz', (context) => context.json({ ok: true }));

  app.use(async (context, next) => {
    const address = context.env.incoming.socket.remoteAddress ?? '';
    const isWithin = await limiter.consume(address).then(
      () => true,
      () => false,
    );
    if (isWithin) return next();
    const message = 'Too many requests; wait a second.';
    return context.json({ error: { message } }, 429, { 'retry-after': '1' });
  });
  const maxSize = settings.limits.body;
  const tooLong = { error: { message: `The body has more than ${maxSize} bytes.` } };
  app.use(bodyLimit({ maxSize, onError: (context) => context.json(tooLong, 413) }));

  app.post('/api/orders', async (context) => {
    const { sku, product, quantity } = await readWish(context);
    const orderId = makeOrderId();
    const paymentRequestId = randomUUID();
    const amount = { currency: product.currency, value: String(product.price * quantity) };
    const session = await antom.createPaymentSession({
      productCode: 'CASHIER_PAYMENT',
      paymentRequestId,
      paymentAmount: amount,
      order: {
        referenceOrderId: orderId,
        orderDescription: quantity === 1 ? product.name : `${quantity} × ${product.name}`,
        orderAmount: amount,
        goods: [
          { referenceGoodsId: sku, goodsName: product.name, goodsQuantity: String(quantity) },
        ],
      },
      paymentMethod: { paymentMethodType: 'CARD' },
      paymentFactor: { isAuthorization: true },
      paymentRedirectUrl: `${shopOrigin(settings, context)}/result?order=${orderId}`,
      paymentNotifyUrl: notifyUrl,
      env: { terminalType: 'WEB' },
    });
    const expiresAt = session.paymentSessionExpiryTime;
    orders.add({
      orderId,
      paymentRequestId,
      sku,
      quantity,
      ...amount,
      status: 'open',
      paymentResultCode: null,
      expiresAt: Date.parse(expiresAt),
    });
    return context.json(
      { orderId, paymentSessionData: session.paymentSessionData, expiresAt },
      201,
    );
  });

  app.get('/api/orders/:orderId', async (context) => {
    const order = orders.find('orderId', context.req.param('orderId'));
    if (!order) return context.json({ error: { message: 'There is no such order.' } }, 404);
    context.header('cache-control', 'no-store');
    return context.json(shown(await refresh(order)));
  });

  app.post('/api/notify', async (context) => {
    const body = await context.req.arrayBuffer().catch(() => {
      throw new BadInput('body', 'The body did not come as a whole.');
    });
    const rawBody = new Uint8Array(body);
    const notification = antom.verifyNotification(context.req.raw.headers, rawBody, notifyPath);
    if (!applyNotification(orders, notification)) {
      return context.json({ error: { message: 'No such order of this amount.' } }, 404);
    }
    return context.json(NOTIFICATION_RECEIVED);
  });

  app.notFound((context) => context.json({ error: { message: 'Nothing is here.' } }, 404));
  app.onError((error, context) => {
    if (error instanceof BadInput) {
      const { parameter, message } = error;
      return context.json({ error: { parameter, message } }, 400);
    }
    console.error(error instanceof AntomError ? error.message : error);
    if (!(error instanceof AntomError)) {
      return context.json({ error: { message: 'The shop failed.' } }, 500);
    }
    return error.kind === 'notification'
      ? context.json({ error: { message: 'Not a notification from Antom.' } }, 401)
      : context.json(
          { error: { message: 'The payment gateway did not answer as it should.' } },
          502,
        );
  });
  return app;
}
