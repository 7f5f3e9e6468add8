import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';

const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
/** Also a check of the name, so that no foreign name that points here lets a web page read this. */
const LOOPBACK_HOST = /^(([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

const refusal = (message: string) => ({ error: { message } });

/** Lets through callers on the sandbox's own machine, and changes only from its own pages or from no page. */
export const loopbackOnly = createMiddleware<{ Bindings: HttpBindings }>(async (context, next) => {
  const address = context.env.incoming.socket.remoteAddress ?? '';
  const { host = '', origin } = context.env.incoming.headers;
  if (!LOOPBACK_ADDRESS.test(address) || !LOOPBACK_HOST.test(host)) {
    return context.json(
      refusal('Only for callers on the sandbox’s own machine, by localhost or 127.0.0.1.'),
      403,
    );
  }
  // a browser names the page's origin with every change: a page of another site must not make one
  const isForeign =
    origin !== undefined && !['http', 'https'].some((scheme) => origin === `${scheme}://${host}`);
  if (context.req.method !== 'GET' && isForeign) {
    return context.json(refusal('Only the sandbox’s own pages may change it.'), 403);
  }
  context.header('cache-control', 'no-store');
  return next();
});
