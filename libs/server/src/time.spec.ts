import { expect, it } from 'vitest';
import { parseTime } from './time.ts';

const NOON = '2026-11-22T12:00:00.000Z';

it.each([
  [String(Date.parse(NOON)), NOON],
  ['2026-11-22T12:00:00+00:00', NOON],
  ['2026-11-22T12:00:00+0000', NOON],
  ['2026-11-22T12:00:00Z', NOON],
  ['2026-11-22T12:00:00.1234567Z', '2026-11-22T12:00:00.123Z'],
  ['2026-11-22T20:00:00+08:00', NOON],
])('reads %s', (text, iso) => expect(parseTime(text)?.toISOString()).toBe(iso));

it.each(['', 'noon', '2026-11-22', '2026-11-22T12:00:00', '2026-13-22T12:00:00Z', '12345'])(
  'does not read %j',
  (text) => expect(parseTime(text)).toBeUndefined(),
);
