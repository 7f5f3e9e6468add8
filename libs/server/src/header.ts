/**
 * Headers in the form that a framework or a runtime has them: of Node's `http`, also its `rawHeaders`, of `fetch`, a
 * `Map`, pairs, or a plain object, as of Lambda. Names are case-insensitive.
 */
export type HeadersLike =
  | { get(name: string): string | null | undefined }
  | Iterable<readonly [name: string, value: string | readonly string[] | undefined]>
  | readonly string[]
  | { readonly [name: string]: string | readonly string[] | undefined };

type Header = readonly [name: unknown, value: unknown];

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value && typeof value[Symbol.iterator] === 'function';
}

/** The class is not asked for: a test environment such as jsdom, or a frame, has classes of its own. */
function* entriesOf(headers: object): Iterable<Header> {
  if (!isIterable(headers)) {
    yield* Object.entries(headers);
    return;
  }
  // rawHeaders: name, value, name, value
  let name: string | undefined;
  for (const entry of headers) {
    if (Array.isArray(entry)) yield [entry[0], entry[1]];
    else if (typeof entry !== 'string') return;
    else if (name === undefined) name = entry;
    else {
      yield [name, entry];
      name = undefined;
    }
  }
}

/**
 * The value of a header, the first if there are several; `undefined` without it.
 *
 * @param name in lower case
 */
export function readHeader(headers: HeadersLike, name: string): string | undefined {
  if (typeof headers !== 'object' || headers === null) return undefined;
  for (const [key, value] of entriesOf(headers)) {
    if (typeof key !== 'string' || key.toLowerCase() !== name) continue;
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' ? first : undefined;
  }
  const found: unknown =
    'get' in headers && typeof headers.get === 'function' ? headers.get(name) : undefined;
  return typeof found === 'string' ? found : undefined;
}
