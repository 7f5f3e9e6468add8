import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { builtAssets } from '../pages/built-assets.ts';
import { loopbackOnly } from '../server/loopback-only.ts';
import { formatPolicy, SAFE } from '../pages/page-policy.ts';

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'vue',
};

/**
 * The built inspector, at the sandbox's root. Pages of this machine only.
 *
 * @param directory with index.html and assets/
 */
export function inspectorPage(directory: string): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/', loopbackOnly, async (context) => {
    const page = await readFile(join(directory, 'index.html')).catch(() => undefined);
    if (!page) {
      return context.text('The inspector is not built: run "npm run build" first.', 503, SAFE);
    }
    return context.body(new Uint8Array(page), 200, {
      ...SAFE,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': formatPolicy(POLICY),
    });
  });
  app.route('/inspector/assets', builtAssets(directory));
  return app;
}
