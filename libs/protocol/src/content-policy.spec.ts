import { expect, it } from 'vitest';
import { policyAllows } from './content-policy.ts';

it.each([
  ['frame-src https://*.antom.com', true],
  ['frame-src *.antom.com', true],
  ['frame-src https:', true],
  ['child-src https://checkout.antom.com', true],
  ['script-src *', true],
  ["frame-src 'none'", false],
  // the standard lets the encrypted form of what is allowed pass
  ['frame-src http://checkout.antom.com', true],
  ['frame-src http:', true],
  ['frame-src https://checkout.antom.com:443', true],
  ['frame-src checkout.antom.com:*', true],
  ['frame-src ws:', false],
  ['frame-src https://antom.com', false],
  ['frame-src https://checkout.antom.com:8443', false],
  ["frame-src https:, frame-src 'self'", false],
  ["frame-src 'self'; frame-src https:", false],
])('a page with %j may frame the cashier: %s', (policy, expected) => {
  expect(policyAllows(policy, 'frame-src', 'https://checkout.antom.com')).toBe(expected);
});

it.each([
  ['script-src https://pay.google.com', true],
  ['SCRIPT-SRC HTTPS://PAY.GOOGLE.COM', true],
  ["script-src 'nonce-abc' 'strict-dynamic'", true],
  ['frame-src https:', true],
  ["script-src 'self'; script-src-elem https://pay.google.com", true],
  ["script-src-elem 'self'; script-src https://pay.google.com", false],
  ["default-src 'self'", false],
  ["script-src 'self'; default-src https:", false],
])('a page with %j may load a script of a wallet: %s', (policy, expected) => {
  expect(policyAllows(policy, 'script-src', 'https://pay.google.com')).toBe(expected);
});
