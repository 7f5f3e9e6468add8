// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { orderKey } from './order-key.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

it('is there on a page of plain http, which has no randomUUID', () => {
  const { crypto } = globalThis;
  vi.stubGlobal('crypto', {
    getRandomValues: (view: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(view),
  });
  const key = orderKey('a lamp');
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(orderKey('a lamp')).toBe(key);
  expect(orderKey('two lamps')).not.toBe(key);
});
