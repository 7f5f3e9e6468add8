/** The packed server package in Cloudflare's runtime, which has neither Node's modules nor its globals. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { Failure, findFreePorts, startProcess, waitForAnswer } from '@ams-cashier/tools/stack';

const WORKER = `import { createShop } from './same.mjs';
let shop;
export default { fetch: (request, env) => (shop ??= createShop(env))(request) };
`;

/** The configuration of workerd, in Cap'n Proto's text form. */
function configuration(port: number, bindings: Readonly<Record<string, string>>): string {
  const texts = Object.entries(bindings)
    .map(([name, text]) => `( name = "${name}", text = ${JSON.stringify(text)} )`)
    .join(', ');
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    ( name = "shop", worker = (
      modules = [ ( name = "worker.js", esModule = embed "worker.js" ) ],
      bindings = [ ${texts} ],
      compatibilityDate = "2026-01-01",
      globalOutbound = "network",
    ) ),
    ( name = "network", network = ( allow = [ "public", "private", "local" ] ) ),
  ],
  sockets = [ ( name = "http", address = "127.0.0.1:${port}", http = (), service = "shop" ) ],
);
`;
}

/**
 * Bundles the shop as Cloudflare's tools do, with the conditions of its runtime, and visits it.
 *
 * @param command workerd
 * @param app where the packed package is installed
 */
export async function tryWorkerd(
  command: string,
  app: string,
  env: Readonly<Record<string, string>>,
  notification: object,
): Promise<void> {
  writeFileSync(join(app, 'worker.mjs'), WORKER);
  const build = await rolldown({
    input: join(app, 'worker.mjs'),
    platform: 'browser',
    resolve: { conditionNames: ['workerd', 'worker', 'import'] },
  });
  await build.write({ file: join(app, 'worker.js'), format: 'esm' });
  await build.close();
  const [port] = await findFreePorts(1);
  if (port === undefined) throw new Failure('There is no free port.');
  writeFileSync(join(app, 'workerd.capnp'), configuration(port, env));
  const worker = startProcess(command, ['serve', 'workerd.capnp'], { cwd: app });
  const at = `http://127.0.0.1:${port}`;
  try {
    await waitForAnswer('workerd', `${at}/`, worker);
    const { visit } = await import(pathToFileURL(join(app, 'same-visit.mjs')).href);
    await visit((path: string, init?: RequestInit) => fetch(at + path, init), notification);
  } catch (error) {
    throw new Failure(`workerd: ${String(error)}\n${worker.tail()}`);
  } finally {
    await worker.stop();
  }
}
