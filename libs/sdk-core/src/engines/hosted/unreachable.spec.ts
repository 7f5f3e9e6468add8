import { expect, it } from 'vitest';
import { unreachable } from './unreachable.ts';

const CASHIER = 'http://127.0.0.1:4242';
const page = (origin: string) => ({ origin, crossOriginIsolated: false }) as Window;

it('names a page that no cashier can allow, because it has no origin', () => {
  expect(unreachable(CASHIER, page('null'))).toContain('allow-same-origin');
  expect(unreachable(CASHIER, page('https://shop.example'))).not.toContain('origin');
});
