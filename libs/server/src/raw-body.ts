import { fromBase64 } from './base64.ts';

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

/** Of any realm. */
const isArrayBuffer = (value: unknown): value is ArrayBufferLike =>
  /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(value));

/** The bytes of a body, or why there are none. */
export function readRawBody(
  body: unknown,
  encode: (text: string) => Uint8Array,
): { readonly bytes: Uint8Array } | { readonly fault: string } {
  if (typeof body === 'string') return { bytes: encode(body) };
  if (ArrayBuffer.isView(body)) {
    return { bytes: new Uint8Array(body.buffer, body.byteOffset, body.byteLength) };
  }
  if (isArrayBuffer(body)) return { bytes: new Uint8Array(body) };
  return {
    fault: `${describe(body)}. The signature covers the raw bytes of the body, so pass them: ${HOW}.`,
  };
}

/** Whether this is JSON in base64, as Lambda hands on a body. */
export function isBase64Json(body: string): boolean {
  const text = body.trim();
  if (!/^[A-Za-z0-9+/]{4}[A-Za-z0-9+/\s]*=*$/.test(text)) return false;
  const start = fromBase64(text.slice(0, 400));
  return String.fromCharCode(...start)
    .trimStart()
    .startsWith('{');
}
