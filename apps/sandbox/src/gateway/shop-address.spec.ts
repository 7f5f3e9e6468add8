import { expect, it } from 'vitest';
import { addToQuery } from './shop-address.ts';

it.each([
  ['https://shop.example/', 'https://shop.example/?marker=o1'],
  ['https://shop.example/a?', 'https://shop.example/a?marker=o1'],
  [
    'https://shop.example/a?next=/a/b&flag&sig=a%20b~c&q=%C4%E3&&p=a+b#order',
    'https://shop.example/a?next=/a/b&flag&sig=a%20b~c&q=%C4%E3&&p=a+b&marker=o1#order',
  ],
  ['https://shop.example/a?marker=old&x=1', 'https://shop.example/a?x=1&marker=o1'],
])('%s keeps what the shop wrote', (address, expected) => {
  expect(addToQuery(address, { marker: 'o1' })).toBe(expected);
});

it('nothing more: the address as it was', () => {
  const address = 'https://shop.example/a?flag&q=%C4%E3#order';
  expect(addToQuery(address, {})).toBe(address);
});
