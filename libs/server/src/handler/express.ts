import {
  fromNodeCall,
  toNode,
  type NodeRequest as ExpressRequest,
  type NodeResponse as ExpressResponse,
} from './node.ts';
import { checkHandlerOptions, type NotificationHandlerOptions } from './options.ts';
import { receive } from './receive.ts';

const CURE =
  'Express: register this route before `app.use(express.json())`, or give it its own parser: ' +
  '`express.raw({ type: "*/*" })`.';

/**
 * A handler for notifications behind Express 4 or 5.
 *
 * ```ts
 * app.post('/api/notify', createNotificationHandler({ antom, onNotification }));
 * app.use(express.json());
 * ```
 */
export function createNotificationHandler(
  options: NotificationHandlerOptions,
): (request: ExpressRequest, response: ExpressResponse) => Promise<void> {
  const checked = checkHandlerOptions(options);
  return async (request, response) =>
    toNode(
      await receive(checked, 'Express', () => fromNodeCall(request, response, CURE)),
      response,
    );
}
