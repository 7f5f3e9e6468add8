import { fromBase64, toBase64 } from './base64.ts';
import { checkText } from './parameter.ts';
import { whenDone, type Answer, type PrivateKey, type PublicKey } from './runtime/runtime.ts';

/** What a signature covers. Source: docs/reference/server-api.md#signature */
export interface SignedMessage {
  readonly method: string;
  /** Path of the request, without the host; for a response, the path of its request. */
  readonly path: string;
  readonly clientId: string;
  /** The time header, exactly as sent. */
  readonly time: string;
  /** The body, byte for byte as sent: do not parse and serialise it again. */
  readonly body: string | Uint8Array;
}

export interface SignatureHeader {
  /** Base64. */
  readonly signature: string;
  readonly algorithm?: string;
  readonly keyVersion?: string;
}

type Encode = (text: string) => Uint8Array;

/** The bytes that are signed. */
export function signedBytes(
  { method, path, clientId, time, body }: SignedMessage,
  encode: Encode,
): Uint8Array {
  const head = `${method.toUpperCase()} ${path}\n${clientId}.${time}.`;
  if (typeof body === 'string') return encode(head + body);
  const start = encode(head);
  const bytes = new Uint8Array(start.length + body.length);
  bytes.set(start);
  bytes.set(body, start.length);
  return bytes;
}

/** The value of a `signature` header. Fully URL-encoded, because some clients cut it at a bare `=`. */
export function formatSignatureHeader(signature: string): string {
  checkText('signature', signature);
  return `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature)}`;
}

/** Accepts fields in any order and spaces after commas; `undefined` without a signature. */
export function parseSignatureHeader(header: string): SignatureHeader | undefined {
  if (typeof header !== 'string') return undefined;
  const fields = new Map<string, string>();
  for (const part of header.split(',')) {
    const equals = part.indexOf('=');
    if (equals > 0) fields.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  const encoded = fields.get('signature');
  if (!encoded) return undefined;
  let signature;
  try {
    signature = decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
  const algorithm = fields.get('algorithm');
  const keyVersion = fields.get('keyVersion');
  return {
    signature,
    ...(algorithm !== undefined && { algorithm }),
    ...(keyVersion !== undefined && { keyVersion }),
  };
}

/** The signature in a header; empty without one. */
export const signatureIn = (header: string): Uint8Array =>
  fromBase64(parseSignatureHeader(header)?.signature ?? '');

/** The value of the `signature` header. */
export function signMessage(
  message: SignedMessage,
  privateKey: PrivateKey,
  encode: Encode,
): Answer<string> {
  return whenDone(privateKey.sign(signedBytes(message, encode)), (signature) =>
    formatSignatureHeader(toBase64(signature)),
  );
}

/** Whether one of the keys has signed exactly these bytes. */
function isSignedByAny(
  bytes: Uint8Array,
  signature: Uint8Array,
  [key, ...others]: readonly PublicKey[],
): Answer<boolean> {
  if (!key || signature.length === 0) return false;
  return whenDone(
    key.verify(bytes, signature),
    (isValid) => isValid || isSignedByAny(bytes, signature, others),
  );
}

/** Whether this is the `signature` header of exactly that message, by any of the keys. */
export function isMessageSigned(
  message: SignedMessage,
  header: string,
  keys: readonly PublicKey[],
  encode: Encode,
): Answer<boolean> {
  return isSignedByAny(signedBytes(message, encode), signatureIn(header), keys);
}

/** The path without its query string. */
export const withoutQuery = (path: string) => path.replace(/\?.*$/s, '');
