import { expect, it } from 'vitest';
import { safeRedirect } from './redirect.ts';

it.each([
  'https://shop.example/done?x=1',
  'http://localhost:4100/',
  'http://127.0.0.1/',
  'HTTPS://A.example/',
])('may go to %s', (url) => expect(safeRedirect(url)?.href).toBe(new URL(url).href));

it.each([
  'http://shop.example/',
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  'blob:https://shop.example/1',
  'shop://done',
  '/done',
  '//shop.example',
  '',
  undefined,
  null,
  { href: 'https://shop.example' },
])('may not go to %s', (url) => expect(safeRedirect(url)).toBeUndefined());
