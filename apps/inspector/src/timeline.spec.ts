import { expect, test } from 'vitest';
import { formatGap, placeEvents } from './timeline.ts';

test.each([
  [3, '3 ms'],
  [1_240, '1.2 s'],
  [60_000, '1 min'],
  [125_000, '2 min 5 s'],
  [(14 * 60 + 58) * 60_000, '14 h 58 min'],
  [7 * 86_400_000, '7 d'],
])('%d milliseconds are %s', (milliseconds, text) => {
  expect(formatGap(milliseconds)).toBe(text);
});

test('the more time is between two events, the farther apart they are', () => {
  const at = (milliseconds: number) => ({
    at: new Date(milliseconds).toISOString(),
    what: 'something',
  });
  const placed = placeEvents([at(0), at(0), at(2_000), at(600_000), at(87_000_000)], 600_000);
  expect(placed.map(({ distance }) => distance)).toEqual([0, 0, 1, 2, 3]);
  expect(placed.map(({ gap }) => gap)).toEqual([undefined, undefined, '2 s', '9 min 58 s', '1 d']);
  expect(placed.map(({ isDue }) => isDue)).toEqual([false, false, false, false, true]);
});
