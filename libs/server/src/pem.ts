import { fromBase64 } from './base64.ts';

/** What a text is that is no such key, by the label of its PEM, and what to do. */
const OTHER_LABELS: Readonly<Record<string, string>> = {
  'ENCRYPTED PRIVATE KEY':
    'an encrypted private key: decrypt it with `openssl pkey -in key.pem -out plain.pem`',
  'OPENSSH PRIVATE KEY':
    'an OpenSSH key: convert it with `ssh-keygen -p -N "" -m PKCS8 -f key.pem`',
  CERTIFICATE: 'a certificate, not a key: read its key with `openssl x509 -pubkey -noout`',
  'CERTIFICATE REQUEST': 'a certificate request, not a key',
};

/** Antom's keys have 2048 bits; shorter ones can be broken. Source: docs/reference/server-api.md#signature */
const MIN_BITS = 2048;

/** Thrown for a text that is not the wanted key. The message says what it is and shows nothing of it. */
export class KeyFault extends TypeError {
  override readonly name = 'KeyFault';
}

export const encryptedKey = () => new KeyFault(OTHER_LABELS['ENCRYPTED PRIVATE KEY']);

/** Throws unless it is an RSA key that is long enough. */
export function checkKeyStrength(type: string | undefined, bits: number): void {
  if (type !== 'rsa')
    throw new KeyFault(`${type === 'ec' ? 'an EC' : `a ${type}`} key, not an RSA key`);
  if (bits < MIN_BITS) {
    throw new KeyFault(`an RSA key of ${bits} bits: at least ${MIN_BITS} are needed`);
  }
}

/** Environment variables hold a PEM with its line breaks written as `\n` or `\r\n`, in quotes, or in base64. */
export function decodeKey(text: string, wanted: 'PRIVATE' | 'PUBLIC'): Uint8Array {
  const plain = text.replace(/\\+r|\\+n/g, '\n').replace(/^[\s\uFEFF"'`]+|[\s"'`]+$/g, '');
  const blocks = [
    ...plain.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*(?:-(?!----)[^-]*)*)-----END/g),
  ];
  const [, label, body = ''] =
    blocks.find(([, name]) => name?.includes(`${wanted} KEY`)) ?? blocks[0] ?? [];
  if (label === undefined) {
    if (plain.startsWith('ssh-')) throw new KeyFault('an OpenSSH public key');
    if (plain.includes('-----BEGIN')) throw new KeyFault('a PEM that is cut off');
    const der = fromBase64(plain);
    const inner = String.fromCharCode(...der.subarray(0, 10_000));
    return inner.startsWith('-----BEGIN ') ? decodeKey(inner, wanted) : der;
  }
  if (/^Proc-Type: 4,ENCRYPTED/m.test(body)) throw encryptedKey();
  const other = OTHER_LABELS[label];
  if (other) throw new KeyFault(other);
  return fromBase64(body);
}
