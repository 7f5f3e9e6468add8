import { readRaw, type NodeRequest } from './node.ts';
import { checkHandlerOptions, type NotificationHandlerOptions } from './options.ts';
import { refuse, shown } from '../parameter.ts';
import { receive, type Incoming, type Reply } from './receive.ts';

const CURE =
  'Fastify parses bodies before a handler: register `createNotificationPlugin` of this package instead, which leaves ' +
  'the parsers of other routes alone, or keep the raw body with fastify-raw-body.';

/** What the handler needs of Fastify's request. */
export interface FastifyRequest {
  readonly raw: NodeRequest;
  readonly method: string;
  readonly originalUrl: string;
  readonly body?: unknown;
  /** Of fastify-raw-body, or of Nest. */
  readonly rawBody?: unknown;
}

/** What the handler needs of Fastify's reply. */
export interface FastifyReply {
  code(status: number): unknown;
  header(name: string, value: string): unknown;
  send(body: string): unknown;
}

interface FastifyInstance {
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(
    type: string,
    parse: (request: never, payload: unknown, done: (error: null, body: unknown) => void) => void,
  ): unknown;
  post(route: string, handler: (request: FastifyRequest, reply: FastifyReply) => unknown): unknown;
}

export function fromFastify(request: FastifyRequest, reply: FastifyReply, cure: string): Incoming {
  if (typeof reply.code !== 'function') throw new TypeError('reply.code is not a function');
  return {
    method: request.method,
    target: request.originalUrl,
    headers: request.raw.headers,
    read: (limit) => readRaw(request.raw, [request.rawBody, request.body], limit, cure),
  };
}

/** Answers, unless what came instead of the reply can't, which is reported by then. */
export function toFastify({ status, headers, body }: Reply, reply: FastifyReply): void {
  if (typeof reply?.code !== 'function') return;
  reply.code(status);
  for (const [name, value] of Object.entries(headers)) reply.header(name, value);
  reply.send(body);
}

/**
 * A handler for a route whose body is left raw, e.g. by fastify-raw-body. `createNotificationPlugin` needs nothing else.
 */
export function createNotificationHandler(
  options: NotificationHandlerOptions,
): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> {
  const checked = checkHandlerOptions(options);
  return async (request, reply) => {
    const answer = await receive(checked, 'Fastify', () => fromFastify(request, reply, CURE));
    toFastify(answer, reply);
    return reply;
  };
}

/**
 * A plugin with the route for notifications, for Fastify 4 and 5. The parsers of other routes stay as they are.
 *
 * ```ts
 * await app.register(createNotificationPlugin({ route: '/api/notify', antom, onNotification }));
 * ```
 */
export function createNotificationPlugin(
  options: NotificationHandlerOptions & {
    /** Where Antom calls, e.g. `/api/notify`. */
    readonly route: string;
  },
): (instance: FastifyInstance) => Promise<void> {
  const handle = createNotificationHandler(options);
  const { route } = options;
  if (typeof route !== 'string' || !/^[/*]/.test(route)) {
    refuse('route', shown(route), 'Pass where Antom calls, e.g. "/api/notify".');
  }
  return async (instance) => {
    instance.removeAllContentTypeParsers();
    // of this plugin only: the stream itself, unread
    instance.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    instance.post(route, handle);
  };
}
