import { expect, test } from 'vitest';
import { placeOf, productOf, readDisplay } from './display.ts';

test.each([
  ['', 'popup', 'popup', 'classic'],
  ['display=popup', 'popup', 'popup', 'classic'],
  ['display=inline', 'inline', 'inline', 'classic'],
  ['display=element', 'element', 'inline', 'element'],
  ['display=hologram', 'popup', 'popup', 'classic'],
])('"%s" shows %s, in place %s, with product %s', (query, display, place, product) => {
  const shown = readDisplay(new URLSearchParams(query));
  expect([shown, placeOf(shown), productOf(shown)]).toEqual([display, place, product]);
});
