import { AntomError } from '../error.ts';
import type { HeadersLike } from '../header.ts';
import { readStream, type ByteStream } from './body.ts';
import { checkHandlerOptions, type NotificationHandlerOptions } from './options.ts';
import { misplaced, receive, type Incoming, type Reply } from './receive.ts';

/** What the handler needs of the web's `Request`. */
export interface WebRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeadersLike;
  readonly body: unknown;
  readonly bodyUsed: boolean;
}

/** The global `Response`, also where a program has neither Node's types nor the DOM's. */
export type WebResponse = typeof globalThis extends { Response: { prototype: infer Type } }
  ? Type
  : unknown;

/** A request of `fetch`, of Hono, Next, Remix and others. @param cure how that framework leaves the body unread */
export function fromWeb(request: WebRequest, cure: string): Incoming {
  // Node's request has a path only
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    headers: request.headers,
    async read(limit) {
      if (request.bodyUsed) {
        throw misplaced(
          new AntomError(
            'notification',
            `The body has been read before, and its signature covers the raw bytes. ${cure}`,
          ),
        );
      }
      return request.body ? readStream(request.body as ByteStream, limit) : new Uint8Array();
    },
  };
}

export function toWeb({ status, headers, body }: Reply): WebResponse {
  const { Response } = globalThis as unknown as {
    Response: new (body: string, init: object) => WebResponse;
  };
  return new Response(body, { status, headers });
}

/**
 * A handler for notifications, for everything that speaks the web's `Request` and `Response`: Bun, Deno, Cloudflare,
 * Next, SvelteKit, Hono and others. It verifies, and acknowledges once `onNotification` is done.
 *
 * ```ts
 * const handle = createNotificationHandler({
 *   antom,
 *   onNotification: async (notification) => {
 *     if (notification.notifyType === 'PAYMENT_RESULT') await orders.settle(notification);
 *   },
 * });
 * export default { fetch: (request: Request) => handle(request) };
 * ```
 *
 * It answers 200 once the notification is processed, 401 if it can't be verified, 413 if it is too large, 405 unless it
 * is a POST, and 500 if `onNotification` throws, after which Antom sends it again.
 */
export function createNotificationHandler(
  options: NotificationHandlerOptions,
): (request: WebRequest) => Promise<WebResponse> {
  const checked = checkHandlerOptions(options);
  const cure = 'Pass the request before anything reads it, e.g. a clone of it: request.clone().';
  return async (request) =>
    toWeb(await receive(checked, 'a web server with Request', () => fromWeb(request, cure)));
}
