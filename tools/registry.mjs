/**
 * An npm registry of nothing but our own packed tarballs, so that an app of integrations/ asks for them by name, as its
 * owner would: `@ams-cashier:registry=<address>` in its .npmrc.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { run } from './child.mjs';
import { Failure } from './failure.mjs';

/**
 * What npm asks about a package: its one version.
 * @param {string} file @param {string} address
 * @returns {Promise<{ name: string } & Record<string, unknown>>}
 */
async function describe(file, address) {
  const { code, output } = await run('tar', ['-xzOf', file, 'package/package.json']);
  if (code !== 0) throw new Failure(`tar could not read ${file}:\n${output}`);
  const manifest = JSON.parse(output);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  const tarball = `${address}/tarballs/${manifest.name.replace('/', '-')}.tgz`;
  return {
    name: manifest.name,
    'dist-tags': { latest: manifest.version },
    versions: { [manifest.version]: { ...manifest, dist: { integrity, tarball } } },
  };
}

/**
 * Serves the tarballs of a folder on this machine.
 * @param {string} folder
 * @returns {Promise<{ address: string, stop: () => Promise<void> }>}
 *
 * @example
 * const registry = await startRegistry('dist/packages');
 * await run('npm', ['install', '@ams-cashier/vue', `--@ams-cashier:registry=${registry.address}`]);
 */
export async function startRegistry(folder) {
  /** @type {Map<string, string | Uint8Array>} */
  const answers = new Map();
  const server = createServer((request, response) => {
    const answer = answers.get(decodeURIComponent(request.url ?? ''));
    // every build makes the same version anew, so nobody may remember it
    response.writeHead(answer === undefined ? 404 : 200, { 'cache-control': 'no-store' });
    response.end(answer ?? '{}');
  });
  await /** @type {Promise<void>} */ (
    new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  );
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const address = `http://127.0.0.1:${port}`;
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.tgz'))) {
    const file = join(folder, name);
    const description = await describe(file, address);
    answers.set(`/${description.name}`, JSON.stringify(description));
    answers.set(`/tarballs/${description.name.replace('/', '-')}.tgz`, readFileSync(file));
  }
  return {
    address,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
