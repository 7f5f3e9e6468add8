import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { pageHeaders } from './page-headers.ts';

/**
 * The files that a page's build wrote beside its index.html.
 *
 * @param directory with assets/
 */
export function builtAssets(directory: string): Hono {
  const root = join(directory, 'assets');
  const app = new Hono();
  // the page reports that it is not built; serveStatic would do so on the console
  if (!existsSync(root)) return app;
  app.use(pageHeaders({ crossOriginResourcePolicy: 'same-origin' }));
  app.use(async (context, next) => {
    await next();
    // the names contain a hash of the content
    if (context.res.ok) context.header('cache-control', 'public, max-age=31536000, immutable');
  });
  app.get(
    '/:file',
    serveStatic({
      root,
      rewriteRequestPath: (path) => path.slice(path.lastIndexOf('/')),
    }),
  );
  return app;
}
