/**
 * The packed server package in each runtime that it supports: installed by npm outside the repository, imported and
 * required by a program of a shop, behind Express, Fastify and Nest, and as the README's shop, which meets cut and endless
 * uploads. Then in the apps of frameworks that need a build of their own.
 *
 * `--full` includes the large ones; a name, or the beginning of one, selects: `Bun`, `"Node 2"`, `Next`.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Failure,
  findFreePorts,
  inRoot,
  run,
  runMain,
  startProcess,
} from '@ams-cashier/tools/stack';
import { makeNotification, startGateway } from './gateway.ts';
import { installRuntime, RUNTIMES, type Runtime } from './runtimes.ts';
import { SERVER_APPS, tryServerApp } from './server-apps.ts';
import { visitShop } from './shop-visit.ts';
import { tryWorkerd } from './workerd.ts';

/** For a program that has to end by itself. */
const LIMIT_MS = 60_000;

/** Builds of frameworks take minutes. */
const isLarge = (name: string): boolean => RUNTIMES[name]?.full ?? name in SERVER_APPS;

/** The names of runtimes and frameworks. */
function select(args: readonly string[]): readonly string[] {
  const names = [...Object.keys(RUNTIMES), ...Object.keys(SERVER_APPS)];
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const unknown = wanted.find((arg) => !names.some((name) => name.startsWith(arg)));
  if (unknown !== undefined) {
    throw new Failure(`There is no "${unknown}". There are: ${names.join(', ')}.`);
  }
  return names.filter((name) =>
    wanted.length > 0
      ? wanted.some((arg) => name.startsWith(arg))
      : !isLarge(name) || args.includes('--full'),
  );
}

function packedServer(): string {
  const { version } = JSON.parse(readFileSync(inRoot('libs/server/package.json'), 'utf8'));
  return inRoot(`dist/packages/ams-cashier-server-${version}.tgz`);
}

/** The program of a shop that has installed the package, and the README's shop. */
async function prepareApp(folder: string): Promise<string> {
  const app = join(folder, 'app');
  cpSync(inRoot('integrations/server'), app, { recursive: true });
  const shop = readFileSync(inRoot('libs/server/sample/shop.ts'), 'utf8');
  writeFileSync(join(app, 'shop.mjs'), stripTypeScriptTypes(shop));
  const npm = async (...args: readonly string[]) => {
    const { code, output } = await run('npm', args, { cwd: app });
    if (code !== 0) throw new Failure(`npm ${args.join(' ')} failed:\n${output}`);
  };
  await npm('ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund');
  await npm('install', '--ignore-scripts', '--no-save', '--prefer-offline', packedServer());
  return app;
}

async function tryRuntime(name: string, runtime: Runtime, folder: string, app: string) {
  const place = join(folder, name.replace(' ', '-'));
  mkdirSync(place);
  const command = await installRuntime(runtime, place);
  const gateway = await startGateway();
  const env = { ...process.env, ...gateway.env };
  const args = (file: string) => [...(runtime.args ?? []), file];
  try {
    const [closed, port] = await findFreePorts(2);
    const NOBODY = `http://127.0.0.1:${closed}`;
    const notification = makeNotification('/api/notify', {});
    if (runtime.isEdge) {
      await tryWorkerd(command, app, gateway.env, notification);
      return;
    }
    const NOTIFICATION = JSON.stringify(notification);
    for (const file of [
      ...['check.mjs', 'check.cjs', 'same-here.mjs'],
      ...['frameworks.mjs', 'notifications.mjs', 'store.mjs'],
    ]) {
      const options = { cwd: app, env: { ...env, NOBODY, NOTIFICATION }, limit: LIMIT_MS };
      const { code, output } = await run(command, args(file), options);
      if (code !== 0 || !output.includes('checked')) {
        throw new Failure(`${name}: ${file} failed:\n${output}`);
      }
    }
    const options = { cwd: app, env: { ...env, PORT: String(port) } };
    const shop = startProcess(command, args('shop.mjs'), options);
    try {
      gateway.calls.length = 0;
      await visitShop(`http://127.0.0.1:${port}`, shop, gateway.calls);
    } catch (error) {
      throw new Failure(`${name}: the README’s shop failed: ${error}\n${shop.tail()}`);
    } finally {
      await shop.stop();
    }
  } finally {
    gateway.stop();
  }
}

await runMain(async () => {
  const selected = select(process.argv.slice(2));
  // outside the repository, so that nothing of its node_modules can be found by accident
  const folder = mkdtempSync(join(tmpdir(), 'ams-cashier-server-'));
  try {
    const app = selected.some((name) => name in RUNTIMES) ? await prepareApp(folder) : '';
    for (const name of selected) {
      const begun = performance.now();
      const [runtime, serverApp] = [RUNTIMES[name], SERVER_APPS[name]];
      if (runtime) await tryRuntime(name, runtime, folder, app);
      if (serverApp) await tryServerApp(name, serverApp, join(folder, name), packedServer());
      console.log(`${name}: checked (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
