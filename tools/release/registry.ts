/**
 * An npm registry of our own packed tarballs, so that an app of integrations/ asks for them by name, as its owner would:
 * `@ams-cashier:registry=<address>` in its .npmrc. It serves one version of five packages and needs none of what
 * Verdaccio brings along: users, storage, and a link to the public registry.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Failure, run } from '../stack/index.ts';

export interface Registry {
  readonly address: string;
  stop(): Promise<void>;
}

/** What npm asks about a package: its one version. */
async function describe(file: string, address: string) {
  const { code, output } = await run('tar', ['-xzOf', file, 'package/package.json']);
  if (code !== 0) throw new Failure(`tar could not read ${file}:\n${output}`);
  const manifest = JSON.parse(output) as { name: string; version: string };
  const integrity = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  const path = `/tarballs/${manifest.name.replace('/', '-')}.tgz`;
  return {
    path,
    name: manifest.name,
    metadata: {
      name: manifest.name,
      'dist-tags': { latest: manifest.version },
      versions: {
        [manifest.version]: { ...manifest, dist: { integrity, tarball: `${address}${path}` } },
      },
    },
  };
}

/**
 * Serves the tarballs of a folder on this machine.
 *
 * @example
 * const registry = await startRegistry('dist/packages');
 * await run('npm', ['install', '@ams-cashier/vue', `--@ams-cashier:registry=${registry.address}`]);
 */
export async function startRegistry(folder: string): Promise<Registry> {
  const answers = new Map<string, string | Uint8Array>();
  const server = createServer((request, response) => {
    const answer = answers.get(decodeURIComponent(request.url ?? ''));
    // every build makes the same version anew, so it must not be cached
    response.writeHead(answer === undefined ? 404 : 200, { 'cache-control': 'no-store' });
    response.end(answer ?? '{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const filename of readdirSync(folder).filter((name) => name.endsWith('.tgz'))) {
    const file = join(folder, filename);
    const { name, path, metadata } = await describe(file, address);
    answers.set(`/${name}`, JSON.stringify(metadata));
    answers.set(path, readFileSync(file));
  }
  return {
    address,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
