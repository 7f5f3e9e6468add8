import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import {
  AntomError,
  NOTIFICATION_RECEIVED,
  type AntomClient,
  type Inbox,
  type Outbox,
} from '@ams-cashier/server';
import { createCardBook } from './card-book.ts';
import { cardRoutes } from './card-routes.ts';
import { customerOf, knownCustomer } from './customer.ts';
import type { ShopDatabase } from './database.ts';
import { createOrderBook, type Order } from './order-book.ts';
import { UnknownOrder } from './order-events.ts';
import { createMoneyDesk, MONEY_ACTIONS, NotPossible } from './order-money.ts';
import { createOpening, OrderEnded } from './order-opening.ts';
import { InvalidInput, readIdempotencyKey, readOrderRequest } from './order-request.ts';
import type { Inquiry } from './order-settlement.ts';
import { createSavedCards } from './saved-cards.ts';
import type { Settings } from './settings.ts';

type Env = { Bindings: HttpBindings };

function knownOrigin({ shopOrigins }: Settings, origin: string | undefined): string {
  return shopOrigins.find((known) => known === origin) ?? shopOrigins[0];
}

const shopOrigin = (settings: Settings, context: Context): string =>
  knownOrigin(settings, context.req.header('origin'));

/** Whether somebody in the shop is asking; nobody is, unless ADMIN_TOKEN is set. */
function isAdmin({ adminToken }: Settings, context: Context): boolean {
  const [, token = ''] = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '') ?? [];
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return adminToken !== undefined && timingSafeEqual(digest(token), digest(adminToken));
}

/** An order as the shop's page sees it. */
function publicOrder(order: Order) {
  const { orderId, status, currency, value, paymentResultCode, refundStatus } = order;
  return {
    orderId,
    status,
    amount: { currency, value },
    ...(paymentResultCode !== null && { paymentResultCode }),
    ...(refundStatus !== null && { refundStatus }),
  };
}

/** A full disk, missing rights or a database that is down: one line says it all, and a stack would not help. */
function lineOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof UnknownOrder) return error.message;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ERR_SQLITE_ERROR') {
    return `The order cannot be stored: ${error.message}. Check the disk space and the rights of MERCHANT_DATA.`;
  }
  // PostgreSQL's own codes have five characters, those of a connection begin with E
  const isPostgres =
    /^([0-9A-Z]{5}|E[A-Z]+)$/.test(code) || /^(Connection|timeout)/.test(error.message);
  return isPostgres
    ? `The order cannot be stored: ${error.message}. Check the database of DATABASE_URL.`
    : error;
}

export interface ShopParts<Transaction> {
  readonly antom: AntomClient;
  readonly database: ShopDatabase<Transaction>;
  readonly inbox: Inbox<Transaction>;
  readonly outbox: Outbox<Transaction>;
  readonly inquiry: Inquiry;
}

/** The shop's server: it knows what things cost and who has paid. */
export function createApp<Transaction>(
  { antom, database, inbox, outbox, inquiry }: ShopParts<Transaction>,
  settings: Settings,
  environment: 'sandbox' | 'prod',
): Hono<Env> {
  const notifyUrl = `${settings.merchantUrl}/api/notify`;
  const notifyPath = new URL(notifyUrl).pathname;
  const orders = createOrderBook(database.direct);
  const openOrder = createOpening(antom, orders, inquiry);
  const act = createMoneyDesk(database, outbox, inquiry);
  const cards = createSavedCards(antom, createCardBook(database.direct), (paymentRequestId) =>
    orders.find('paymentRequestId', paymentRequestId),
  );
  const limiter = new RateLimiterMemory({ points: settings.limits.rate, duration: 1 });
  const app = new Hono<Env>();
  app.get('/healthz', (context) => context.json({ ok: true }));
  // for a balancer: whether this instance can do its work
  app.get('/readyz', async (context) => {
    try {
      return context.json({ ok: true, outbox: await outbox.health() });
    } catch {
      return context.json({ ok: false, database: 'does not answer' }, 503);
    }
  });

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
    const request = await readOrderRequest(context, await cards.tokens(knownCustomer(context)));
    const origin = shopOrigin(settings, context);
    const back = {
      redirectUrl: (orderId: string) => `${origin}/result?order=${orderId}`,
      notifyUrl,
    };
    const customer = request.cashier === 'element' ? customerOf(context) : '';
    try {
      const order = await openOrder(request, readIdempotencyKey(context), back);
      if (customer) await cards.expect(order.orderId, customer);
      return context.json(order, 201);
    } catch (error) {
      if (!(await cards.isForgotten(error, customer))) throw error;
      const message = 'A saved card was gone; send a new idempotency-key for an order without it.';
      throw new InvalidInput('idempotency-key', message);
    }
  });
  app.route(
    '/api/cards',
    cardRoutes(cards, notifyUrl, (origin) => `${knownOrigin(settings, origin)}/cards`),
  );
  app.all('/api/orders', (context) =>
    context.json({ error: { message: 'Send a POST.' } }, 405, { allow: 'POST' }),
  );

  app.get('/api/orders/:orderId', async (context) => {
    const order = await orders.find('orderId', context.req.param('orderId'));
    if (!order) return context.json({ error: { message: 'There is no such order.' } }, 404);
    context.header('cache-control', 'no-store');
    return context.json(publicOrder(await inquiry.refresh(order)));
  });

  for (const action of MONEY_ACTIONS) {
    app.post(`/api/orders/:orderId/${action}`, async (context) => {
      if (!isAdmin(settings, context)) {
        const message = `Send the ADMIN_TOKEN of this server: "authorization: Bearer …".`;
        return context.json({ error: { message } }, 401);
      }
      const order = await act(action, context.req.param('orderId'));
      if (!order) return context.json({ error: { message: 'There is no such order.' } }, 404);
      return context.json(publicOrder(order), 202);
    });
  }

  app.post('/api/notify', async (context) => {
    const body = await context.req.arrayBuffer().catch(() => {
      throw new InvalidInput('body', 'The body is incomplete.');
    });
    const rawBody = new Uint8Array(body);
    const notification = antom.verifyNotification(context.req.raw.headers, rawBody, notifyPath);
    await inbox.receive(notification);
    await cards.receive(notification);
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
    if (error instanceof NotPossible) {
      return context.json({ error: { message: error.message } }, 409);
    }
    console.error(error instanceof AntomError ? error.message : lineOf(error));
    if (error instanceof UnknownOrder) {
      return context.json({ error: { message: 'There is no such order with this amount.' } }, 404);
    }
    if (!(error instanceof AntomError)) {
      return context.json({ error: { message: 'The shop failed.' } }, 500);
    }
    return error.kind === 'notification'
      ? context.json({ error: { message: 'Not a notification from Antom.' } }, 401)
      : context.json({ error: { message: 'The payment gateway failed to answer.' } }, 502);
  });
  return app;
}
