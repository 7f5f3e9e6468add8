/** What the client needs of the runtime that it is on. */

/** Node answers at once; WebCrypto, later. */
export type Answer<Value> = Value | Promise<Value>;

/**
 * By its shape: where the global `Promise` has been replaced, as zone.js does, what an async function returns is no
 * instance of it, and a promise that is taken for the answer says yes to everything.
 */
const isPending = <Value>(answer: Answer<Value>): answer is Promise<Value> =>
  typeof (Object(answer) as Partial<Promise<Value>>).then === 'function';

export function whenDone<Value, Next>(
  answer: Answer<Value>,
  next: (value: Value) => Answer<Next>,
): Answer<Next> {
  return isPending(answer) ? answer.then(next) : next(answer);
}

/** RSA256: SHA-256 with RSA, PKCS#1 v1.5. */
export interface PrivateKey {
  sign(bytes: Uint8Array): Answer<Uint8Array>;
}

export interface PublicKey {
  verify(bytes: Uint8Array, signature: Uint8Array): Answer<boolean>;
  /** Whether the signature was made with the private half of this key, whatever was signed. */
  hasMade(signature: Uint8Array): boolean;
  /** Whether it is the public half of that key. */
  isHalfOf(privateKey: PrivateKey): boolean;
}

export interface Runtime {
  /** Both throw a KeyFault. */
  readPrivateKey(text: string): PrivateKey;
  readPublicKey(text: string): PublicKey;
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
  createAbortController(): AbortController;
  /** `undefined` for what is no absolute URL. */
  parseUrl(text: string): URL | undefined;
}
