import { expect, test } from 'vitest';
import { formatTime } from './texts.ts';

test('shows the date unless it is today', () => {
  const now = new Date(2026, 10, 25, 18, 0, 0);
  expect(formatTime(new Date(2026, 10, 25, 9, 5, 7).toISOString(), now)).toBe('09:05:07');
  expect(formatTime(new Date(2026, 10, 24, 9, 5, 7).toISOString(), now)).toBe(
    '24 Nov 2026, 09:05:07',
  );
});
