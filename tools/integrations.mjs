/**
 * Our packages in apps of their users: each app of integrations/ is copied out of the repository, installed from its own
 * lock file, given the packed tarballs, built by its own tools and served; then somebody pays in a browser.
 * `--full` takes those too that need minutes, a name or the beginning of one takes that app alone: `Nuxt`, `"Angular 2"`.
 * `--packed` uses the tarballs of dist/packages as they are.
 */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { CARDS, CashierPage } from '../e2e/models/cashier-page.ts';
import { ensureBrowser, launchOptions } from './browser.mjs';
import { run, startChild, stopAllOnSignal } from './child.mjs';
import { Failure, runMain } from './failure.mjs';
import { findNode } from './node.mjs';
import { freePorts } from './port.mjs';
import { startRegistry } from './registry.mjs';
import { PART_NAMES, startStack } from './stack.mjs';
import { inRoot } from './workspace.mjs';

/**
 * @typedef {object} Visit somebody comes and pays
 * @property {string} [path]
 * @property {string} [shown] what the page says after the payment; default: the event's code
 * @property {string} [html] must be in the page before a script of it has run
 * @property {string} [stands] a selector of what has to be there before anybody clicks
 */

/**
 * @typedef {object} AppRow
 * @property {string} folder
 * @property {Readonly<Record<string, string>>} copies more files of the repository, and where in the app they go
 * @property {readonly string[]} [packages] of ours, installed by npm
 * @property {readonly string[]} [ngAdd] projects of the app that `ng add` gives our Angular package
 * @property {string} build an npm script
 * @property {string} [serve] an npm script; it reads PORT, HOST and MERCHANT_URL. Without one the app only builds
 * @property {readonly Visit[]} [visits]
 * @property {boolean} [full] only with --full
 */

const VUE_SAMPLE = { 'docs/samples/session.ts': 'session.ts' };

/**
 * An app as each Angular's own CLI makes it: a standalone project without zone.js, one of modules with it. All samples of
 * the README pay in it.
 * @type {Omit<AppRow, 'folder'>}
 */
const ANGULAR = {
  copies: {
    // what stands in place of the components that the CLI makes
    'integrations/angular': '.',
    'libs/angular/sample/standalone.ts': 'src/app/standalone.ts',
    'libs/angular/sample/module.ts': 'projects/modular/src/app/module.ts',
    'libs/angular/sample/stream.ts': 'projects/modular/src/app/stream.ts',
    'docs/samples/session.ts': 'projects/modular/src/app/session.ts',
  },
  ngAdd: ['standalone', 'modular'],
  build: 'build',
  serve: 'serve',
  visits: [
    { shown: 'Thank you.' },
    { path: 'modular/', shown: 'paid' },
    { path: 'modular/?sample', shown: 'SDK_PAYMENT_SUCCESSFUL' },
  ],
};

const BUTTON = '<button type="button">Pay now</button>';

/**
 * In the order in which they begin: the longest first.
 * @type {Readonly<Record<string, AppRow>>}
 */
const APPS = {
  'Angular 22': { ...ANGULAR, folder: 'integrations/angular-22' },
  'TypeScript 5.8 and 6.0': {
    folder: 'integrations/typescript',
    copies: { 'libs/sdk-core/test-d': 'src' },
    packages: ['core', 'server', 'vue'],
    build: 'build',
  },
  'Vite and Vue': {
    folder: 'integrations/vue-vite',
    copies: { ...VUE_SAMPLE, 'docs/samples/vue': 'src' },
    packages: ['vue'],
    build: 'build',
    serve: 'serve',
    visits: [{}],
  },
  Nuxt: {
    folder: 'integrations/nuxt',
    copies: { ...VUE_SAMPLE, 'docs/samples/vue/App.vue': 'app/app.vue' },
    packages: ['vue'],
    build: 'build',
    serve: 'serve',
    visits: [{ html: BUTTON }],
    full: true,
  },
  'Angular 21': { ...ANGULAR, folder: 'integrations/angular-21', full: true },
  'Angular 20': { ...ANGULAR, folder: 'integrations/angular-20', full: true },
  'Angular on a server': {
    folder: 'integrations/angular-ssr',
    copies: { 'libs/angular/sample/standalone.ts': 'src/app/standalone.ts' },
    ngAdd: ['ssr'],
    build: 'build',
    serve: 'serve',
    visits: [{ shown: 'Thank you.', html: BUTTON, stands: '[data-stable]' }],
    full: true,
  },
};

/** How many apps are tried at a time: npm waits for the registry, and most builders use one core. */
const LANES = 2;
const READY_LIMIT_MS = 30_000;
const PAY_LIMIT_MS = 30_000;

/**
 * @param {string} url @param {import('./child.mjs').Child} server
 * @returns {Promise<string>} the page as it was served
 */
async function answer(url, server) {
  const end = Date.now() + READY_LIMIT_MS;
  while (Date.now() < end && server.running()) {
    const response = await fetch(url, { signal: AbortSignal.timeout(READY_LIMIT_MS) }).catch(
      () => undefined,
    );
    if (response?.ok) return response.text();
    await sleep(150);
  }
  throw new Failure(`The app does not answer at ${url}:\n${server.tail()}`);
}

/**
 * Pays as the sample's shopper. Whatever the console complains about, a hydration that went wrong for one, is a failure.
 * @param {import('@playwright/test').Browser} browser @param {string} url @param {Visit} visit
 */
async function pay(browser, url, { shown = 'SDK_PAYMENT_SUCCESSFUL', stands }) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PAY_LIMIT_MS);
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
  try {
    await page.goto(url, { waitUntil: 'networkidle' });
    if (stands) await page.locator(stands).waitFor();
    await page.getByRole('button', { name: 'Pay now' }).click();
    await new CashierPage(page).pay(CARDS.good);
    const paid = page.getByRole('status').filter({ hasText: shown });
    await paid.waitFor();
  } catch (error) {
    throw new Failure([`The payment at ${url} failed: ${error}`, ...complaints].join('\n'));
  }
  await page.close();
  if (complaints.length > 0)
    throw new Failure(`The console of ${url} says:\n${complaints.join('\n')}`);
}

/**
 * @param {string} name @param {AppRow} row
 * @param {{ env: NodeJS.ProcessEnv, browser: import('@playwright/test').Browser, merchant: string, registry: string }} setting
 */
async function tryApp(name, row, { env, browser, merchant, registry }) {
  const { folder, copies, packages = [], ngAdd = [], build, serve, visits = [] } = row;
  // outside of the repository: nothing of its node_modules can be found by accident
  const app = mkdtempSync(join(tmpdir(), 'ams-cashier-app-'));
  let last = Date.now();
  /** @param {string} what */
  const note = (what) => {
    console.log(`${name}: ${what} (${((Date.now() - last) / 1000).toFixed(1)} s)`);
    last = Date.now();
  };
  /** @param {readonly string[]} args */
  const npm = async (...args) => {
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
    // ours are not in the lock file: it would name the contents of tarballs that every build makes anew
    const ours = [
      `@ams-cashier:registry=${registry}`,
      'ignore-scripts=true',
      'prefer-offline=true',
    ];
    appendFileSync(join(app, '.npmrc'), `\n${ours.join('\n')}\n`);
    if (packages.length > 0) {
      await npm('install', ...packages.map((part) => `@ams-cashier/${part}`));
    }
    for (const project of ngAdd) {
      const add = ['add', '@ams-cashier/angular', '--skip-confirmation', '--project', project];
      await npm('exec', '--', 'ng', ...add);
    }
    note('installed');
    await npm('run', build);
    note('built');
    if (!serve) return;
    const [port] = await freePorts(1);
    const server = startChild('npm', ['run', serve], {
      cwd: app,
      env: { ...env, PORT: String(port), HOST: 'localhost', MERCHANT_URL: merchant },
    });
    try {
      for (const visit of visits) {
        const url = `http://localhost:${port}/${visit.path ?? ''}`;
        const page = await answer(url, server);
        if (visit.html && !page.includes(visit.html)) {
          throw new Failure(`${name}: the server sent a page without ${visit.html}:\n${page}`);
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

/** @param {readonly string[]} args @returns {[string, AppRow][]} */
function chosen(args) {
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

stopAllOnSignal();

await runMain(async () => {
  const apps = chosen(process.argv.slice(2));
  const { node, env } = await findNode();
  if (!process.argv.includes('--packed')) {
    const { code } = await run(node, [inRoot('tools/pack.mjs')], { env, show: true });
    if (code !== 0) throw new Failure('Packing failed; its reason stands above.');
  }
  await ensureBrowser();
  const registry = await startRegistry(inRoot('dist/packages'));
  const free = await freePorts(PART_NAMES.length);
  const ports = /** @type {import('./stack.mjs').Ports} */ (
    Object.fromEntries(PART_NAMES.map((name, index) => [name, free[index]]))
  );
  const stack = await startStack({ ports, only: ['sandbox', 'merchant'] });
  const browser = await chromium.launch(launchOptions());
  /** @type {string[]} */
  const wrong = [];
  const setting = {
    env: { ...env, NG_CLI_ANALYTICS: 'false' },
    browser,
    merchant: stack.addresses.merchant,
    registry: registry.address,
  };
  const lane = async () => {
    for (let next = apps.shift(); next; next = apps.shift()) {
      await tryApp(...next, setting).catch((error) => {
        if (!(error instanceof Failure)) throw error;
        wrong.push(error.message);
      });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await browser.close();
  await stack.stop();
  await registry.stop();
  if (wrong.length > 0) throw new Failure(wrong.join('\n\n'));
});
