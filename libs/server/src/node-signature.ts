/** Signatures with Node's keys, for programs that speak Antom's protocol themselves. */
import { sign as signBytes, verify as verifyBytes, type KeyObject } from 'node:crypto';
import * as keys from './key.ts';
import { checkKey } from './options.ts';
import { reading, refuse, shown, strangeKind } from './parameter.ts';
import {
  formatSignatureHeader,
  signatureIn,
  signedBytes,
  withoutQuery,
  type SignedMessage,
} from './signature.ts';

const encode = (text: string) => Buffer.from(text);

/** An RSA private key of at least 2048 bits, PKCS#8 or PKCS#1, as PEM or base64. Throws on anything else. */
export function readPrivateKey(text: string): KeyObject {
  const fix = 'Pass an RSA private key, PKCS#8 or PKCS#1, as PEM or base64.';
  return checkKey('text', text, keys.readPrivateKey, fix);
}

/** An RSA public key of at least 2048 bits, SPKI or PKCS#1, as PEM or base64. Throws on anything else. */
export function readPublicKey(text: string): KeyObject {
  const fix = 'Pass an RSA public key, SPKI or PKCS#1, as PEM or base64.';
  return checkKey('text', text, keys.readPublicKey, fix);
}

function check(message: SignedMessage): void {
  const kind = strangeKind(message);
  if (kind) refuse('message', kind, 'Pass method, path, clientId, time and body.');
  for (const name of ['method', 'path', 'clientId', 'time'] as const) {
    const text: unknown = message[name];
    if (typeof text !== 'string') refuse(`message.${name}`, shown(text), 'Pass a string.');
  }
  const { body } = message;
  if (typeof body === 'string' || ArrayBuffer.isView(body)) return;
  refuse('message.body', shown(body), 'Pass the body as text or bytes, as it is sent.');
}

function checkKeyObject(key: unknown, type: 'private' | 'public'): void {
  const parameter = `${type}Key`;
  if (reading(parameter, () => Object(key).type) === type) return;
  const reader = type === 'private' ? 'readPrivateKey' : 'readPublicKey';
  refuse(parameter, `not a ${type} key object`, `Pass what ${reader} returns.`);
}

/** Signs (RSA256) and returns the value of the `signature` header. */
export function sign(message: SignedMessage, privateKey: KeyObject): string {
  reading('message', () => check(message));
  checkKeyObject(privateKey, 'private');
  const signature = signBytes('RSA-SHA256', signedBytes(message, encode), privateKey);
  return formatSignatureHeader(signature.toString('base64'));
}

/**
 * Whether this is the `signature` header of that message. Some clients sign the query string of the path and some do
 * not: both are accepted, so what the query says is not proved.
 */
export function verify(message: SignedMessage, header: string, publicKey: KeyObject): boolean {
  reading('message', () => check(message));
  checkKeyObject(publicKey, 'public');
  const signature = signatureIn(header);
  return [...new Set([message.path, withoutQuery(message.path)])].some((path) =>
    verifyBytes('RSA-SHA256', signedBytes({ ...message, path }, encode), publicKey, signature),
  );
}
