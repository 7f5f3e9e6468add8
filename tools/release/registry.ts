import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runServer } from 'verdaccio';
import { Failure, run } from '../stack/index.ts';

export interface Registry {
  readonly address: string;
  stop(): Promise<void>;
}

/** Settings of an npm registry that keeps its packages in `folder`, takes any publisher and asks no other registry. */
function settings(folder: string) {
  return {
    storage: join(folder, 'packages'),
    self_path: folder,
    auth: { htpasswd: { file: join(folder, 'users') } },
    uplinks: {},
    packages: { '**': { access: '$all', publish: '$all' } },
    max_body_size: '50mb',
    web: { enable: false },
    log: { type: 'stdout', format: 'pretty', level: 'fatal' },
  };
}

/** npm doesn't publish without a token, even where anybody may. */
function publish(tarball: string, address: string) {
  const token = `--${address.replace(/^http:/, '')}/:_authToken=anybody`;
  return run('npm', ['publish', tarball, '--access', 'public', '--registry', address, token], {
    cwd: tmpdir(),
  });
}

/**
 * Publishes the tarballs of a folder into a npm registry on this machine, so that an app asks for them by name, as its
 * owner would.
 *
 * @example
 * const registry = await startRegistry('dist/packages');
 * await run('npm', ['install', '@ams-cashier/vue', `--@ams-cashier:registry=${registry.address}`]);
 */
export async function startRegistry(folder: string): Promise<Registry> {
  const data = mkdtempSync(join(tmpdir(), 'ams-cashier-registry-'));
  // an ES module that is typed as if it were a configuration file
  const server = (await runServer(settings(data) as never)) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const registry: Registry = {
    address,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      rmSync(data, { recursive: true, force: true });
    },
  };
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const published = await Promise.all(tarballs.map((name) => publish(join(folder, name), address)));
  const failed = published.find(({ code }) => code !== 0);
  if (failed) {
    await registry.stop();
    throw new Failure(`npm publish failed:\n${failed.output}`);
  }
  return registry;
}
