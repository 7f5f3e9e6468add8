import { fromNode, readRaw, type NodeRequest } from './node.ts';
import { checkHandlerOptions, type NotificationHandlerOptions } from './options.ts';
import { receive } from './receive.ts';

const CURE =
  'Koa: use the handler before koa-bodyparser or koa-body, or leave this path out of them.';

/** What the handler needs of Koa's context. */
export interface KoaContext {
  readonly req: NodeRequest;
  readonly originalUrl: string;
  /** With what a body parser adds. */
  readonly request: object;
  status: number;
  body: unknown;
  set(headers: { [name: string]: string }): unknown;
}

/**
 * A handler for notifications behind Koa 2 or 3, e.g. with its router.
 *
 * ```ts
 * router.post('/api/notify', createNotificationHandler({ antom, onNotification }));
 * ```
 */
export function createNotificationHandler(
  options: NotificationHandlerOptions,
): (context: KoaContext) => Promise<void> {
  const checked = checkHandlerOptions(options);
  return async (context) => {
    const { rawBody, body } = context.request as {
      readonly rawBody?: unknown;
      readonly body?: unknown;
    };
    const {
      status,
      headers,
      body: text,
    } = await receive(checked, {
      ...fromNode(context.req, CURE),
      target: context.originalUrl,
      read: (limit) => readRaw(context.req, [rawBody, body], limit, CURE),
    });
    context.status = status;
    context.set({ ...headers });
    context.body = text;
  };
}
