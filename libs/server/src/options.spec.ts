import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAntomClient } from './client.ts';
import { AntomError } from './error.ts';
import { gateway, merchant } from './gateway.fixture.ts';
import type { AntomClientOptions } from './options.ts';

const GOOD: AntomClientOptions = {
  clientId: 'SANDBOX_TEST',
  privateKey: merchant.pkcs8,
  antomPublicKey: gateway.spki,
  gateway: 'http://127.0.0.1:4242',
};
const pem = (label: string, base64: string) =>
  `-----BEGIN ${label}-----\n${base64.match(/.{1,64}/g)?.join('\n')}\n-----END ${label}-----\n`;

it.each([
  ['PKCS#8, base64', { privateKey: merchant.pkcs8 }],
  ['PKCS#1, base64', { privateKey: merchant.pkcs1 }],
  ['PKCS#8, PEM', { privateKey: pem('PRIVATE KEY', merchant.pkcs8) }],
  ['PKCS#1, PEM', { privateKey: pem('RSA PRIVATE KEY', merchant.pkcs1) }],
  [
    'PEM with written line breaks',
    { privateKey: pem('PRIVATE KEY', merchant.pkcs8).replaceAll('\n', '\\n') },
  ],
  ['public key as PEM', { antomPublicKey: pem('PUBLIC KEY', gateway.spki) }],
  ['gateway with a slash', { gateway: 'https://open-sea-global.alipay.com/' }],
])('accepts %s', (_, change) => {
  expect(() => createAntomClient({ ...GOOD, ...change })).not.toThrow();
});

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ecPublic = ec.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const ecPrivate = ec.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

describe('an invalid option is an error that names the option, its value and the fix, and reveals no key', () => {
  it.each<[string, object, string]>([
    ['clientId', { clientId: undefined }, 'clientId is missing.'],
    ['clientId', { clientId: 'a b' }, 'clientId is "a b".'],
    ['privateKey', { privateKey: undefined }, 'privateKey is missing.'],
    ['privateKey', { privateKey: ' ' }, 'privateKey is empty.'],
    ['privateKey', { privateKey: 'c2VjcmV0' }, 'privateKey is a string of 8 characters that'],
    ['privateKey', { privateKey: merchant.spki }, 'privateKey is a string of'],
    ['privateKey', { privateKey: ecPrivate }, 'privateKey is a string of'],
    ['antomPublicKey', { antomPublicKey: 42 }, 'antomPublicKey is of type number.'],
    ['antomPublicKey', { antomPublicKey: gateway.pkcs8 }, 'antomPublicKey is a string of'],
    ['antomPublicKey', { antomPublicKey: ecPublic }, 'antomPublicKey is a string of'],
    ['antomPublicKey', { antomPublicKey: merchant.spki }, 'public half of your own privateKey'],
    ['gateway', { gateway: undefined }, 'gateway is missing.'],
    ['gateway', { gateway: 'open-sea-global.alipay.com' }, '"open-sea-global.alipay.com"'],
    ['gateway', { gateway: 'https://a.example/ams/api' }, '"https://a.example/ams/api"'],
    ['gateway', { gateway: 'ftp://a.example' }, '"ftp://a.example"'],
    ['timeoutMs', { timeoutMs: 0 }, 'timeoutMs is 0.'],
    ['timeoutMs', { timeoutMs: '15s' }, 'timeoutMs is "15s".'],
  ])('%s: %o', (parameter, change, text) => {
    let error: unknown;
    try {
      createAntomClient({ ...GOOD, ...change } as AntomClientOptions);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(AntomError);
    if (!(error instanceof AntomError)) return;
    expect(error).toMatchObject({ kind: 'config', parameter, outcomeUnknown: false });
    expect(error.message).toContain(text);
    expect(error.message).toMatch(/\. Pass .+\.$/);
    for (const value of Object.values(change)) {
      if (/key/i.test(parameter) && typeof value === 'string' && value.trim()) {
        expect(`${error.message}${String(error.cause)}`).not.toContain(value);
      }
    }
  });
});
