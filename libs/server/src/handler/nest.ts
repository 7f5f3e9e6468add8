import { fromFastify, toFastify, type FastifyReply, type FastifyRequest } from './fastify.ts';
import { fromNodeCall, toNode, type NodeRequest, type NodeResponse } from './node.ts';
import { checkHandlerOptions, type NotificationHandlerOptions } from './options.ts';
import { receive } from './receive.ts';

const CURE =
  'Nest parses bodies before a controller: create the application with ' +
  '`NestFactory.create(AppModule, { rawBody: true })`.';

/**
 * A handler for notifications in a controller of Nest, on Express or on Fastify. On Fastify, whose parser of JSON takes no
 * compressed bodies, `app.register(createNotificationPlugin({ route, antom, onNotification }))` of
 * `@ams-cashier/server/fastify` needs neither a controller nor `rawBody`.
 *
 * ```ts
 * // main.ts: const app = await NestFactory.create(AppModule, { rawBody: true });
 * @Controller()
 * export class NotifyController {
 *   readonly #handle = createNotificationHandler({ antom, onNotification });
 *
 *   @Post('api/notify')
 *   notify(@Req() request: Request, @Res() response: Response) {
 *     return this.#handle(request, response);
 *   }
 * }
 * ```
 */
export function createNotificationHandler(
  options: NotificationHandlerOptions,
): (request: NodeRequest | FastifyRequest, response: NodeResponse | FastifyReply) => Promise<void> {
  const checked = checkHandlerOptions(options);
  return async (request, response) => {
    if (typeof response === 'object' && response !== null && 'code' in response) {
      const take = () => fromFastify(request as FastifyRequest, response, CURE);
      toFastify(await receive(checked, 'Nest', take), response);
    } else {
      const take = () => fromNodeCall(request as NodeRequest, response, CURE);
      toNode(await receive(checked, 'Nest', take), response);
    }
  };
}
