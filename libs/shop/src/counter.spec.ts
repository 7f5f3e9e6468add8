import { expect, test } from 'vitest';
import { knownAddress } from './address.ts';
import { createCounter } from './counter.ts';
import { deskLamp } from './product.ts';

test('the same basket is the same purchase, until it is paid or another one is chosen', () => {
  const counter = createCounter(() => knownAddress);
  const first = counter.begin({ product: deskLamp, quantity: 1 });
  expect(counter.begin({ product: deskLamp, quantity: 1 })).toBe(first);
  const two = counter.begin({ product: deskLamp, quantity: 2 });
  expect(two).not.toBe(first);
  counter.conclude();
  expect(counter.begin({ product: deskLamp, quantity: 2 })).not.toBe(two);
});
