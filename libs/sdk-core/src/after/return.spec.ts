import { expect, it } from 'vitest';
import { handleReturn } from './return.ts';

it('reads the marker once and leaves the rest of the address as it was', () => {
  history.replaceState({ own: 1 }, '', '/result?order=1&ams_return=abc#top');
  expect(handleReturn()).toEqual({ openId: 'abc', returned: true });
  expect(location.pathname + location.search + location.hash).toBe('/result?order=1#top');
  expect(history.state).toEqual({ own: 1 });
  expect(handleReturn()).toBeUndefined();
});

it('reads another address without touching the page’s', () => {
  const before = location.href;
  expect(handleReturn('https://shop.example/result?ams_return=abc')).toEqual({
    openId: 'abc',
    returned: true,
  });
  expect(location.href).toBe(before);
});

it.each([
  ['?next=/a/b&flag&sig=a%20b~c&q=%C4%E3&ams_return=abc', '?next=/a/b&flag&sig=a%20b~c&q=%C4%E3'],
  ['?ams_return=abc&a=1+2&a=%2f&&b=', '?a=1+2&a=%2f&&b='],
  [
    '?x=(1)!*;y&ams_return=abc&ams_return=abc#/route?ams_return=abc',
    '?x=(1)!*;y#/route?ams_return=abc',
  ],
  ['?ams%5Freturn=abc&x=%', '?x=%'],
  ['?ams_return=abc', ''],
  ['?ams_return=abc#', '#'],
])('leaves every byte of the rest of %s', (search, rest) => {
  history.replaceState(null, '', `/result${search}`);
  expect(handleReturn()).toEqual({ openId: 'abc', returned: true });
  expect(location.href).toBe(`${location.origin}/result${rest}`);
});

it.each([
  '?ams_return=',
  '?ams_return',
  '?my_ams_return=1',
  '#ams_return=abc',
  '?a=ams_return%3Dabc',
])('finds nothing in %s, and changes nothing', (search) => {
  history.replaceState(null, '', `/result${search}`);
  const before = location.href;
  expect(handleReturn()).toBeUndefined();
  expect(location.href).toBe(before);
});

it('reads a relative address, as a router knows it', () => {
  expect(handleReturn('/result?order=1&ams_return=abc')).toEqual({ openId: 'abc', returned: true });
  expect(handleReturn('')).toBeUndefined();
});
