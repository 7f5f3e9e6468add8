// @vitest-environment node
import { expect, it } from 'vitest';
import { createCashier } from './client/client.ts';
import { defineAmsCashierElement } from './element.ts';

it('on a server the import and the registration do nothing', () => {
  expect(typeof HTMLElement).toBe('undefined');
  expect(() => defineAmsCashierElement(createCashier({ environment: 'sandbox' }))).not.toThrow();
});
