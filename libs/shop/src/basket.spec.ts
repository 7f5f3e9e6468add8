import { expect, test } from 'vitest';
import { basketTotal, checkoutPath, readBasket } from './basket.ts';
import { readDisplay } from './display.ts';
import { deskLamp } from './product.ts';

test('the checkout address carries the basket and the display', () => {
  const path = checkoutPath({ product: deskLamp, quantity: 3 }, 'inline');
  expect(path).toBe('/checkout?sku=desk-lamp&quantity=3&display=inline');
  const query = new URL(path, 'http://localhost').searchParams;
  expect(readBasket(query)).toEqual({ product: deskLamp, quantity: 3 });
  expect(readDisplay(query)).toBe('inline');
});

test.each(['', '0', '6', '-1', '1.5', 'many'])('quantity "%s" counts as 1', (quantity) => {
  expect(readBasket(new URLSearchParams({ sku: 'desk-lamp', quantity }))?.quantity).toBe(1);
});

test('a product of another shop is no basket', () => {
  expect(readBasket(new URLSearchParams({ sku: 'sofa' }))).toBeUndefined();
});

test('the total counts each piece', () => {
  expect(basketTotal({ product: deskLamp, quantity: 2 }).value).toBe('8400');
});
