/**
 * Our packages in apps of their users: each app of integrations/ is copied out of the repository, installed from its own
 * lock file, given the packed tarballs, built by its own tools and served; then somebody pays in a browser.
 * `--full` takes those too that need minutes. `--packed` uses the tarballs of dist/packages as they are.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { CARDS, CashierPage } from '../e2e/tests/cashier-page.ts';
import { ensureBrowser, launchOptions } from './browser.mjs';
import { run, startChild, stopAllOnSignal } from './child.mjs';
import { Failure, runMain } from './failure.mjs';
import { findNode } from './node.mjs';
import { freePorts } from './port.mjs';
import { PART_NAMES, startStack } from './stack.mjs';
import { inRoot } from './workspace.mjs';

/**
 * @typedef {object} AppRow
 * @property {string} folder
 * @property {Readonly<Record<string, string>>} copies more files of the repository, and where in the app they go
 * @property {readonly string[]} packages of ours; what they need of each other is among them
 * @property {string} build an npm script
 * @property {string} [serve] an npm script; it reads PORT, HOST and MERCHANT_URL. Without one nobody pays: it only builds
 * @property {string} [html] must be in the page before a script of it has run
 * @property {string} [shown] what the page says after the payment; default: the event's code
 * @property {boolean} [full] only with --full
 */

const ANGULAR_SAMPLES = {
  'libs/angular/sample/standalone.ts': 'src/standalone.ts',
  'libs/angular/sample/stream.ts': 'src/stream.ts',
};
const VUE_SAMPLE = { 'docs/samples/session.ts': 'session.ts' };

/** @type {Readonly<Record<string, AppRow>>} */
const APPS = {
  'TypeScript 5.8 and 6.0': {
    folder: 'integrations/typescript',
    copies: { 'libs/sdk-core/test-d': 'src' },
    packages: ['core', 'server', 'vue'],
    build: 'build',
  },
  'Vite and Vue': {
    folder: 'integrations/vue-vite',
    copies: { ...VUE_SAMPLE, 'docs/samples/vue': 'src' },
    packages: ['core', 'vue'],
    build: 'build',
    serve: 'serve',
  },
  Nuxt: {
    folder: 'integrations/nuxt',
    copies: { ...VUE_SAMPLE, 'docs/samples/vue/App.vue': 'app/app.vue' },
    packages: ['core', 'vue'],
    build: 'build',
    serve: 'serve',
    html: '<button type="button">Pay now</button>',
    full: true,
  },
  'Angular 22': {
    folder: 'integrations/angular-22',
    copies: ANGULAR_SAMPLES,
    packages: ['core', 'angular'],
    build: 'build',
    serve: 'serve',
    shown: 'Thank you.',
  },
  'Angular 21': {
    folder: 'integrations/angular-21',
    copies: ANGULAR_SAMPLES,
    packages: ['core', 'angular'],
    build: 'build',
    serve: 'serve',
    shown: 'Thank you.',
    full: true,
  },
  'Angular 20, module, zone.js': {
    folder: 'integrations/angular-20',
    copies: {
      'libs/angular/sample/module.ts': 'src/module.ts',
      'libs/angular/sample/stream.ts': 'src/stream.ts',
    },
    packages: ['core', 'angular'],
    build: 'build',
    serve: 'serve',
    full: true,
  },
};

const READY_LIMIT_MS = 30_000;
const PAY_LIMIT_MS = 30_000;

/** The file that a package was packed to. @param {string} name */
function tarball(name) {
  const folder = inRoot('dist/packages');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const file = files.find((file) => new RegExp(`^ams-cashier-${name}-\\d.*\\.tgz$`).test(file));
  if (!file) throw new Failure(`${name} is not packed: npm run pack`);
  return join(folder, file);
}

/**
 * @param {string} url @param {import('./child.mjs').Child} server
 * @returns {Promise<string>} the page as it was served
 */
async function answer(url, server) {
  const end = Date.now() + READY_LIMIT_MS;
  while (Date.now() < end && server.running()) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return response.text();
    await sleep(150);
  }
  throw new Failure(`The app does not answer at ${url}:\n${server.tail()}`);
}

/**
 * Pays as the sample's shopper. Whatever the console complains about, a hydration that went wrong for one, is a failure.
 * @param {import('@playwright/test').Browser} browser @param {string} url @param {string} [shown]
 */
async function pay(browser, url, shown = 'SDK_PAYMENT_SUCCESSFUL') {
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
    await page.getByRole('button', { name: 'Pay now' }).click();
    await new CashierPage(page).pay(CARDS.good);
    const paid = page.getByRole('status').filter({ hasText: shown });
    await paid.waitFor();
  } catch (error) {
    throw new Failure([`The payment failed: ${error}`, ...complaints].join('\n'));
  }
  await page.close();
  if (complaints.length > 0) throw new Failure(`The console says:\n${complaints.join('\n')}`);
}

/**
 * @param {string} name @param {AppRow} row
 * @param {{ env: NodeJS.ProcessEnv, browser: import('@playwright/test').Browser, merchant: string }} setting
 */
async function tryApp(name, { folder, copies, packages, build, serve, html, shown }, setting) {
  const { env, browser, merchant } = setting;
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
      filter: (path) => !/[\\/](node_modules|dist|\.nuxt|\.output)$/.test(path),
    });
    for (const [from, to] of Object.entries(copies)) {
      cpSync(inRoot(from), join(app, to), { recursive: true });
    }
    await npm('ci', '--ignore-scripts', '--prefer-offline');
    // not in the lock file: it would name the contents of tarballs that every build makes anew
    await npm(
      'install',
      '--no-save',
      '--ignore-scripts',
      '--prefer-offline',
      ...packages.map(tarball),
    );
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
      const url = `http://localhost:${port}/`;
      const page = await answer(url, server);
      if (html && !page.includes(html)) {
        throw new Failure(`${name}: the server sent a page without ${html}:\n${page}`);
      }
      await pay(browser, url, shown);
      note('paid');
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(app, { recursive: true, force: true });
  }
}

stopAllOnSignal();

await runMain(async () => {
  const full = process.argv.includes('--full');
  const { node, env } = await findNode();
  if (!process.argv.includes('--packed')) {
    const { code } = await run(node, [inRoot('tools/pack.mjs')], { env, show: true });
    if (code !== 0) throw new Failure('Packing failed; its reason stands above.');
  }
  await ensureBrowser();
  const free = await freePorts(PART_NAMES.length);
  const ports = /** @type {import('./stack.mjs').Ports} */ (
    Object.fromEntries(PART_NAMES.map((name, index) => [name, free[index]]))
  );
  const stack = await startStack({ ports, only: ['sandbox', 'merchant'] });
  const browser = await chromium.launch(launchOptions());
  /** @type {string[]} */
  const wrong = [];
  const { merchant } = stack.addresses;
  for (const [name, row] of Object.entries(APPS)) {
    if (row.full && !full) continue;
    await tryApp(name, row, { env, browser, merchant }).catch((error) => {
      if (!(error instanceof Failure)) throw error;
      wrong.push(error.message);
    });
  }
  await browser.close();
  await stack.stop();
  if (wrong.length > 0) throw new Failure(wrong.join('\n\n'));
});
