import type { Context } from 'hono';
import { CATALOGUE, type Product } from './catalogue.ts';

const MAX_QUANTITY = 99;
const MAX_ADDRESS_PART = 128;

export class InvalidInput extends Error {
  readonly parameter: string;

  constructor(parameter: string, message: string) {
    super(message);
    this.parameter = parameter;
  }
}

/** Where the order goes; `region` is an ISO 3166 code. */
export interface Delivery {
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly region: string;
}

const CASHIERS = ['classic', 'element'] as const;
export type Cashier = (typeof CASHIERS)[number];

export interface OrderRequest {
  readonly sku: string;
  readonly product: Product;
  readonly quantity: number;
  readonly wallets: boolean;
  /** What the page shows the payment with. */
  readonly cashier: Cashier;
  /** Tokens of the cards that the customer may pay with. */
  readonly savedCards: readonly string[];
  readonly delivery?: Delivery;
}

function readDelivery(delivery: unknown): Delivery {
  const parts =
    typeof delivery === 'object' ? (delivery as Partial<Record<string, unknown>>) : null;
  const part = (name: keyof Delivery): string => {
    const value = parts?.[name];
    const isString = typeof value === 'string' && value.trim() !== '';
    if (isString && value.length <= MAX_ADDRESS_PART) return value;
    const given = JSON.stringify(value)?.slice(0, MAX_ADDRESS_PART) ?? 'missing';
    throw new InvalidInput(
      `delivery.${name}`,
      `delivery.${name} is ${given}; it must be a string of 1 to ${MAX_ADDRESS_PART} characters.`,
    );
  };
  const region = part('region');
  if (/^[A-Z]{2}$/.test(region)) {
    const [name, street] = [part('name'), part('street')];
    return { name, street, postcode: part('postcode'), city: part('city'), region };
  }
  throw new InvalidInput(
    'delivery.region',
    `delivery.region is "${region}"; it must be an ISO 3166 code.`,
  );
}

export async function readOrderRequest(
  context: Context,
  savedCards: readonly string[] = [],
): Promise<OrderRequest> {
  const body: unknown = await context.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) {
    throw new InvalidInput('body', 'The body must be a JSON object with sku and quantity.');
  }
  const {
    sku,
    quantity,
    wallets = false,
    cashier = 'classic',
    delivery,
  } = body as Partial<Record<keyof OrderRequest, unknown>>;
  const product = typeof sku === 'string' ? CATALOGUE.get(sku) : undefined;
  if (typeof sku !== 'string' || !product) {
    const known = [...CATALOGUE.keys()].join(', ');
    throw new InvalidInput(
      'sku',
      `sku is ${JSON.stringify(sku) ?? 'missing'}; it must be one of ${known}.`,
    );
  }
  const isQuantity = typeof quantity === 'number' && Number.isInteger(quantity);
  if (!isQuantity || quantity < 1 || quantity > MAX_QUANTITY) {
    const given = JSON.stringify(quantity) ?? 'missing';
    throw new InvalidInput(
      'quantity',
      `quantity is ${given}; it must be a whole number from 1 to ${MAX_QUANTITY}.`,
    );
  }
  if (typeof wallets !== 'boolean') {
    throw new InvalidInput(
      'wallets',
      `wallets is ${JSON.stringify(wallets)}; it must be true or false.`,
    );
  }
  const chosen = CASHIERS.find((known) => known === cashier);
  if (!chosen) {
    throw new InvalidInput(
      'cashier',
      `cashier is ${JSON.stringify(cashier)}; it must be one of ${CASHIERS.join(', ')}.`,
    );
  }
  return {
    sku,
    product,
    quantity,
    wallets,
    cashier: chosen,
    savedCards,
    ...(delivery !== undefined && { delivery: readDelivery(delivery) }),
  };
}

/** Any text of the page's choice; without one every request is an order of its own. */
export function readIdempotencyKey(context: Context): string | undefined {
  const key = context.req.header('idempotency-key');
  if (key === undefined || /^[\x21-\x7e]{1,64}$/.test(key)) return key;
  throw new InvalidInput(
    'idempotency-key',
    'idempotency-key must be 1 to 64 printable characters without spaces, such as a UUID.',
  );
}
