import type { Amount } from '@ams-cashier/core/money';
import type { Display } from './display.ts';
import { deskLamp, type Product } from './product.ts';

export interface Basket {
  readonly product: Product;
  readonly quantity: number;
}

/** The quantities on the product page. */
export const QUANTITIES: readonly number[] = [1, 2, 3, 4, 5];

/**
 * The basket lives in the checkout's address: `?sku=desk-lamp&quantity=2`. An invalid quantity counts as 1.
 * Undefined if the shop has no such product.
 */
export function readBasket(query: URLSearchParams): Basket | undefined {
  if (query.get('sku') !== deskLamp.sku) return undefined;
  const quantity = Number(query.get('quantity'));
  return { product: deskLamp, quantity: QUANTITIES.includes(quantity) ? quantity : 1 };
}

export function basketTotal({ product, quantity }: Basket): Amount {
  const { currency, value } = product.price;
  return { currency, value: String(BigInt(value) * BigInt(quantity)) };
}

/** The address of the checkout for this basket. */
export function checkoutPath({ product, quantity }: Basket, display: Display = 'popup'): string {
  const query = new URLSearchParams({ sku: product.sku, quantity: String(quantity) });
  if (display !== 'popup') query.set('display', display);
  return `/checkout?${query}`;
}
