import { checkHandlerOptions, type NotificationHandlerOptions } from './options.ts';
import { receive } from './receive.ts';
import { fromWeb, toWeb, type WebRequest, type WebResponse } from './web.ts';

const CURE =
  'Next: export the handler as POST, and read the body nowhere else. For an API route under pages, set ' +
  '`export const config = { api: { bodyParser: false } }` and use `@ams-cashier/server/node`.';

/**
 * A route handler of Next's App Router. `next build` runs the module too, so the client's options have to be there then, or
 * the client has to be created at the first request.
 *
 * ```ts
 * // app/api/notify/route.ts
 * export const POST = createNotificationHandler({ antom, onNotification });
 * ```
 */
export function createNotificationHandler(
  options: NotificationHandlerOptions,
): (request: WebRequest) => Promise<WebResponse> {
  const checked = checkHandlerOptions(options);
  return async (request) => toWeb(await receive(checked, 'Next', () => fromWeb(request, CURE)));
}
