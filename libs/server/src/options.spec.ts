import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAntomClient } from './node-client.ts';
import { AntomError } from './error.ts';
import { gateway, makePair, merchant } from './gateway.fixture.ts';
import { readPrivateKey, readPublicKey } from './key.ts';
import type { AntomClientOptions } from './options.ts';

const GOOD: AntomClientOptions = {
  clientId: 'SANDBOX_TEST',
  privateKey: merchant.pkcs8,
  antomPublicKey: gateway.spki,
  gateway: 'http://127.0.0.1:4242',
};
const pem = (label: string, base64: string) =>
  `-----BEGIN ${label}-----\n${base64.match(/.{1,64}/g)?.join('\n')}\n-----END ${label}-----\n`;

const pkcs8 = pem('PRIVATE KEY', merchant.pkcs8);
const publicPkcs1 = readPublicKey(gateway.spki).export({ format: 'pem', type: 'pkcs1' });

it.each([
  ['PKCS#8, base64', { privateKey: merchant.pkcs8 }],
  ['PKCS#1, base64', { privateKey: merchant.pkcs1 }],
  ['PKCS#8, PEM', { privateKey: pkcs8 }],
  ['PKCS#1, PEM', { privateKey: pem('RSA PRIVATE KEY', merchant.pkcs1) }],
  ['PEM with written line breaks', { privateKey: pkcs8.replaceAll('\n', '\\n') }],
  ['PEM with written Windows line breaks', { privateKey: pkcs8.replaceAll('\n', '\\r\\n') }],
  ['PEM with Windows line breaks', { privateKey: pkcs8.replaceAll('\n', '\r\n') }],
  ['PEM with line breaks escaped twice', { privateKey: pkcs8.replaceAll('\n', '\\\\n') }],
  ['PEM in quotes', { privateKey: JSON.stringify(pkcs8) }],
  ['PEM on one line', { privateKey: pkcs8.replaceAll('\n', ' ') }],
  ['PEM in base64', { privateKey: Buffer.from(pkcs8).toString('base64') }],
  ['PEM after a byte order mark', { privateKey: `\uFEFF${pkcs8}` }],
  ['PEM with attributes', { privateKey: `Bag Attributes\n  friendlyName: shop\n${pkcs8}` }],
  ['base64 with written line breaks', { privateKey: `${merchant.pkcs8}\\r\\n` }],
  [
    'PEM with both keys',
    { privateKey: pem('PUBLIC KEY', merchant.spki) + pkcs8, antomPublicKey: gateway.spki },
  ],
  ['public key as PEM', { antomPublicKey: pem('PUBLIC KEY', gateway.spki) }],
  ['public key as PKCS#1', { antomPublicKey: String(publicPkcs1) }],
  ['two public keys of Antom', { antomPublicKey: [gateway.spki, makePair().spki] }],
  ['gateway with a slash', { gateway: 'https://open-sea-global.alipay.com/' }],
  ['plain http to this machine by name', { gateway: 'http://localhost:4242' }],
  ['plain http to a name of this machine', { gateway: 'http://antom.localhost:4242' }],
  ['plain http to this machine, IPv6', { gateway: 'http://[::1]:4242' }],
  ['plain http to another loopback address', { gateway: 'http://127.8.0.1' }],
])('accepts %s', (_, change) => {
  expect(() => createAntomClient({ ...GOOD, ...change })).not.toThrow();
});

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ecPublic = ec.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const locked = { cipher: 'aes-256-cbc', passphrase: 'secret' } as const;
const [lockedPkcs8, lockedPkcs1] = (['pkcs8', 'pkcs1'] as const).map((type) =>
  String(rsa.export({ format: 'pem', type, ...locked })),
) as [string, string];
const lockedDer = rsa.export({ format: 'der', type: 'pkcs8', ...locked }).toString('base64');
const short = (modulusLength: number) => {
  const pair = generateKeyPairSync('rsa', { modulusLength });
  return {
    open: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    secret: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
};
const ecPrivate = ec.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

describe('an invalid option is an error that names the option, its value and the fix, and reveals no key', () => {
  it.each<[string, object, string]>([
    ['clientId', { clientId: undefined }, 'clientId is missing.'],
    ['clientId', { clientId: 'a b' }, 'clientId is "a b".'],
    ['privateKey', { privateKey: undefined }, 'privateKey is missing.'],
    ['privateKey', { privateKey: ' ' }, 'privateKey is empty.'],
    ['privateKey', { privateKey: 'c2VjcmV0' }, 'privateKey is not a key.'],
    ['privateKey', { privateKey: './private.pem' }, 'privateKey is not a key.'],
    [
      'privateKey',
      { privateKey: Buffer.from(merchant.pkcs8) },
      'privateKey is bytes: read the file',
    ],
    ['privateKey', { privateKey: readPrivateKey(merchant.pkcs8) }, 'privateKey is a key object'],
    ['privateKey', { privateKey: {} }, 'privateKey is of type object.'],
    ['privateKey', { privateKey: merchant.spki }, 'privateKey is a public key, not a private one.'],
    ['privateKey', { privateKey: pem('PUBLIC KEY', merchant.spki) }, 'is a public key'],
    ['privateKey', { privateKey: ecPrivate }, 'privateKey is an EC key, not an RSA key.'],
    ['privateKey', { privateKey: lockedPkcs8 }, 'privateKey is an encrypted private key: decrypt'],
    ['privateKey', { privateKey: lockedPkcs1 }, 'privateKey is an encrypted private key: decrypt'],
    ['privateKey', { privateKey: lockedDer }, 'privateKey is an encrypted private key: decrypt'],
    ['privateKey', { privateKey: pkcs8.slice(0, 900) }, 'privateKey is a PEM that is cut off.'],
    ['privateKey', { privateKey: pem('OPENSSH PRIVATE KEY', 'AAAA') }, 'is an OpenSSH key'],
    ['privateKey', { privateKey: short(512).secret }, 'is an RSA key of 512 bits: at least 2048'],
    ['privateKey', { privateKey: short(1024).secret }, 'is an RSA key of 1024 bits'],
    ['antomPublicKey', { antomPublicKey: short(1024).open }, 'is an RSA key of 1024 bits'],
    ['antomPublicKey', { antomPublicKey: 42 }, 'antomPublicKey is of type number.'],
    ['antomPublicKey', { antomPublicKey: gateway.pkcs8 }, 'is a private key, not a public one.'],
    ['antomPublicKey', { antomPublicKey: gateway.pkcs1 }, 'is a private key, not a public one.'],
    ['antomPublicKey', { antomPublicKey: lockedPkcs8 }, 'is an encrypted private key'],
    ['antomPublicKey', { antomPublicKey: ecPublic }, 'antomPublicKey is an EC key'],
    ['antomPublicKey', { antomPublicKey: 'ssh-rsa AAAA' }, 'is an OpenSSH public key'],
    ['antomPublicKey', { antomPublicKey: pem('CERTIFICATE', 'AAAA') }, 'is a certificate'],
    ['antomPublicKey', { antomPublicKey: merchant.spki }, 'public half of your own privateKey'],
    ['antomPublicKey', { antomPublicKey: [] }, 'antomPublicKey is an empty list.'],
    ['antomPublicKey[1]', { antomPublicKey: [gateway.spki, ''] }, 'antomPublicKey[1] is empty.'],
    ['gateway', { gateway: undefined }, 'gateway is missing.'],
    ['gateway', { gateway: 'open-sea-global.alipay.com' }, '"open-sea-global.alipay.com"'],
    ['gateway', { gateway: 'https://a.example/ams/api' }, '"https://a.example/ams/api"'],
    ['gateway', { gateway: 'ftp://a.example' }, '"ftp://a.example"'],
    ['gateway', { gateway: 'http://open-sea-global.alipay.com' }, '"http://open-sea-global'],
    ['gateway', { gateway: 'http://192.168.0.7:4242' }, '"http://192.168.0.7:4242"'],
    ['gateway', { gateway: 'http://localhost.example' }, '"http://localhost.example"'],
    ['maxNotificationAgeMs', { maxNotificationAgeMs: 0 }, 'maxNotificationAgeMs is 0.'],
    ['maxNotificationAgeMs', { maxNotificationAgeMs: '1d' }, 'maxNotificationAgeMs is "1d".'],
    ['fetch', { fetch: 'http://proxy' }, 'fetch is "http://proxy".'],
    ['fetch', { fetch: null }, 'fetch is null.'],
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

it.each([
  ['timeout', 'timeoutMs'],
  ['timeoutMS', 'timeoutMs'],
  ['maxNotificationAge', 'maxNotificationAgeMs'],
  ['fetsh', 'fetch'],
])('the misspelt option %s is named: it would have no effect', (wrong, meant) => {
  const create = () => createAntomClient({ ...GOOD, [wrong]: 5 } as AntomClientOptions);
  expect(create).toThrow(`There is no option ${wrong}. Did you mean ${meant}?`);
  expect(create).toThrow(expect.objectContaining({ kind: 'config', parameter: wrong }));
});

it('options of the caller’s own do no harm, e.g. of a file with more in it', () => {
  const more = { merchantPrivateKey: '-', gatewayPublicKey: '-', clientID: '-', shop: 'lamps' };
  expect(() => createAntomClient({ ...GOOD, ...more })).not.toThrow();
});
