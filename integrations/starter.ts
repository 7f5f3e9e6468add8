/** A shop as `npm create @ams-cashier` makes it, by the commands of its README. */
import { appendFileSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Browser } from '@playwright/test';
import { CARDS, CashierPage } from '@ams-cashier/e2e/models/cashier.ts';
import {
  Failure,
  findFreePorts,
  inRoot,
  run,
  startProcess,
  waitForAnswer,
} from '@ams-cashier/tools/stack';
import { launchOptions } from '@ams-cashier/tools/stack/browser';
import type { Starter } from './apps.ts';
import type { Surroundings } from './surroundings.ts';

const LIMIT_MS = 30_000;

/** In the page that was built for production. */
async function payOnce(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  page.setDefaultTimeout(LIMIT_MS);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
  try {
    await page.goto(url);
    await page.getByRole('button', { name: 'Pay $42.00' }).click();
    const cashier = new CashierPage(page);
    await cashier.pay(CARDS.good);
    await cashier.done();
    await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
    // by its address, as after a wallet
    await page.reload();
    await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
  } catch (error) {
    throw new Failure([`The payment at ${url} failed: ${error}`, ...complaints].join('\n'));
  }
  await page.close();
  if (complaints.length > 0) {
    throw new Failure(`The console of ${url} shows:\n${complaints.join('\n')}`);
  }
}

/** @param tests a regular expression of the names of its own tests that are played; all without one */
export async function tryStarter(
  name: string,
  { template }: Starter,
  { env, browser, sandbox, registry }: Surroundings,
  tests?: string,
): Promise<void> {
  // outside the repository, so that nothing of its node_modules can be found by accident
  const folder = mkdtempSync(join(tmpdir(), 'ams-cashier-starter-'));
  const shop = join(folder, 'my-shop');
  let last = Date.now();
  const note = (what: string) => {
    console.log(`${name}: ${what} (${((Date.now() - last) / 1000).toFixed(1)} s)`);
    last = Date.now();
  };
  const npm = async (cwd: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) => {
    const { code, output } = await run('npm', args, { cwd, env: { ...env, ...more } });
    if (code !== 0) throw new Failure(`${name}: npm ${args.join(' ')} failed:\n${output}`);
    return output;
  };
  const ours = `@ams-cashier:registry=${registry}`;
  try {
    // npm would run what it has kept of an earlier build with the same version
    const create = ['create', '@ams-cashier@latest', 'my-shop', `--${ours}`, '--yes'];
    await npm(folder, [...create, '--', '--template', template], {
      npm_config_cache: join(folder, 'cache'),
    });
    // what others have published since would be another test
    copyFileSync(
      inRoot('integrations/starters', template, 'package-lock.json'),
      join(shop, 'package-lock.json'),
    );
    const settings = [ours, 'prefer-offline=true', 'audit=false', 'fund=false', 'loglevel=error'];
    appendFileSync(join(shop, '.npmrc'), `${settings.join('\n')}\n`);
    await npm(shop, ['install']);
    note('created and installed');
    await npm(shop, ['run', 'build']);
    note('built');
    const { executablePath = '' } = launchOptions();
    await npm(shop, ['test', ...(tests ? ['--', '--grep', tests] : [])], {
      CHROMIUM_PATH: executablePath,
    });
    note(tests ? `played its tests (${tests})` : 'played its tests');

    const [port] = await findFreePorts(1);
    const address = `http://localhost:${port}`;
    const account = parseEnv(await (await fetch(`${sandbox}/sandbox/environment`)).text());
    const server = startProcess('npm', ['start'], {
      cwd: shop,
      env: { ...env, ...account, SHOP_URL: address, PORT: String(port) },
    });
    try {
      await waitForAnswer(name, `${address}/api/product`, server);
      await payOnce(browser, address);
      note('paid at npm start');
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
