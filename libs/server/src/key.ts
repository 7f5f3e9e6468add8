import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { checkKeyStrength, decodeKey, encryptedKey, KeyFault } from './pem.ts';

function attempt(read: () => KeyObject): KeyObject | undefined {
  try {
    return read();
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (code === 'ERR_MISSING_PASSPHRASE') throw encryptedKey();
    return undefined;
  }
}

const readPrivate = (key: Buffer) =>
  attempt(() => createPrivateKey({ key, format: 'der', type: 'pkcs8' })) ??
  attempt(() => createPrivateKey({ key, format: 'der', type: 'pkcs1' })) ??
  attempt(() => createPrivateKey({ key, format: 'der', type: 'sec1' }));

const readPublic = (key: Buffer) =>
  attempt(() => createPublicKey({ key, format: 'der', type: 'spki' })) ??
  attempt(() => createPublicKey({ key, format: 'der', type: 'pkcs1' }));

function strong(key: KeyObject): KeyObject {
  checkKeyStrength(key.asymmetricKeyType, key.asymmetricKeyDetails?.modulusLength ?? 0);
  return key;
}

/** An RSA private key of at least 2048 bits, PKCS#8 or PKCS#1, as PEM or base64. Throws on anything else. */
export function readPrivateKey(text: string): KeyObject {
  const der = Buffer.from(decodeKey(text, 'PRIVATE'));
  const key = readPrivate(der);
  if (key) return strong(key);
  throw new KeyFault(readPublic(der) ? 'a public key, not a private one' : 'not a key');
}

/** An RSA public key of at least 2048 bits, SPKI or PKCS#1, as PEM or base64. Throws on anything else. */
export function readPublicKey(text: string): KeyObject {
  const der = Buffer.from(decodeKey(text, 'PUBLIC'));
  // Node makes a public key of a private one too
  if (readPrivate(der)) throw new KeyFault('a private key, not a public one');
  const key = readPublic(der);
  if (key) return strong(key);
  throw new KeyFault('not a key');
}
