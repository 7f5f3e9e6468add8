/** Signatures with Node's keys, for programs that speak Antom's protocol themselves. */
import { sign as signBytes, verify as verifyBytes, type KeyObject } from 'node:crypto';
import {
  formatSignatureHeader,
  signatureIn,
  signedBytes,
  withoutQuery,
  type SignedMessage,
} from './signature.ts';

const encode = (text: string) => Buffer.from(text);

/** Signs (RSA256) and returns the value of the `signature` header. */
export function sign(message: SignedMessage, privateKey: KeyObject): string {
  const signature = signBytes('RSA-SHA256', signedBytes(message, encode), privateKey);
  return formatSignatureHeader(signature.toString('base64'));
}

/**
 * Whether this is the `signature` header of that message. Some clients sign the query string of the path and some do
 * not: both are accepted, so what the query says is not proved.
 */
export function verify(message: SignedMessage, header: string, publicKey: KeyObject): boolean {
  const signature = signatureIn(header);
  return [...new Set([message.path, withoutQuery(message.path)])].some((path) =>
    verifyBytes('RSA-SHA256', signedBytes({ ...message, path }, encode), publicKey, signature),
  );
}
