import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import type { Gateway } from './gateway.ts';
import { contentSecurityPolicy, SAFE } from './page-policy.ts';
import { findSession } from './session.ts';

const TYPES: { readonly [extension: string]: string } = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'frame-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'require-trusted-types-for': "'script'",
};

/**
 * The built cashier page: `/assets/<file>`, and for every other name the page itself, framed only by the session's
 * shop. It says itself if there is no such session.
 *
 * @param directory with index.html and assets/
 */
export function cashierPage(gateway: Gateway, directory: string): Hono {
  const app = new Hono();

  app.get('/assets/:file', async (context) => {
    const file = context.req.param('file');
    const type = TYPES[extname(file)];
    const bytes =
      type && /^[\w-][\w.-]*$/.test(file)
        ? await readFile(join(directory, 'assets', file)).catch(() => undefined)
        : undefined;
    if (!bytes || !type) return context.text('No such file.', 404, SAFE);
    return context.body(new Uint8Array(bytes), 200, {
      ...SAFE,
      'content-type': type,
      // the names carry a hash of what is in them
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  app.get('/:publicSessionId', async (context) => {
    const page = await readFile(join(directory, 'index.html')).catch(() => undefined);
    if (!page) {
      return context.text('The cashier page is not built: run "npm run build" first.', 503, SAFE);
    }
    const session = findSession(gateway, 'publicSessionId', context.req.param('publicSessionId'));
    const frameOrigins = JSON.parse(session?.frameOrigins ?? '[]') as readonly string[];
    return context.body(new Uint8Array(page), 200, {
      ...SAFE,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(POLICY, frameOrigins),
      'origin-agent-cluster': '?1',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), usb=()',
    });
  });

  return app;
}
