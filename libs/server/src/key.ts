import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/**
 * The DER bytes of a key, from PEM or bare base64. Environment variables often hold a PEM whose line breaks are written
 * as `\n`; those are removed too.
 */
function der(text: string): Buffer {
  const base64 = text.replace(/-----[^-]+-----/g, '').replace(/\\n|\s/g, '');
  return Buffer.from(base64, 'base64');
}

function rsa(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'rsa')
    throw new TypeError(`not an RSA key but ${key.asymmetricKeyType}`);
  return key;
}

/** An RSA private key, PKCS#8 or PKCS#1, as PEM or bare base64. Throws on anything else. */
export function readPrivateKey(text: string): KeyObject {
  const key = der(text);
  try {
    return rsa(createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
  } catch (notPkcs8) {
    try {
      return rsa(createPrivateKey({ key, format: 'der', type: 'pkcs1' }));
    } catch {
      throw notPkcs8;
    }
  }
}

/** An RSA public key, SPKI, as PEM or bare base64. Throws on anything else, including a private key. */
export function readPublicKey(text: string): KeyObject {
  return rsa(createPublicKey({ key: der(text), format: 'der', type: 'spki' }));
}
