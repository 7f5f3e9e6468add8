/** The laws are defined in docs/design/laws.md. */
import { describe, expect, it } from 'vitest';
import { hostedEngine } from './hosted-engine.ts';
import type { SessionMeta } from '../../contract/session.ts';

const ask = (meta: SessionMeta, environment: 'sandbox' | 'prod' = 'sandbox') =>
  hostedEngine.accepts(
    { raw: '', secret: '', region: 'SG', meta },
    { environment, trustedCashiers: ['https://pay.example.com'] },
  );

describe('the hosted engine', () => {
  it.each([
    'http://127.0.0.1:4242',
    'http://127.200.0.1',
    'http://localhost:1',
    'https://cashier.localhost',
    'http://[::1]:4242',
    'https://pay.example.com',
    'https://pay.example.com/anything?else',
  ])('opens %s in the sandbox only', (cashierUrl) => {
    expect(ask({ cashierUrl })).toBe(true);
    expect(() => ask({ cashierUrl }, 'prod')).toThrow('environment "prod" does not trust');
  });

  it.each([
    'https://evil.example',
    'https://pay.example.com.evil.example',
    'https://pay.example.com:8443',
    'http://pay.example.com',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'https://evil.example/http://127.0.0.1',
    'https://127.0.0.1@evil.example',
    'javascript:alert(1)',
    'file://localhost/etc',
    '//127.0.0.1',
    '',
    'a cashier',
  ])('Law 10: does not trust %s', (cashierUrl) => {
    for (const environment of ['sandbox', 'prod'] as const) {
      expect(() => ask({ cashierUrl }, environment)).toThrow(
        expect.objectContaining({ reason: 'untrusted_cashier' }),
      );
    }
  });

  it.each([[null], [7], [{}]])('does not trust a cashierUrl that is %j', (cashierUrl) => {
    expect(() => ask({ cashierUrl } as unknown as SessionMeta)).toThrow('The session names');
  });

  it.each(['SG', 'US', 'DE', 'XX', ''])(
    'E9: region %s of the session decides nothing',
    (region) => {
      const options = { environment: 'sandbox', trustedCashiers: [] } as const;
      const session = {
        raw: '',
        secret: '',
        region,
        meta: { cashierUrl: 'http://127.0.0.1:4242' },
      };
      expect(hostedEngine.accepts(session, options)).toBe(true);
    },
  );

  it('leaves a session that names no cashier to others', () => {
    expect(ask({})).toBe(false);
    expect(ask({}, 'prod')).toBe(false);
  });
});
