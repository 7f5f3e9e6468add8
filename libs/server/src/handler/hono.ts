import { checkHandlerOptions, type NotificationHandlerOptions } from './options.ts';
import { receive } from './receive.ts';
import { fromWeb, toWeb, type WebRequest, type WebResponse } from './web.ts';

const CURE = 'Hono: register this route before any middleware or validator that reads the body.';

/** What the handler needs of Hono's context. */
export interface HonoContext {
  readonly req: { readonly raw: WebRequest };
}

/**
 * A handler for notifications behind Hono, on any runtime.
 *
 * ```ts
 * app.post('/api/notify', createNotificationHandler({ antom, onNotification }));
 * ```
 */
export function createNotificationHandler(
  options: NotificationHandlerOptions,
): (context: HonoContext) => Promise<WebResponse> {
  const checked = checkHandlerOptions(options);
  return async (context) =>
    toWeb(await receive(checked, 'Hono', () => fromWeb(context.req.raw, CURE)));
}
