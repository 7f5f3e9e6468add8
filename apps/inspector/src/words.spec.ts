import { expect, test } from 'vitest';
import { sayTime } from './words.ts';

test('a time of today has no day, another one has', () => {
  const now = new Date(2026, 10, 25, 18, 0, 0);
  expect(sayTime(new Date(2026, 10, 25, 9, 5, 7).toISOString(), now)).toBe('09:05:07');
  expect(sayTime(new Date(2026, 10, 24, 9, 5, 7).toISOString(), now)).toBe('24 Nov 2026, 09:05:07');
});
