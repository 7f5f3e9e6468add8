import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSessionData, parseSessionData, type SessionMeta } from './session-data.ts';

describe('session data', () => {
  it('is split into its parts', () => {
    const meta = { cashierUrl: 'http://127.0.0.1:4242', publicSessionId: 'p1', other: [1] };
    const raw = `blob==&&SG&&111&&${btoa(JSON.stringify(meta))}`;
    expect(parseSessionData(raw)).toEqual({ raw, secret: 'blob==&&SG&&111', region: 'SG', meta });
  });

  it('is read as it was written, in any script', () => {
    const part = fc.string({ maxLength: 20 }).filter((text) => !text.includes('&'));
    fc.assert(
      fc.property(
        fc.tuple(part, part, part),
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue(), { noNullPrototype: true }),
        (parts, meta) => {
          const secret = parts.join('&&');
          const read = parseSessionData(formatSessionData(secret, meta as SessionMeta));
          expect(read.secret).toBe(secret);
          expect(read.region).toBe(parts[1]);
          expect(JSON.stringify(read.meta)).toBe(JSON.stringify(meta));
        },
      ),
    );
  });

  it.each([
    ['', 'has 1 of its four parts joined by "&&"'],
    ['garbage', 'has 1 of its four parts joined by "&&"'],
    ['blob&&SG&&111', 'has 3 of its four parts joined by "&&"'],
    ['blob&&SG&&111&&', 'its fourth part is not base64 of a JSON object: it was cut or changed'],
    ['blob&&SG&&111&&***', 'its fourth part is not base64'],
    [`blob&&SG&&111&&${btoa('{"cashierUrl":"http')}`, 'it was cut or changed'],
    [`blob&&SG&&111&&${btoa('null')}`, 'not base64 of a JSON object'],
    [`blob&&SG&&111&&${btoa('[]')}`, 'not base64 of a JSON object'],
    [`blob&&SG&&111&&${btoa('"text"')}`, 'not base64 of a JSON object'],
  ])('%j %s', (raw, fault) => expect(() => parseSessionData(raw)).toThrow(fault));

  it('is never read as another session when it is truncated', () => {
    const raw = formatSessionData('blob==&&SG&&111', { cashierUrl: 'http://127.0.0.1:4242' });
    for (let end = 0; end < raw.length; end += 1) {
      let read;
      try {
        read = parseSessionData(raw.slice(0, end));
      } catch {
        continue;
      }
      // only the padding of base64 may be missing
      expect(read.meta).toEqual({ cashierUrl: 'http://127.0.0.1:4242' });
    }
  });
});
