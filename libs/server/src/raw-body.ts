import { types } from 'node:util';

/** A body as it was received. */
export type RawBody = string | ArrayBufferLike | ArrayBufferView;

const HOW = [
  'Express: `express.raw({ type: "application/json" })` on this route, before any `express.json()`',
  'Fastify: `addContentTypeParser("application/json", { parseAs: "buffer" }, (_, body, done) => done(null, body))`',
  'Nest: `NestFactory.create(AppModule, { rawBody: true })` and `request.rawBody`',
  'Koa: `await buffer(ctx.req)` of `node:stream/consumers`, before any parser',
  'Next, Hono, Remix: `await request.arrayBuffer()`',
  'Lambda: `Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8")`',
].join('; ');

/** What came instead of a body. */
function describe(value: unknown): string {
  if (value === undefined || value === null) return `The body is ${value}`;
  if (typeof value !== 'object') return `The body is of type ${typeof value}`;
  if ('then' in value) return 'The body is a promise: await it';
  if ('getReader' in value || 'pipe' in value || 'arrayBuffer' in value) {
    return 'The body is not read yet';
  }
  return 'The body is an object that a parser has made';
}

/** The bytes of a body, or why there are none. */
export function readRawBody(
  body: unknown,
): { readonly bytes: Buffer } | { readonly fault: string } {
  if (typeof body === 'string') return { bytes: Buffer.from(body) };
  if (ArrayBuffer.isView(body)) {
    return { bytes: Buffer.from(body.buffer, body.byteOffset, body.byteLength) };
  }
  // of any realm
  if (types.isAnyArrayBuffer(body)) return { bytes: Buffer.from(body) };
  return {
    fault: `${describe(body)}. The signature covers the raw bytes of the body, so pass them: ${HOW}.`,
  };
}

/** Whether these bytes are JSON in base64, as Lambda hands on a body. */
export function isBase64Json(bytes: Buffer): boolean {
  const text = bytes.toString('latin1').trim();
  return (
    /^[A-Za-z0-9+/]{4}[A-Za-z0-9+/\s]*=*$/.test(text) &&
    Buffer.from(text, 'base64').toString('latin1').trimStart().startsWith('{')
  );
}
