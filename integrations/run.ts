/**
 * Our packages in the apps of their users: each app is copied out of the repository, installed from its own lock file,
 * given the packed tarballs of dist/packages, built by its own tools and served; then a shopper pays in a browser.
 *
 * `--full` includes those that take minutes; a name, or the beginning of one, selects that app: `Nuxt`, `"Angular 2"`.
 */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startRegistry } from '@ams-cashier/tools/release/registry';
import {
  Failure,
  findFreePorts,
  inRoot,
  run,
  runMain,
  startProcess,
  startStack,
  waitForAnswer,
} from '@ams-cashier/tools/stack';
import { ensureBrowser, launchOptions } from '@ams-cashier/tools/stack/browser';
import { ensurePrograms } from '@ams-cashier/tools/stack/other-browsers';
import { APPS, type App, type Starter } from './apps.ts';
import { playBrowserTests } from './browser-tests.ts';
import { DRIVERS } from './drivers.ts';
import { tryStarter } from './starter.ts';
import type { Surroundings } from './surroundings.ts';
import { pay } from './visit.ts';

/** How many apps are tried at a time: npm waits for the registry, and most builders use one core. */
const LANES = 2;

async function tryApp(
  name: string,
  { folder, copies, packages = [], ngAdd = [], env: more = {}, serve, visits, tested }: App,
  { env, browser, merchant, registry }: Surroundings,
): Promise<void> {
  // outside the repository, so that nothing of its node_modules can be found by accident
  const app = mkdtempSync(join(tmpdir(), 'ams-cashier-app-'));
  let last = Date.now();
  const note = (what: string) => {
    console.log(`${name}: ${what} (${((Date.now() - last) / 1000).toFixed(1)} s)`);
    last = Date.now();
  };
  const npm = async (...args: readonly string[]) => {
    const { code, output } = await run('npm', args, { cwd: app, env });
    if (code !== 0) throw new Failure(`${name}: npm ${args.join(' ')} failed:\n${output}`);
  };
  try {
    cpSync(inRoot(folder), app, {
      recursive: true,
      filter: (path) => !/[\\/](node_modules|dist|\.nuxt|\.output|\.angular)$/.test(path),
    });
    for (const [from, to] of Object.entries(copies)) {
      cpSync(inRoot(from), join(app, to), { recursive: true });
    }
    await npm('ci', '--ignore-scripts', '--prefer-offline');
    // ours are not in the lock file: it would pin the contents of tarballs that every build makes anew
    const settings = [
      `@ams-cashier:registry=${registry}`,
      'ignore-scripts=true',
      'prefer-offline=true',
    ];
    appendFileSync(join(app, '.npmrc'), `\n${settings.join('\n')}\n`);
    if (packages.length > 0) {
      await npm('install', ...packages.map((part) => `@ams-cashier/${part}`));
    }
    for (const project of ngAdd) {
      const add = ['add', '@ams-cashier/angular', '--skip-confirmation', '--project', project];
      await npm('exec', '--', 'ng', ...add);
    }
    note('installed');
    await npm('run', 'build');
    note('built');
    if (tested !== undefined) {
      await playBrowserTests(name, { app, pages: join(app, tested), env, registry, note });
    }
    if (serve === undefined) return;
    const [port] = await findFreePorts(1);
    const server = startProcess('npm', ['run', serve], {
      cwd: app,
      env: { ...env, ...more, PORT: String(port), HOST: 'localhost', MERCHANT_URL: merchant },
    });
    try {
      for (const visit of visits) {
        const url = `http://localhost:${port}/${visit.path ?? ''}`;
        const html = await waitForAnswer(name, url, server);
        if (visit.html && !html.includes(visit.html)) {
          throw new Failure(`${name}: the server sent a page without ${visit.html}:\n${html}`);
        }
        await pay(browser, url, visit);
        note(`paid at /${visit.path ?? ''}`);
      }
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(app, { recursive: true, force: true });
  }
}

function selectApps(args: readonly string[]): [string, App | Starter][] {
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const unknown = wanted.find((arg) => !Object.keys(APPS).some((name) => name.startsWith(arg)));
  if (unknown !== undefined) {
    throw new Failure(`There is no app "${unknown}". There are: ${Object.keys(APPS).join(', ')}.`);
  }
  return Object.entries(APPS).filter(([name, { full }]) =>
    wanted.length > 0
      ? wanted.some((arg) => name.startsWith(arg))
      : !full || args.includes('--full'),
  );
}

await runMain(async () => {
  const args = process.argv.slice(2);
  const apps = selectApps(args);
  await ensureBrowser();
  if (apps.some(([, app]) => 'tested' in app)) {
    await ensurePrograms(DRIVERS.map(({ program }) => program));
  }
  const registry = await startRegistry(inRoot('dist/packages'));
  const stack = await startStack({ only: ['sandbox', 'merchant'] });
  const browser = await chromium.launch(launchOptions());
  const surroundings: Surroundings = {
    env: { ...process.env, NG_CLI_ANALYTICS: 'false' },
    browser,
    merchant: stack.addresses.merchant,
    sandbox: stack.addresses.sandbox,
    registry: registry.address,
  };
  const failures: string[] = [];
  const lane = async () => {
    for (let next = apps.shift(); next; next = apps.shift()) {
      const [name, app] = next;
      const attempt =
        'template' in app
          ? tryStarter(name, app, surroundings, args.length > 0 ? undefined : app.quickTests)
          : tryApp(name, app, surroundings);
      await attempt.catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        failures.push(error.message);
      });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await browser.close();
  await stack.stop();
  await registry.stop();
  if (failures.length > 0) throw new Failure(failures.join('\n\n'));
});
