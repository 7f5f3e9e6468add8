import { expect, test } from 'vitest';
import { productOf } from './product.ts';

test.each([
  ['CASHIER_PAYMENT', 'classic'],
  ['ELEMENT_PAYMENT', 'element'],
  ['CHECKOUT_PAYMENT', 'page'],
  ['VAULTING', 'vaulting'],
  ['EASY_PAY', 'classic'],
  ['constructor', 'classic'],
])('a session of the scene %s is of the product %s', (productScene, product) => {
  expect(productOf({ paymentSessionConfig: { productScene } })).toBe(product);
});

test('a session that names no scene is classic', () => {
  expect(productOf({})).toBe('classic');
});
