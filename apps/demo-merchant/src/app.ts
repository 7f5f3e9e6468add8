import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AntomError, NOTIFICATION_RECEIVED, type AntomClient } from '@ams-cashier/server';
import type { Order, OrderBook } from './order-book.ts';
import { createOpening, OrderEnded } from './order-opening.ts';
import { InvalidInput, readIdempotencyKey, readOrderRequest } from './order-request.ts';
import { applyNotification, type Inquiry } from './order-settlement.ts';
import type { Settings } from './settings.ts';

type Env = { Bindings: HttpBindings };

function shopOrigin({ shopOrigins }: Settings, context: Context): string {
  const origin = context.req.header('origin');
  return shopOrigins.find((known) => known === origin) ?? shopOrigins[0];
}

/** An order as the shop's page sees it. */
function publicOrder({ orderId, status, currency, value, paymentResultCode }: Order) {
  return {
    orderId,
    status,
    amount: { currency, value },
    ...(paymentResultCode !== null && { paymentResultCode }),
  };
}

/** A full disk or missing rights: one line says it all, and a stack would not help. */
function lineOf(error: unknown): unknown {
  const isDatabase = error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
  return isDatabase
    ? `The order cannot be stored: ${error.message}. Check the disk space and the rights of MERCHANT_DATA.`
    : error;
}

/** The shop's server: it knows what things cost and who has paid. */
export function createApp(
  antom: AntomClient,
  orders: OrderBook,
  inquiry: Inquiry,
  settings: Settings,
  environment: 'sandbox' | 'prod',
): Hono<Env> {
  const notifyUrl = `${settings.merchantUrl}/api/notify`;
  const notifyPath = new URL(notifyUrl).pathname;
  const openOrder = createOpening(antom, orders, inquiry);
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
  const tooLarge = { error: { message: `The body exceeds ${maxSize} bytes.` } };
  app.use(bodyLimit({ maxSize, onError: (context) => context.json(tooLarge, 413) }));

  app.get('/api/environment', (context) => context.json({ environment }));

  app.post('/api/orders', async (context) => {
    const request = await readOrderRequest(context);
    const origin = shopOrigin(settings, context);
    const order = await openOrder(request, readIdempotencyKey(context), {
      redirectUrl: (orderId) => `${origin}/result?order=${orderId}`,
      notifyUrl,
    });
    return context.json(order, 201);
  });
  app.all('/api/orders', (context) =>
    context.json({ error: { message: 'Send a POST.' } }, 405, { allow: 'POST' }),
  );

  app.get('/api/orders/:orderId', async (context) => {
    const order = orders.find('orderId', context.req.param('orderId'));
    if (!order) return context.json({ error: { message: 'There is no such order.' } }, 404);
    context.header('cache-control', 'no-store');
    return context.json(publicOrder(await inquiry.refresh(order)));
  });

  app.post('/api/notify', async (context) => {
    const body = await context.req.arrayBuffer().catch(() => {
      throw new InvalidInput('body', 'The body is incomplete.');
    });
    const rawBody = new Uint8Array(body);
    const notification = antom.verifyNotification(context.req.raw.headers, rawBody, notifyPath);
    if (!applyNotification(orders, notification)) {
      return context.json({ error: { message: 'There is no such order with this amount.' } }, 404);
    }
    return context.json(NOTIFICATION_RECEIVED);
  });

  app.notFound((context) => context.json({ error: { message: 'Not found.' } }, 404));
  app.onError((error, context) => {
    if (error instanceof InvalidInput) {
      const { parameter, message } = error;
      return context.json({ error: { parameter, message } }, 400);
    }
    if (error instanceof OrderEnded) {
      const { message, order } = error;
      return context.json({ error: { message }, order: publicOrder(order) }, 409);
    }
    console.error(error instanceof AntomError ? error.message : lineOf(error));
    if (!(error instanceof AntomError)) {
      return context.json({ error: { message: 'The shop failed.' } }, 500);
    }
    return error.kind === 'notification'
      ? context.json({ error: { message: 'Not a notification from Antom.' } }, 401)
      : context.json({ error: { message: 'The payment gateway failed to answer.' } }, 502);
  });
  return app;
}
