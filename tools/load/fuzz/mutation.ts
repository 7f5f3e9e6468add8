import fc from 'fast-check';
import type { Fields, PlannedRequest } from './request.ts';

/** What is put where something else should be. */
const STRANGE: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ maxLength: 300 }),
  fc.integer(),
  fc.double(),
  fc.bigInt().map(String),
  fc.constantFrom(null, true, '', ' ', '0', '-1', '1e400', '__proto__', 'constructor', '\u0000'),
  fc.constantFrom('\ud800', 'x'.repeat(64), 'x'.repeat(65), 'x'.repeat(5000), '灯'.repeat(300)),
  fc.constantFrom("'; DROP TABLE session;--", 'https://a.example/; script-src *'),
  fc.constantFrom('javascript:alert(1)', 'file:///etc/passwd'),
  fc
    .constantFrom(
      `${'['.repeat(200)}${']'.repeat(200)}`,
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    )
    .map((text): unknown => JSON.parse(text)),
);

/** A change of one field, anywhere in the body. */
const FIELD_CHANGE = fc.record({
  place: fc.nat(),
  way: fc.constantFrom('drop', 'replace', 'replace', 'list', 'nest', 'copy'),
  value: STRANGE,
});
type FieldChange = typeof FIELD_CHANGE extends fc.Arbitrary<infer T> ? T : never;

/** A change of the bytes themselves. */
const DAMAGE = fc.record({
  way: fc.constantFrom('cut', 'twice', 'insert', 'brackets'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  byte: fc.nat(255),
});

const DETOUR = fc.record({
  way: fc.constantFrom('query', 'slash', 'last', 'up', 'double', 'zero', 'percent'),
  text: fc.string({ maxLength: 300 }),
});

const HEADER_CHANGE = fc.record({
  place: fc.nat(),
  more: fc.constantFrom('origin', 'host', 'sec-fetch-site', 'x-trace-id'),
  // values that Node lets out; without one the header goes
  value: fc.option(
    fc.constantFrom('', 'x', '0', '-1', 'null', 'a,b;c="', 'http://evil.example', 'x'.repeat(3000)),
  ),
});

/** Nothing, but one time in so many. */
const oneIn = <T>(times: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

/** What becomes of a right request. */
export const MUTATION = fc.record({
  fields: fc.array(FIELD_CHANGE, { maxLength: 2 }),
  damage: oneIn(20, DAMAGE),
  detour: oneIn(10, DETOUR),
  header: oneIn(10, HEADER_CHANGE),
  method: oneIn(30, fc.constantFrom('PUT', 'DELETE', 'OPTIONS', 'HEAD')),
});
export type Mutation = typeof MUTATION extends fc.Arbitrary<infer T> ? T : never;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Every place in a value, as the object and the key. */
const placesOf = (fields: Fields): (readonly [Fields, string])[] =>
  Object.entries(fields).flatMap(([key, inner]) => [
    [fields, key] as const,
    ...(isFields(inner) ? placesOf(inner) : []),
  ]);

/** Also of an object whose `toString` was changed. */
export const textOf = (value: unknown): string =>
  isFields(value) ? JSON.stringify(value) : String(value);

function changeField(body: Fields, { place, way, value }: FieldChange): void {
  const places = placesOf(body);
  const found = places[place % Math.max(1, places.length)];
  if (!found) return;
  const [fields, key] = found;
  const ways: { readonly [way: string]: () => unknown } = {
    drop: () => delete fields[key],
    replace: () => (fields[key] = structuredClone(value)),
    list: () => (fields[key] = [fields[key]]),
    nest: () => (fields[key] = { [key]: fields[key] }),
    // a number as key would make an array as long as that
    copy: () =>
      Array.isArray(fields) ? fields.push(fields[key]) : (fields[textOf(value)] = fields[key]),
  };
  ways[way]?.();
}

function takeDetour(path: string, { way, text }: { way: string; text: string }): string {
  const encoded = encodeURIComponent(text);
  const ways: { readonly [way: string]: () => string } = {
    query: () => `${path}?${encoded.slice(0, 300)}=1`,
    slash: () => `${path}/`,
    last: () => path.replace(/[^/]*$/, () => encoded),
    up: () => path.replace(/\/(?=[^/]*$)/, '/..%2f'),
    double: () => path.replaceAll('/', '//'),
    zero: () => `${path}%00`,
    percent: () => `${path}%`,
  };
  return (ways[way]?.() ?? path).slice(0, 6000);
}

/** The request with other fields, path and method. */
export function mutate(request: PlannedRequest, mutation: Mutation): PlannedRequest {
  const body = request.body && structuredClone(request.body);
  if (body) for (const change of mutation.fields) changeField(body, change);
  // then it would answer nobody: that is what it is for
  if (body?.['offline'] === true) body['offline'] = 'true';
  return {
    ...request,
    method: mutation.method ?? request.method,
    path: mutation.detour ? takeDetour(request.path, mutation.detour) : request.path,
    ...(body && { body }),
  };
}

/** Bytes that are no longer what they were. */
export function damage(bytes: Buffer, { damage }: Mutation): Buffer {
  if (!damage) return bytes;
  const at = Math.floor(damage.at * bytes.length);
  switch (damage.way) {
    case 'cut':
      return bytes.subarray(0, at);
    case 'twice':
      return Buffer.concat([bytes, bytes]);
    case 'insert':
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([damage.byte]), bytes.subarray(at)]);
    default:
      return Buffer.alloc(Math.floor(damage.at * 70_000), '[');
  }
}

export function changeHeaders(
  headers: { readonly [name: string]: string },
  { header }: Mutation,
): { readonly [name: string]: string } {
  if (!header) return headers;
  const names = [...Object.keys(headers), header.more];
  const name = names[header.place % names.length] as string;
  const { [name]: _gone, ...others } = headers;
  return header.value === null ? others : { ...others, [name]: header.value };
}
