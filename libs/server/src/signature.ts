import {
  publicDecrypt,
  sign as signBytes,
  verify as verifyBytes,
  type KeyObject,
} from 'node:crypto';

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

function signedBytes({ method, path, clientId, time, body }: SignedMessage): Buffer {
  const head = `${method.toUpperCase()} ${path}\n${clientId}.${time}.`;
  return typeof body === 'string'
    ? Buffer.from(head + body)
    : Buffer.concat([Buffer.from(head), body]);
}

/** The value of a `signature` header. Fully URL-encoded, because some clients cut it at a bare `=`. */
export function formatSignatureHeader(signature: string): string {
  return `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature)}`;
}

/** Accepts fields in any order and spaces after commas; `undefined` without a signature. */
export function parseSignatureHeader(header: string): SignatureHeader | undefined {
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

/** Signs (RSA256) and returns the value of the `signature` header. */
export function sign(message: SignedMessage, privateKey: KeyObject): string {
  const signature = signBytes('RSA-SHA256', signedBytes(message), privateKey);
  return formatSignatureHeader(signature.toString('base64'));
}

/** Whether this is the `signature` header of exactly that message. */
export function verifyExactly(
  message: SignedMessage,
  header: string,
  publicKey: KeyObject,
): boolean {
  const signature = parseSignatureHeader(header)?.signature;
  return (
    signature !== undefined &&
    verifyBytes('RSA-SHA256', signedBytes(message), publicKey, Buffer.from(signature, 'base64'))
  );
}

/** The path without its query string. */
export const withoutQuery = (path: string) => path.replace(/\?.*$/s, '');

/**
 * Whether this is the `signature` header of that message. Some clients sign the query string of the path and some do
 * not: both are accepted, so what the query says is not proved.
 */
export function verify(message: SignedMessage, header: string, publicKey: KeyObject): boolean {
  return [...new Set([message.path, withoutQuery(message.path)])].some((path) =>
    verifyExactly({ ...message, path }, header, publicKey),
  );
}

/** Whether the signature was made with the private half of this key, whatever was signed. */
export function isSignedWith(header: string, publicKey: KeyObject): boolean {
  const signature = parseSignatureHeader(header)?.signature ?? '';
  try {
    // fails if the padding is wrong, as it is after any other key
    publicDecrypt(publicKey, Buffer.from(signature, 'base64'));
    return true;
  } catch {
    return false;
  }
}
