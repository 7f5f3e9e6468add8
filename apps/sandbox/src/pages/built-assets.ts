import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import { SAFE } from './page-policy.ts';

const TYPES: { readonly [extension: string]: string } = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/**
 * The files that a page's build made beside its index.html.
 *
 * @param directory with assets/
 */
export function builtAssets(directory: string): Hono {
  const app = new Hono();
  app.get('/:file', async (context) => {
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
  return app;
}
