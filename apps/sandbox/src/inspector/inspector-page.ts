import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Gateway } from '../gateway/gateway.ts';
import { builtAssets } from '../pages/built-assets.ts';
import { pageHeaders } from '../pages/page-headers.ts';
import { loopbackOnly } from './loopback-only.ts';

/**
 * The built inspector, at the sandbox's root. Pages of this machine only.
 *
 * @param directory with index.html and assets/
 */
export function inspectorPage(
  gateway: Gateway,
  directory: string,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get(
    '/',
    loopbackOnly(gateway.trustedHosts),
    pageHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['vue'],
      },
    }),
    async (context) => {
      const page = await readFile(join(directory, 'index.html'), 'utf8').catch(() => undefined);
      return page
        ? context.html(page, 200, { 'cache-control': 'no-store' })
        : context.text('The inspector is not built: run "npm run build" first.', 503);
    },
  );
  app.route('/inspector/assets', builtAssets(directory));
  return app;
}
