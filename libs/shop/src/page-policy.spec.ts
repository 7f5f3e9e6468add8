import { expect, test } from 'vitest';
import { pageHeaders } from './page-policy.ts';

test('a shop frames the cashier and nobody else, and takes code from itself alone', () => {
  const headers = pageHeaders({ SANDBOX_URL: 'http://127.0.0.1:4999/' }, { trustedTypes: 'vue' });
  const policy = headers['content-security-policy'];
  expect(policy).toContain('frame-src http://127.0.0.1:4999;');
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain('trusted-types vue');
  expect(policy).not.toContain('unsafe');
  expect(headers['permissions-policy']).toContain('payment=(self "http://127.0.0.1:4999")');
});

test('without a word the cashier is the sandbox, and no Trusted Types policy may be made', () => {
  const policy = pageHeaders({})['content-security-policy'];
  expect(policy).toContain('frame-src http://127.0.0.1:4242;');
  expect(policy).toContain("trusted-types 'none'");
});

test.each(['http://a;b', 'http://*', 'http://a,b', "http://'self'"])(
  'an address that would widen the policy is refused: %s',
  (address) => {
    expect(() => pageHeaders({ SANDBOX_URL: address })).toThrow('SANDBOX_URL has the host');
  },
);

test('a real account has no content policy, and the other headers all the same', () => {
  const headers = pageHeaders({ SHOP_POLICY: 'antom' });
  expect(Object.keys(headers).sort()).toEqual([
    'permissions-policy',
    'referrer-policy',
    'x-content-type-options',
  ]);
});
