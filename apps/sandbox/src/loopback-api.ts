import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Gateway } from './gateway.ts';
import { inspectPayments } from './inspection.ts';

const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
/** Also a check of the name, so that no foreign name that points here lets a web page read this. */
const LOOPBACK_HOST = /^(([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Help for the developer on this machine: keys and what happened. */
export function loopbackApi(gateway: Gateway): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (context, next) => {
    const address = context.env.incoming.socket.remoteAddress ?? '';
    const host = context.env.incoming.headers.host ?? '';
    if (!LOOPBACK_ADDRESS.test(address) || !LOOPBACK_HOST.test(host)) {
      const message = 'Only for callers on the sandbox’s own machine, by localhost or 127.0.0.1.';
      return context.json({ error: { message } }, 403);
    }
    context.header('cache-control', 'no-store');
    return next();
  });
  app.get('/credentials', (context) => context.json(gateway.keys.demo));
  app.get('/payments', (context) => context.json(inspectPayments(gateway)));
  return app;
}
