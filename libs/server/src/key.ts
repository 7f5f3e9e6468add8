import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** Antom's keys have 2048 bits; shorter ones can be broken. Source: docs/reference/server-api.md#signature */
const MIN_BITS = 2048;

/** What a text is that is no such key, by the label of its PEM, and what to do. */
const OTHER_LABELS: Readonly<Record<string, string>> = {
  'ENCRYPTED PRIVATE KEY':
    'an encrypted private key: decrypt it with `openssl pkey -in key.pem -out plain.pem`',
  'OPENSSH PRIVATE KEY':
    'an OpenSSH key: convert it with `ssh-keygen -p -N "" -m PKCS8 -f key.pem`',
  CERTIFICATE: 'a certificate, not a key: read its key with `openssl x509 -pubkey -noout`',
  'CERTIFICATE REQUEST': 'a certificate request, not a key',
};

/** Thrown for a text that is not the wanted key. The message says what it is and shows nothing of it. */
export class KeyFault extends TypeError {
  override readonly name = 'KeyFault';
}

interface Encoded {
  readonly der: Buffer;
  /** Of a PEM. */
  readonly label: string | undefined;
}

/** Environment variables hold a PEM with its line breaks written as `\n` or `\r\n`, in quotes, or in base64. */
function decode(text: string, wanted: 'PRIVATE' | 'PUBLIC'): Encoded {
  const plain = text.replace(/\\+r|\\+n/g, '\n').replace(/^[\s\uFEFF"'`]+|[\s"'`]+$/g, '');
  const blocks = [
    ...plain.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*(?:-(?!----)[^-]*)*)-----END/g),
  ];
  const [, label, body = ''] =
    blocks.find(([, name]) => name?.includes(`${wanted} KEY`)) ?? blocks[0] ?? [];
  if (label === undefined) {
    if (plain.startsWith('ssh-')) throw new KeyFault('an OpenSSH public key');
    if (plain.includes('-----BEGIN')) throw new KeyFault('a PEM that is cut off');
    const der = Buffer.from(plain.replace(/\s/g, ''), 'base64');
    const inner = der.toString('latin1');
    return inner.startsWith('-----BEGIN ') ? decode(inner, wanted) : { der, label: undefined };
  }
  const other = /^Proc-Type: 4,ENCRYPTED/m.test(body)
    ? OTHER_LABELS['ENCRYPTED PRIVATE KEY']
    : OTHER_LABELS[label];
  if (other) throw new KeyFault(other);
  return { der: Buffer.from(body.replace(/\s/g, ''), 'base64'), label };
}

function attempt(read: () => KeyObject): KeyObject | undefined {
  try {
    return read();
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (code === 'ERR_MISSING_PASSPHRASE')
      throw new KeyFault(OTHER_LABELS['ENCRYPTED PRIVATE KEY']);
    return undefined;
  }
}

const readPrivate = ({ der: key }: Encoded) =>
  attempt(() => createPrivateKey({ key, format: 'der', type: 'pkcs8' })) ??
  attempt(() => createPrivateKey({ key, format: 'der', type: 'pkcs1' })) ??
  attempt(() => createPrivateKey({ key, format: 'der', type: 'sec1' }));

const readPublic = ({ der: key }: Encoded) =>
  attempt(() => createPublicKey({ key, format: 'der', type: 'spki' })) ??
  attempt(() => createPublicKey({ key, format: 'der', type: 'pkcs1' }));

function strong(key: KeyObject): KeyObject {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type !== 'rsa')
    throw new KeyFault(`${type === 'ec' ? 'an EC' : `a ${type}`} key, not an RSA key`);
  const bits = details?.modulusLength ?? 0;
  if (bits < MIN_BITS) {
    throw new KeyFault(`an RSA key of ${bits} bits: at least ${MIN_BITS} are needed`);
  }
  return key;
}

/** An RSA private key of at least 2048 bits, PKCS#8 or PKCS#1, as PEM or base64. Throws on anything else. */
export function readPrivateKey(text: string): KeyObject {
  const encoded = decode(text, 'PRIVATE');
  const key = readPrivate(encoded);
  if (key) return strong(key);
  throw new KeyFault(readPublic(encoded) ? 'a public key, not a private one' : 'not a key');
}

/** An RSA public key of at least 2048 bits, SPKI or PKCS#1, as PEM or base64. Throws on anything else. */
export function readPublicKey(text: string): KeyObject {
  const encoded = decode(text, 'PUBLIC');
  // Node makes a public key of a private one too
  if (readPrivate(encoded)) throw new KeyFault('a private key, not a public one');
  const key = readPublic(encoded);
  if (key) return strong(key);
  throw new KeyFault('not a key');
}
