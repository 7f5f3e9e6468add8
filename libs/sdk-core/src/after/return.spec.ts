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
