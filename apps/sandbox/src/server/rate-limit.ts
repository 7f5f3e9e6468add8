import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { RateLimiterMemory } from 'rate-limiter-flexible';

type Env = { Bindings: HttpBindings };

/**
 * @param perSecond how many requests from one address are let through
 * @param refuse answers the others
 */
export function rateLimit(perSecond: number, refuse: (context: Context<Env>) => Response) {
  const limiter = new RateLimiterMemory({ points: perSecond, duration: 1 });
  return createMiddleware<Env>(async (context, next) => {
    const address = context.env.incoming.socket.remoteAddress ?? '';
    const isWithin = await limiter.consume(address).then(
      () => true,
      () => false,
    );
    return isWithin ? next() : refuse(context);
  });
}
