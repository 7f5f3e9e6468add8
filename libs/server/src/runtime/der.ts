/** The parts of ASN.1 that hold an RSA key. */

interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
  /** With tag and length. */
  readonly whole: Uint8Array;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const OBJECT_IDENTIFIER = 0x06;
/** rsaEncryption, with its NULL. */
const RSA_ALGORITHM = Uint8Array.of(
  ...[SEQUENCE, 13, OBJECT_IDENTIFIER, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0],
);
const RSA = '2a864886f70d010101';
const EC = '2a8648ce3d0201';

export const toHex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What follows each other in there; nothing if it is no DER. */
function elements(bytes: Uint8Array): readonly Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const [tag = 0, short = 0] = bytes.subarray(at, at + 2);
    const lengthBytes = short < 0x80 ? 0 : short - 0x80;
    const start = at + 2 + lengthBytes;
    const length =
      lengthBytes === 0
        ? short
        : bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
    const end = start + length;
    if (lengthBytes > 4 || end > bytes.length) return [];
    found.push({ tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return found;
}

function wrap(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const size = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Uint8Array.of(tag, ...size, ...parts.flatMap((part) => [...part]));
}

export interface RsaKey {
  readonly type: 'rsa';
  readonly half: 'private' | 'public';
  /** As WebCrypto imports it: PKCS#8 or SPKI. */
  readonly der: Uint8Array;
  readonly modulus: bigint;
  readonly exponent: bigint;
}

export type FoundKey = RsaKey | { readonly type: 'encrypted' } | { readonly type: 'ec' | 'other' };

function integer(element: Element | undefined): bigint {
  return element?.tag === INTEGER && element.content.length > 0
    ? BigInt(`0x${toHex(element.content)}`)
    : 0n;
}

function rsaPrivate(pkcs1: Uint8Array): FoundKey | undefined {
  const [sequence] = elements(pkcs1);
  const [version, modulus, exponent, ...rest] = elements(sequence?.content ?? new Uint8Array());
  if (version?.tag !== INTEGER || integer(version) > 1n || rest.length < 6) return undefined;
  return {
    type: 'rsa',
    half: 'private',
    der: wrap(
      SEQUENCE,
      Uint8Array.of(INTEGER, 1, 0),
      RSA_ALGORITHM,
      wrap(OCTET_STRING, sequence?.whole ?? pkcs1),
    ),
    modulus: integer(modulus),
    exponent: integer(exponent),
  };
}

function rsaPublic(pkcs1: Uint8Array): FoundKey | undefined {
  const [sequence] = elements(pkcs1);
  const [modulus, exponent, ...rest] = elements(sequence?.content ?? new Uint8Array());
  if (modulus?.tag !== INTEGER || exponent?.tag !== INTEGER || rest.length > 0) return undefined;
  return {
    type: 'rsa',
    half: 'public',
    der: wrap(
      SEQUENCE,
      RSA_ALGORITHM,
      wrap(BIT_STRING, Uint8Array.of(0), sequence?.whole ?? pkcs1),
    ),
    modulus: integer(modulus),
    exponent: integer(exponent),
  };
}

/** The key in a PKCS#8 or SPKI. */
function named(algorithm: Element, inner: () => FoundKey | undefined): FoundKey | undefined {
  const [identifier] = elements(algorithm.content);
  if (identifier?.tag !== OBJECT_IDENTIFIER) return undefined;
  const name = toHex(identifier.content);
  return name === RSA ? inner() : { type: name === EC ? 'ec' : 'other' };
}

/** What kind of key this is; `undefined` if it is none. */
export function findKey(der: Uint8Array): FoundKey | undefined {
  const [outer] = elements(der);
  if (outer?.tag !== SEQUENCE) return undefined;
  const [first, second, third] = elements(outer.content);
  // PKCS#8
  if (first?.tag === INTEGER && second?.tag === SEQUENCE && third?.tag === OCTET_STRING) {
    return named(second, () => rsaPrivate(third.content));
  }
  // SPKI
  if (first?.tag === SEQUENCE && second?.tag === BIT_STRING) {
    return named(first, () => rsaPublic(second.content.subarray(1)));
  }
  if (first?.tag === SEQUENCE && second?.tag === OCTET_STRING) return { type: 'encrypted' };
  // SEC1
  if (first?.tag === INTEGER && second?.tag === OCTET_STRING) return { type: 'ec' };
  return rsaPrivate(der) ?? rsaPublic(der);
}
