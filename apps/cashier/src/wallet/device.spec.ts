import { expect, it } from 'vitest';
import { isPhone } from './device.ts';

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36', false],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.0 Safari/605.1.15', false],
  ['Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/156.0 Mobile Safari/537.36', true],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148', true],
])('%s: %s', (userAgent, phone) => expect(isPhone({ userAgent })).toBe(phone));

it.each([
  [0, false],
  [5, true],
])('a Mac with %d touch points is an iPad: %s', (maxTouchPoints, phone) => {
  const userAgent = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.0 Safari/605.1.15';
  expect(isPhone({ userAgent, maxTouchPoints })).toBe(phone);
});

it('prefers client hints to the user agent', () => {
  expect(isPhone({ userAgent: 'Mozilla/5.0', userAgentData: { mobile: true } })).toBe(true);
});
