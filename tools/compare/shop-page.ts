import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { inRoot } from '../stack/index.ts';
import type { Subject } from './subject.ts';

/** What makes a page. */
type Contents = Pick<Subject, 'id' | 'source' | 'script' | 'style'>;

/** A shop's page with one SDK, as its bundler builds it. */
export interface ShopPage {
  readonly address: string;
  stop(): void;
}

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

const HTML = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<body style="font:16px/1.5 system-ui,sans-serif"><h1>Checkout</h1><p>Desk lamp</p><button>Pay now</button><div id="slot"></div></body></html>`;

/** What a page with the SDK does first; then `mount(session)` is there. */
const start = ({ script, style }: Contents) => `
const added = (tag) => new Promise((resolve, reject) => {
  Object.assign(tag, { onload: resolve, onerror: reject });
  document.head.append(tag);
});
globalThis.start = async () => {
  ${style ? `const style = added(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/package/${style}' }));` : ''}
  ${script ? `await added(Object.assign(document.createElement('script'), { src: '/package/${script}' }));` : ''}
  await import('/app/shop.js');
  ${style ? 'await style;' : ''}
};`;

/** The page's module with what it imports, minified for ES2022, what is loaded later in files of its own. */
async function bundle({ id, source }: Contents, folder: string): Promise<Map<string, string>> {
  const input = join(folder, `${id}.js`);
  writeFileSync(input, source);
  const build = await rolldown({
    input: { shop: input },
    transform: { target: 'es2022' },
    resolve: { alias: { '@ams-cashier/core': inRoot('libs/sdk-core/dist/index.js') } },
    platform: 'browser',
    logLevel: 'silent',
  });
  const comments = { annotation: false, jsdoc: false, legal: true };
  const { output } = await build.generate({ format: 'esm', minify: true, comments });
  await build.close();
  return new Map(
    output.flatMap((file) =>
      file.type === 'chunk' ? [[`/app/${file.fileName}`, file.code] as const] : [],
    ),
  );
}

/** A file of a package: ours from this checkout, the others as npm has installed them in the folder. */
const packageFile = (folder: string, file: string) =>
  file.startsWith('@ams-cashier/core/')
    ? inRoot('libs/sdk-core/dist', file.slice('@ams-cashier/core/'.length))
    : join(folder, 'node_modules', file);

/** @param folder below which npm has installed the packages */
export async function startShopPage(contents: Contents, folder: string): Promise<ShopPage> {
  const scripts = await bundle(contents, folder);
  const read = (path: string): string | Buffer => {
    if (path === '/') return `${HTML}<script>${start(contents)}</script>`;
    const script = scripts.get(path);
    if (script !== undefined) return script;
    return readFileSync(packageFile(folder, path.replace(/^\/package\//, '')));
  };
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const type = TYPES[pathname.split('.').pop() ?? ''] ?? 'text/html; charset=utf-8';
    response.setHeader('content-type', type);
    response.end(read(pathname));
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}/`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
