/** Node, and what has Node's modules: Bun and Deno. Nothing here is async. */
import { createPublicKey, publicDecrypt, sign, verify, type KeyObject } from 'node:crypto';
import { URL } from 'node:url';
import * as util from 'node:util';
import { readPrivateKey, readPublicKey } from '../key.ts';
import type { PrivateKey, PublicKey, Runtime } from './runtime.ts';

class NodePrivateKey implements PrivateKey {
  readonly key: KeyObject;

  constructor(key: KeyObject) {
    this.key = key;
  }

  sign(bytes: Uint8Array): Uint8Array {
    return sign('RSA-SHA256', bytes, this.key);
  }
}

class NodePublicKey implements PublicKey {
  readonly #key: KeyObject;

  constructor(key: KeyObject) {
    this.#key = key;
  }

  verify(bytes: Uint8Array, signature: Uint8Array): boolean {
    return verify('RSA-SHA256', bytes, this.#key, signature);
  }

  hasMade(signature: Uint8Array): boolean {
    try {
      // fails if the padding is wrong, as it is after any other key
      publicDecrypt(this.#key, signature);
      return true;
    } catch {
      return false;
    }
  }

  isHalfOf(privateKey: PrivateKey): boolean {
    return (
      privateKey instanceof NodePrivateKey && createPublicKey(privateKey.key).equals(this.#key)
    );
  }
}

const decoder = new util.TextDecoder();

/**
 * What Node has as a module is not taken from the global scope: a test environment such as jsdom has its own there, or
 * none, and Node's `fetch` rejects its signals.
 */
export const NODE: Runtime = {
  readPrivateKey: (text) => new NodePrivateKey(readPrivateKey(text)),
  readPublicKey: (text) => new NodePublicKey(readPublicKey(text)),
  encode: (text) => Buffer.from(text),
  decode: (bytes) => decoder.decode(bytes),
  createAbortController() {
    // Bun has none
    const create: typeof util.transferableAbortController | undefined =
      util.transferableAbortController;
    return create?.() ?? new AbortController();
  },
  parseUrl: (text) => (URL.canParse(text) ? new URL(text) : undefined),
};
