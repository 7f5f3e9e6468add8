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
const MAX_ADDRESS_PART = 128;

class BadInput extends Error {
  readonly parameter: string;

  constructor(parameter: string, message: string) {
    super(message);
    this.parameter = parameter;
  }
}

/** Where it goes; `region` is an ISO 3166 code. */
interface Delivery {
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly region: string;
}

interface Wish {
  readonly sku: string;
  readonly product: Product;
  readonly quantity: number;
  readonly wallets: boolean;
  readonly delivery?: Delivery;
}

function readDelivery(delivery: unknown): Delivery {
  const given =
    typeof delivery === 'object' ? (delivery as Partial<Record<string, unknown>>) : null;
  const part = (name: keyof Delivery): string => {
    const value = given?.[name];
    const isText = typeof value === 'string' && value.trim() !== '';
    if (isText && value.length <= MAX_ADDRESS_PART) return value;
    const came = JSON.stringify(value)?.slice(0, MAX_ADDRESS_PART) ?? 'missing';
    throw new BadInput(
      `delivery.${name}`,
      `delivery.${name} is ${came}; give a text of 1 to ${MAX_ADDRESS_PART} characters.`,
    );
  };
  const region = part('region');
  if (/^[A-Z]{2}$/.test(region)) {
    const [name, street] = [part('name'), part('street')];
    return { name, street, postcode: part('postcode'), city: part('city'), region };
  }
  throw new BadInput('delivery.region', `delivery.region is "${region}"; give an ISO 3166 code.`);
}

/** What the shopper may pay with: a card, and beside it one wallet of each kind if the shop's page can come back. */
const CARD = { paymentMethod: { paymentMethodType: 'CARD' } };
const CARD_AND_WALLETS = {
  availablePaymentMethod: {
    paymentMethodTypeList: ['CARD', 'ALIPAY_CN', 'GCASH', 'KAKAOPAY'].map(
      (paymentMethodType, paymentMethodOrder) => ({ paymentMethodType, paymentMethodOrder }),
    ),
  },
};

async function readWish(context: Context): Promise<Wish> {
  const body: unknown = await context.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) {
    throw new BadInput('body', 'The body must be a JSON object with sku and quantity.');
  }
  const { sku, quantity, wallets = false, delivery } = body as Partial<Record<keyof Wish, unknown>>;
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
  if (typeof wallets !== 'boolean') {
    throw new BadInput('wallets', `wallets is ${JSON.stringify(wallets)}; give true or false.`);
  }
  return {
    sku,
    product,
    quantity,
    wallets,
    ...(delivery !== undefined && { delivery: readDelivery(delivery) }),
  };
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

/** An address in Antom's words. */
function shipping({ name, street, postcode, city, region }: Delivery) {
  return {
    shippingName: { fullName: name },
    shippingAddress: { region, city, address1: street, zipCode: postcode },
  };
}

/** The shop's server: what things cost, who has paid. */
export function createApp(
  antom: AntomClient,
  orders: OrderBook,
  settings: Settings,
  environment: 'sandbox' | 'prod',
): Hono<Env> {
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

  app.get('/api/environment', (context) => context.json({ environment }));

  app.post('/api/orders', async (context) => {
    const { sku, product, quantity, wallets, delivery } = await readWish(context);
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
        ...(delivery && { shipping: shipping(delivery) }),
      },
      ...(wallets ? CARD_AND_WALLETS : CARD),
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
