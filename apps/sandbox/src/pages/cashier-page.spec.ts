import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDirectory, startTestSandbox } from '../server/sandbox.fixture.ts';

let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const LOOPBACK = [
  ...['http://localhost:*', 'https://localhost:*'],
  ...['http://127.0.0.1:*', 'https://127.0.0.1:*'],
  ...['http://*.localhost:*', 'https://*.localhost:*'],
].join(' ');
const get = (path: string) => fetch(`${sandbox.url}/cashier/${path}`);
const policyOf = (response: Response) =>
  Object.fromEntries(
    (response.headers.get('content-security-policy') ?? '')
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.slice(directive.indexOf(' ') + 1)]),
  ) as Record<string, string>;

describe('the page', () => {
  it('has its content security policy and headers', async () => {
    const { publicSessionId } = await sandbox.open({ allowedOrigins: ['https://other.example'] });
    const response = await get(publicSessionId);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>Cashier</title>');
    expect(policyOf(response)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'connect-src': "'self'",
      'frame-src': "'self'",
      'form-action': "'self'",
      'base-uri': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
      'frame-ancestors': `${LOOPBACK} https://shop.example https://other.example`,
    });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=UTF-8',
      'cache-control': 'no-store',
      'origin-agent-cluster': '?1',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'permissions-policy': expect.any(String),
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    ['an unknown session', async () => 'nobody-knows'],
    [
      'a session without a redirect URL',
      async () => (await sandbox.open({ paymentRedirectUrl: '' })).publicSessionId,
    ],
    [
      'a redirect URL of an app',
      async () => (await sandbox.open({ paymentRedirectUrl: 'shop://result' })).publicSessionId,
    ],
  ])('%s: only loopback pages may frame it', async (_, id) => {
    const response = await get(await id());
    expect(response.status).toBe(200);
    expect(policyOf(response)['frame-ancestors']).toBe(LOOPBACK);
  });
});

it('hybrid apps that the session names may frame the page', async () => {
  const allowedOrigins = [
    'capacitor://localhost',
    'ionic://localhost',
    'tauri://localhost',
    'https://localhost',
  ];
  const { publicSessionId } = await sandbox.open({ allowedOrigins });
  expect(policyOf(await get(publicSessionId))['frame-ancestors']).toBe(
    `${LOOPBACK} https://shop.example ${allowedOrigins.join(' ')}`,
  );
});

it.each(["https://a;script-src 'unsafe-inline'", 'https://a;b', 'https://*', "https://'self'"])(
  'the policy never contains %s',
  async (origin) => {
    for (const change of [{ allowedOrigins: [origin] }, { paymentRedirectUrl: `${origin}/x` }]) {
      await expect(sandbox.open(change)).rejects.toMatchObject({ resultCode: 'PARAM_ILLEGAL' });
    }
  },
);

it('a page at [::1] may frame the page', async () => {
  const { publicSessionId } = await sandbox.open();
  const framed = async (referer: string) => {
    const url = `${sandbox.url}/cashier/${publicSessionId}`;
    const policy = policyOf(await fetch(url, { headers: { referer } }))['frame-ancestors'];
    return policy?.split(' ');
  };
  expect(await framed('http://[::1]:4200/')).toContain('http:');
  for (const other of ['http://[::1].evil.example/', 'http://evil.example/[::1]/']) {
    expect(await framed(other)).not.toContain('http:');
  }
});

describe('assets', () => {
  it('are cached permanently', async () => {
    const response = await get('assets/index-abc123.js');
    expect(await response.text()).toBe('export {};');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each(['assets/none.js', 'assets/..%2fsecret.txt', 'assets/..%2findex.html', 'assets/.js'])(
    '%s is not found',
    async (path) => expect((await get(path)).status).toBe(404),
  );
});

it('a missing build is reported', async () => {
  const bare = await startTestSandbox({
    pages: { cashier: makeDirectory(), inspector: makeDirectory() },
  });
  const response = await fetch(`${bare.url}/cashier/any`);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('npm run build');
  await bare.close();
});
