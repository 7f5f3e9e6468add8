import { describe, expect, it } from 'vitest';
import { gatewayKey, makePair, gateway } from './gateway.fixture.ts';
import { readPublicKey } from './key.ts';
import { sign, verify } from './node-signature.ts';
import { formatSignatureHeader, parseSignatureHeader } from './signature.ts';

/** docs/reference/server-api.md#signature */
const VECTOR = {
  message: {
    method: 'POST',
    path: '/ams/sandbox/api/v1/payments/inquiryPayment',
    clientId: 'SANDBOX_5Y0000000000000000',
    time: '2026-11-22T12:00:00+00:00',
    body: '{"paymentRequestId":"req-001"}',
  },
  publicKey:
    'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA5Rfo6Eqy1p5pGpQWGyBRvOJRvqhwHx0dWWBIWVA9LgkFx1BP3GhZzASfFSNsvvdNtU9LnH/u5qNeyb7q1aFlmPp39OEOBpEpAKOpOGoXGnbD4Xe0jjayORG1dQDYGO2QBMMVFdh0NV45vRbuDjW387iuDJD19AVa+QhvcuSnrHhYBWdQrZMoGtkeUd7f8w/oE+OTDEfviJlWStE7eAvZvqCa8rtP9SyqzBYWoKx2BqPzYVZimtIYM7qrgdTqyCs2skpqzbYoH86vmX6gHkAFTMHyp7PzwkcJZW/hjVYy5d8R5x6b4jW2yCVXamFlYitLQ8rB14jstjd49ILq5KBGdQIDAQAB',
  header:
    'algorithm=RSA256,keyVersion=1,signature=w7UZ%2FoVWKCMTt7Y2dwlXYMzNy9ZJ4GgZcUWLd993ISpcJfzQBYE6G0T8m0FG4IHG0zpgra2usnPLivDYOMJCRa7Cm3puoTan%2Bqoaaz91Apj9EsQp9MNJEbqkTovCFTOUcXsOeRXjpsTzBGLgHIBe4Ku5ak9e4qWEW2y1miZsMeTj5IX%2B%2BhE1Q2H8bspD1SYuE8TzvXGkQKTWw%2BXyygKfi0E7hnCOfJmhL1Bw5r2Fa0FCLu0WyCwqrav56mV16Bwu9Ibzg30%2Fgmv%2BzSSO2fyh%2BEHBPluSvlPMp65lr147JWR03PLvaur5HEIFAZ7xOtHMeBU6THng1uI4z46zlPJDfw%3D%3D',
};
const key = readPublicKey(VECTOR.publicKey);

describe('the documented test vector', () => {
  it('verifies', () => {
    expect(verify(VECTOR.message, VECTOR.header, key)).toBe(true);
  });

  it.each([
    ['lower-case hex', VECTOR.header.replace(/%../g, (hex) => hex.toLowerCase())],
    ['spaces after the commas', VECTOR.header.replaceAll(',', ', ')],
    ['the signature first', VECTOR.header.replace(/^(.*),(signature=.*)$/, '$2,$1')],
    ['no URL-encoding', decodeURIComponent(VECTOR.header)],
  ])('verifies with %s', (_, header) => {
    expect(verify(VECTOR.message, header, key)).toBe(true);
  });

  it('verifies a body of bytes, and a path whose query string was not signed', () => {
    const body = Buffer.from(VECTOR.message.body);
    expect(
      verify({ ...VECTOR.message, body, path: `${VECTOR.message.path}?a=b` }, VECTOR.header, key),
    ).toBe(true);
  });

  it.each([
    ['method', { method: 'PUT' }],
    ['path', { path: '/ams/api/v1/payments/inquiryPayment' }],
    ['clientId', { clientId: 'SANDBOX_5Y0000000000000001' }],
    ['time', { time: '2026-11-22T12:00:01+00:00' }],
    ['body', { body: '{"paymentRequestId": "req-001"}' }],
  ])('does not verify with another %s', (_, change) => {
    expect(verify({ ...VECTOR.message, ...change }, VECTOR.header, key)).toBe(false);
  });

  it.each(['', 'signature=', 'algorithm=RSA256', 'signature=%', 'signature=AAAA', ';;;,,,==='])(
    'does not verify with the header %j',
    (header) => expect(verify(VECTOR.message, header, key)).toBe(false),
  );
});

it('P30: signs what the other side verifies, whatever the case of the method and the text', () => {
  const message = { ...VECTOR.message, method: 'post', body: '{"a":"灯 \\/ "}' };
  const header = sign(message, gatewayKey);
  expect(verify({ ...message, method: 'POST' }, header, readPublicKey(gateway.spki))).toBe(true);
  expect(verify(message, header, readPublicKey(makePair().spki))).toBe(false);
});

it('encodes + / = in headers, and reads them back', () => {
  const header = formatSignatureHeader('a+b/c==');
  expect(header).toBe('algorithm=RSA256,keyVersion=1,signature=a%2Bb%2Fc%3D%3D');
  expect(parseSignatureHeader(header)).toEqual({
    algorithm: 'RSA256',
    keyVersion: '1',
    signature: 'a+b/c==',
  });
});
