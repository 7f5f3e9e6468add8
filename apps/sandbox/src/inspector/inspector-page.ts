import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import type { Gateway } from '../gateway/gateway.ts';
import { builtAssets } from '../pages/built-assets.ts';
import { pageHeaders } from '../pages/page-headers.ts';
import { loopbackOnly } from './loopback-only.ts';
import { SHOP_PATH, shopOrigin } from './shop-address.ts';

const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  formAction: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/**
 * The built inspector, at the sandbox's root, and its shop. Pages of this machine only.
 *
 * @param directory with index.html and assets/
 */
export function inspectorPage(
  { publicUrl, trustedHosts }: Gateway,
  directory: string,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const isOwn = loopbackOnly(trustedHosts);
  const serve = async (context: Context, file: string) => {
    const page = await readFile(join(directory, file), 'utf8').catch(() => undefined);
    return page
      ? context.html(page, 200, { 'cache-control': 'no-store' })
      : context.text('The inspector is not built: run "npm run build" first.', 503);
  };
  app.get(
    '/',
    isOwn,
    pageHeaders({
      contentSecurityPolicy: {
        ...POLICY,
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['vue'],
      },
    }),
    (context) => serve(context, 'index.html'),
  );
  app.get(
    SHOP_PATH,
    isOwn,
    // a cashier is of another site than the shop
    (context, next) => {
      const { origin, search } = new URL(context.req.url);
      const site = shopOrigin(publicUrl, origin);
      return site === origin
        ? next()
        : Promise.resolve(context.redirect(site + SHOP_PATH + search));
    },
    pageHeaders({
      contentSecurityPolicy: {
        ...POLICY,
        frameSrc: [new URL(publicUrl).origin],
        requireTrustedTypesFor: ["'script'"],
      },
    }),
    (context) => serve(context, 'shop.html'),
  );
  app.route('/inspector/assets', builtAssets(directory));
  return app;
}
