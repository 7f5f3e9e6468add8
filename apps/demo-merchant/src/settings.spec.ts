import { describe, expect, it } from 'vitest';
import { fetchSandboxAccount } from './sandbox-account.ts';
import { environmentOf, readSettings, SettingError } from './settings.ts';

const ACCOUNT = {
  ANTOM_CLIENT_ID: 'id',
  ANTOM_PRIVATE_KEY: 'mine',
  ANTOM_PUBLIC_KEY: 'theirs',
  ANTOM_GATEWAY: 'https://open-sea-global.alipay.com',
};

it('every setting has a default', () => {
  expect(readSettings({})).toEqual({
    port: 4100,
    host: '127.0.0.1',
    limits: {
      rate: 1000,
      body: 65_536,
      header: 16_384,
      connections: 1000,
      time: 30_000,
      gateway: 10_000,
    },
    data: '.sandbox/merchant.db',
    outbox: { pollMs: 1000, leaseMs: 60_000 },
    merchantUrl: 'http://localhost:4100',
    shopOrigins: ['http://localhost:4200', 'http://localhost:4300', 'http://localhost:4400'],
    antom: { sandboxUrl: 'http://127.0.0.1:4242' },
  });
});

it('accepts an account of Antom', () => {
  expect(readSettings(ACCOUNT).antom).toEqual({
    clientId: 'id',
    privateKey: 'mine',
    antomPublicKey: 'theirs',
    gateway: 'https://open-sea-global.alipay.com',
  });
});

it.each([
  ['SANDBOX_5Y1234567890', 'sandbox'],
  ['5Y1234567890', 'prod'],
  ['MY_SANDBOX_1', 'prod'],
])('the account %s belongs to %s', (clientId, environment) => {
  expect(environmentOf({ clientId, privateKey: '', antomPublicKey: '', gateway: '' })).toBe(
    environment,
  );
});

it('accepts a database and a token, and shows no password in a message', () => {
  const databaseUrl = 'postgres://shop:secret@localhost/shop';
  const settings = readSettings({ DATABASE_URL: databaseUrl, ADMIN_TOKEN: 'token' });
  expect(settings).toMatchObject({ databaseUrl, adminToken: 'token' });
  expect(() => readSettings({ DATABASE_URL: 'mysql://shop:secret@localhost/shop' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('secret') }),
  );
});

describe('an invalid setting is named', () => {
  it.each(Object.keys(ACCOUNT))('%s missing from the four', (name) => {
    expect(() => readSettings({ ...ACCOUNT, [name]: undefined })).toThrow(`${name} missing`);
  });
  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['MAX_RATE', '0'],
    ['MAX_BODY', '1.5'],
    ['MAX_TIME', 'soon'],
    ['SHOP_ORIGINS', 'http://localhost:4200,shop'],
    ['MERCHANT_URL', 'localhost'],
    ['SANDBOX_URL', 'ws://localhost'],
    ['DATABASE_URL', 'mysql://shop:secret@localhost/shop'],
    ['OUTBOX_POLL', '0'],
    ['OUTBOX_LEASE', 'long'],
  ])('%s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(SettingError);
    expect(() => readSettings({ [name]: value })).toThrow(`${name} is`);
  });
});

it('a missing sandbox is reported in one line, with the fix', async () => {
  const asked = fetchSandboxAccount('http://127.0.0.1:1', 600);
  await expect(asked).rejects.toThrow(SettingError);
  await expect(asked).rejects.toThrow(
    'no credentials from the sandbox at http://127.0.0.1:1: it does not respond. Start it, or set SANDBOX_URL.',
  );
});
