/** WebCrypto, where there is no `node:crypto`: Cloudflare, Vercel's edge and others. */
import { AntomError } from '../error.ts';
import { checkKeyStrength, decodeKey, encryptedKey, KeyFault } from '../pem.ts';
import { findKey, toHex, type RsaKey } from './der.ts';
import type { PrivateKey, PublicKey, Runtime } from './runtime.ts';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
/** Before the hash: SHA-256's DigestInfo. */
const DIGEST_INFO = '3031300d060960864801650304020105000420';

const isLong = (key: RsaKey) => checkKeyStrength('rsa', key.modulus.toString(2).length);

function read(text: string, half: RsaKey['half']): RsaKey {
  const found = findKey(decodeKey(text, half === 'private' ? 'PRIVATE' : 'PUBLIC'));
  if (!found) throw new KeyFault('not a key');
  if (found.type === 'encrypted') throw encryptedKey();
  if (found.type !== 'rsa') {
    checkKeyStrength(found.type === 'ec' ? 'ec' : 'different', 0);
    throw new KeyFault('not a key');
  }
  if (found.half !== half) {
    const other =
      half === 'private' ? 'a public key, not a private one' : 'a private key, not a public one';
    throw new KeyFault(other);
  }
  isLong(found);
  return found;
}

/** Imported at its first use, because that takes a promise. */
class LazyKey {
  #imported: Promise<CryptoKey> | undefined;
  readonly rsa: RsaKey;

  constructor(rsa: RsaKey) {
    this.rsa = rsa;
  }

  get(): Promise<CryptoKey> {
    const { half, der } = this.rsa;
    const [format, use, parameter] =
      half === 'private'
        ? (['pkcs8', 'sign', 'privateKey'] as const)
        : (['spki', 'verify', 'antomPublicKey'] as const);
    this.#imported ??= crypto.subtle
      .importKey(format, der as BufferSource, ALGORITHM, false, [use])
      .catch((cause: unknown) => {
        const message = `${parameter} is a damaged key. Copy it again, without leaving out a part.`;
        throw new AntomError('config', message, { parameter, cause });
      });
    return this.#imported;
  }
}

class WebPrivateKey extends LazyKey implements PrivateKey {
  async sign(bytes: Uint8Array): Promise<Uint8Array> {
    const key = await this.get();
    return new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, bytes as BufferSource));
  }
}

class WebPublicKey extends LazyKey implements PublicKey {
  async verify(bytes: Uint8Array, signature: Uint8Array): Promise<boolean> {
    const key = await this.get();
    const [proof, signed] = [signature as BufferSource, bytes as BufferSource];
    return crypto.subtle.verify(ALGORITHM, key, proof, signed);
  }

  hasMade(signature: Uint8Array): boolean {
    const { modulus, exponent } = this.rsa;
    if (signature.length === 0) return false;
    let [base, rest, opened] = [BigInt(`0x${toHex(signature)}`) % modulus, exponent, 1n];
    for (; rest > 0n; rest >>= 1n) {
      if (rest & 1n) opened = (opened * base) % modulus;
      base = (base * base) % modulus;
    }
    // 00 01 ff … ff 00, then what was signed
    return new RegExp(`^1f+00${DIGEST_INFO}`).test(opened.toString(16));
  }

  isHalfOf(privateKey: PrivateKey): boolean {
    return privateKey instanceof WebPrivateKey && privateKey.rsa.modulus === this.rsa.modulus;
  }
}

export const WEB: Runtime = {
  readPrivateKey: (text) => new WebPrivateKey(read(text, 'private')),
  readPublicKey: (text) => new WebPublicKey(read(text, 'public')),
  encode: (text) => new TextEncoder().encode(text),
  decode: (bytes) => new TextDecoder().decode(bytes),
  createAbortController: () => new AbortController(),
  parseUrl: (text) => (URL.canParse(text) ? new URL(text) : undefined),
};
