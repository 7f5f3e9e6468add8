import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';

const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
/** The name is checked too: otherwise a web page could read this through a name of its own that points here. */
const LOOPBACK_HOST = /^(([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

const refusal = (message: string) => ({ error: { message } });

/** Without its port, as `Host` has it. */
const nameOf = (host: string) => host.toLowerCase().replace(/:\d+$/, '');

/**
 * Lets through callers on this machine, and those who name it by a trusted name; changes only from the sandbox's own pages
 * or from outside a browser. Source: docs/design/decisions.md#the-sandbox
 *
 * @param trustedHosts for callers on other machines, such as the host and the neighbours of a container
 */
export const loopbackOnly = (trustedHosts: readonly string[]) =>
  createMiddleware<{ Bindings: HttpBindings }>(async (context, next) => {
    const address = context.env.incoming.socket.remoteAddress ?? '';
    const { host = '', origin } = context.env.incoming.headers;
    const isOwn = LOOPBACK_ADDRESS.test(address) && LOOPBACK_HOST.test(host);
    if (!isOwn && !trustedHosts.includes(nameOf(host))) {
      return context.json(
        refusal(
          'Only for callers on the sandbox’s own machine, through localhost or 127.0.0.1; --trusted-hosts names others.',
        ),
        403,
      );
    }
    // a browser sends the page's origin with every change: pages of other sites must not make any
    const isCrossOrigin =
      origin !== undefined && !['http', 'https'].some((scheme) => origin === `${scheme}://${host}`);
    if (context.req.method !== 'GET' && isCrossOrigin) {
      return context.json(refusal('Only the sandbox’s own pages may change it.'), 403);
    }
    context.header('cache-control', 'no-store');
    return next();
  });
