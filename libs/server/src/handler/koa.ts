import { fromNode, readRaw, type NodeRequest } from './node.ts';
import { checkHandlerOptions, type NotificationHandlerOptions } from './options.ts';
import { receive, type Incoming } from './receive.ts';

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

function fromKoa(context: KoaContext): Incoming {
  const { req, originalUrl } = context;
  const { rawBody, body } = context.request as {
    readonly rawBody?: unknown;
    readonly body?: unknown;
  };
  return {
    ...fromNode(req, CURE),
    target: originalUrl,
    read: (limit) => readRaw(req, [rawBody, body], limit, CURE),
  };
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
    const { status, headers, body } = await receive(checked, 'Koa', () => fromKoa(context));
    // reported by then
    if (typeof context?.set !== 'function') return;
    context.status = status;
    context.set({ ...headers });
    context.body = body;
  };
}
