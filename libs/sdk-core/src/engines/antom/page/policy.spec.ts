import { expect, it } from 'vitest';
import { ANTOM_POLICY, antomContentSecurityPolicy, DEFAULT_PARTS } from '../../../csp.ts';

it('is the same for both environments in this version, and asks for no inline script', () => {
  const policy = antomContentSecurityPolicy('prod');
  expect(antomContentSecurityPolicy('sandbox')).toBe(policy);
  expect(policy).toMatch(/(^|; )frame-src https:\/\/ac\.alipay\.com /);
  expect(policy).toContain('connect-src https://imgs-sea-global.alipay.com');
  expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
});

it('names each directive once, and only what was asked for', () => {
  const all = antomContentSecurityPolicy('prod', [...DEFAULT_PARTS, 'script', 'analytics']);
  const names = all.split('; ').map((part) => part.split(' ')[0]);
  expect(new Set(names).size).toBe(names.length);
  expect(antomContentSecurityPolicy('prod', ['script'])).toBe(
    'script-src https://sdk.marmot-cloud.com',
  );
});

it('allows the origins of the option antomScriptOrigins with those of Antom', () => {
  const parts = ['script', 'method'] as const;
  expect(antomContentSecurityPolicy('prod', parts, ['https://scripts.example.com'])).toBe(
    'script-src https://sdk.marmot-cloud.com https://gw.alipayobjects.com https://js.antom.com ' +
      'https://scripts.example.com',
  );
});

it.each([
  'https://*.example.com',
  "https://a.example; script-src 'unsafe-inline'",
  'https:',
  '*',
  1,
])('takes no source that is not an origin: %j', (source) => {
  expect(() => antomContentSecurityPolicy('prod', [], [source as string])).toThrow(
    'scriptOrigins has',
  );
});

it('has a reason for each row', () => {
  for (const { why, source } of ANTOM_POLICY) expect(why, source).not.toBe('');
});
