/** Notifications behind Node's `http` and what is built on it. */
import { AntomError } from '../error.ts';
import { readNodeStream, type NodeStream } from './body.ts';
import { checkHandlerOptions, type NotificationHandlerOptions } from './options.ts';
import { misplaced, receive, type Incoming, type Reply } from './receive.ts';

/** What the handler needs of Node's `IncomingMessage`, and what parsers add to it. */
export interface NodeRequest extends NodeStream {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Express: the whole path; in a router, `url` lacks the path at which it is mounted. */
  readonly originalUrl?: string | undefined;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly readableEnded?: boolean;
  /** Of a parser. */
  readonly body?: unknown;
  /** Nest with `rawBody: true`, and cloud functions. */
  readonly rawBody?: unknown;
}

/** What the handler needs of Node's `ServerResponse`. */
export interface NodeResponse {
  writeHead(status: number, headers: { readonly [name: string]: string }): unknown;
  end(body: string): unknown;
}

const isBytes = (value: unknown): value is Uint8Array => ArrayBuffer.isView(value);

/**
 * The raw body that something before the handler has kept, or the stream.
 *
 * @param kept in the order of preference
 * @param cure how that framework leaves the body raw
 */
export async function readRaw(
  stream: NodeStream & { readonly readableEnded?: boolean },
  kept: readonly unknown[],
  limit: number,
  cure: string,
): Promise<Uint8Array> {
  for (const body of kept) {
    if (isBytes(body)) return body;
    if (typeof body === 'string' && body !== '') return new TextEncoder().encode(body);
  }
  if (!stream.readableEnded) return readNodeStream(stream, limit);
  const isParsed = kept.some((body) => typeof body === 'object' && body !== null);
  throw misplaced(
    new AntomError(
      'notification',
      `The body has been ${isParsed ? 'parsed' : 'read'} before, and its signature covers the raw bytes. ${cure}`,
    ),
  );
}

export function fromNode(request: NodeRequest, cure: string): Incoming {
  if (typeof request.on !== 'function') throw new TypeError('request.on is not a function');
  return {
    method: request.method ?? '',
    target: request.originalUrl ?? request.url ?? '/',
    headers: request.headers,
    read: (limit) => readRaw(request, [request.rawBody, request.body], limit, cure),
  };
}

const isNodeResponse = (response: NodeResponse | undefined) =>
  typeof response?.writeHead === 'function';

/** Answers, unless what came instead of the response can't, which is reported by then. */
export function toNode({ status, headers, body }: Reply, response: NodeResponse): void {
  if (!isNodeResponse(response)) return;
  // without its length Node would send it in chunks
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  response.end(body);
}

/** What `node:http`, and the frameworks that hand on its request and response, call a handler with. */
export function fromNodeCall(request: NodeRequest, response: NodeResponse, cure: string): Incoming {
  if (isNodeResponse(response)) return fromNode(request, cure);
  throw new TypeError('response.writeHead is not a function');
}

/**
 * A handler for notifications behind `node:http` and whatever hands on its request and response, e.g. Next's API routes
 * with `bodyParser: false`.
 *
 * ```ts
 * createServer(createNotificationHandler({ antom, onNotification })).listen(8080);
 * ```
 */
export function createNotificationHandler(
  options: NotificationHandlerOptions,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  const checked = checkHandlerOptions(options);
  const cure = 'Call the handler before anything reads the request.';
  return async (request, response) =>
    toNode(
      await receive(checked, 'node:http', () => fromNodeCall(request, response, cure)),
      response,
    );
}
