import { checkHandlerOptions, type NotificationHandlerOptions } from './options.ts';
import { receive } from './receive.ts';
import { fromWeb, toWeb, type WebRequest, type WebResponse } from './web.ts';

const CURE =
  'SvelteKit: read the body neither in `handle` of hooks.server.ts nor elsewhere in this route.';

/**
 * An endpoint of SvelteKit.
 *
 * ```ts
 * // src/routes/api/notify/+server.ts
 * export const POST = createNotificationHandler({ antom, onNotification });
 * ```
 */
export function createNotificationHandler(
  options: NotificationHandlerOptions,
): (event: { readonly request: WebRequest }) => Promise<WebResponse> {
  const checked = checkHandlerOptions(options);
  return async (event) =>
    toWeb(await receive(checked, 'SvelteKit', () => fromWeb(event.request, CURE)));
}
