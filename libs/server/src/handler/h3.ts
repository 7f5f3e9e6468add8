import { fromNode, readRaw, type NodeRequest } from './node.ts';
import { checkHandlerOptions, type NotificationHandlerOptions } from './options.ts';
import { receive, type Incoming } from './receive.ts';
import { fromWeb, toWeb, type WebRequest, type WebResponse } from './web.ts';

const CURE =
  'h3, Nitro, Nuxt: call the handler before `readBody`, and leave this path out of middleware that reads the body.';

/** What the handler needs of an event of h3 1, as in Nuxt and Nitro, and of h3 2. */
export interface H3Event {
  readonly req?: unknown;
  readonly node?: { readonly req: NodeRequest } | undefined;
}

function incomingOf(event: H3Event): Incoming {
  const { req, node } = event;
  const isWeb = typeof req === 'object' && req !== null && 'bodyUsed' in req;
  if (isWeb) return fromWeb(req as WebRequest, CURE);
  if (!node) throw new TypeError('The event is of no known version of h3.');
  // where there is no Node underneath, Nitro has read the body already
  const { _requestBody } = event as { readonly _requestBody?: unknown };
  const kept = [node.req.rawBody, node.req.body, _requestBody];
  return {
    ...fromNode(node.req, CURE),
    read: (limit) => readRaw(node.req, kept, limit, CURE),
  };
}

/**
 * An event handler of h3 1 and 2, and so of Nitro and Nuxt.
 *
 * ```ts
 * // server/api/notify.post.ts
 * export default createNotificationHandler({ antom, onNotification });
 * ```
 */
export function createNotificationHandler(
  options: NotificationHandlerOptions,
): (event: H3Event) => Promise<WebResponse> {
  const checked = checkHandlerOptions(options);
  const handle = async (event: H3Event) =>
    toWeb(await receive(checked, 'h3', () => incomingOf(event)));
  // h3 1 warns about handlers that are not marked so, and Nuxt exports them as they are
  return Object.assign(handle, { __is_handler__: true });
}
