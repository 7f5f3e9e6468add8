/** A shop's own tests in a browser, with each test runner that the sandbox has commands for. */
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, findFreePorts, inRoot, run } from '@ams-cashier/tools/stack';
import { findBrowser } from '@ams-cashier/tools/stack/browser';
import { reasonNotToPlay } from '@ams-cashier/tools/stack/other-browsers';
import { DRIVERS } from './drivers.ts';

interface ShopUnderTest {
  /** Its folder, outside the repository. */
  readonly app: string;
  readonly pages: string;
  readonly env: NodeJS.ProcessEnv;
  readonly registry: string;
  readonly note: (what: string) => void;
}

/** What is read of a record. */
interface RecordOfBothSides {
  readonly checkouts: readonly { readonly outcome?: string }[];
  readonly orders: readonly { readonly state: string; readonly charges: number }[];
  readonly problems: readonly string[];
}

export async function playBrowserTests(
  name: string,
  { app, pages, env, registry, note }: ShopUnderTest,
): Promise<void> {
  const folder = join(app, 'browser-tests');
  const [port = 0, sandboxPort = 0] = await findFreePorts(2);
  const runNpm = (args: readonly string[], more: NodeJS.ProcessEnv) =>
    run('npm', args, {
      cwd: folder,
      env: {
        ...env,
        CHROME_PATH: findBrowser(),
        SHOP_PAGES: pages,
        PORT: String(port),
        SHOP_URL: `http://localhost:${port}`,
        SANDBOX_PORT: String(sandboxPort),
        ...more,
      },
    });
  const npm = async (args: readonly string[], more: NodeJS.ProcessEnv = {}) => {
    const { code, output } = await runNpm(args, more);
    if (code !== 0) throw new Failure(`${name}: npm ${args.join(' ')} failed:\n${output}`);
  };
  /** A test that fails leaves a record of both sides, and says where. */
  const expectRecord = async (script: string, more: NodeJS.ProcessEnv = {}) => {
    const records = join(folder, 'ams-cashier-records');
    rmSync(records, { recursive: true, force: true });
    const { code, output } = await runNpm(['run', script], more);
    const [file, ...others] = existsSync(records) ? readdirSync(records) : [];
    if (code === 0 || file === undefined || others.length > 0 || !output.includes(file)) {
      throw new Failure(`${name}: npm run ${script} left no record, or did not say so:\n${output}`);
    }
    const text = readFileSync(join(records, file), 'utf8');
    const { checkouts, orders, problems } = JSON.parse(text) as RecordOfBothSides;
    const seen = [checkouts[0]?.outcome, orders[0]?.state, orders[0]?.charges, ...problems].join();
    if (seen !== 'paid,SUCCESS,1') {
      throw new Failure(`${name}: the record of npm run ${script} says ${seen}.`);
    }
  };
  cpSync(inRoot('integrations/browser-tests'), folder, {
    recursive: true,
    filter: (path) => !/[\\/]node_modules$/.test(path),
  });
  await npm(['ci', '--ignore-scripts', '--prefer-offline']);
  appendFileSync(join(folder, '.npmrc'), `\n@ams-cashier:registry=${registry}\n`);
  const ours = ['@ams-cashier/sandbox', '@ams-cashier/server'];
  await npm(['install', '--ignore-scripts', '--prefer-offline', ...ours]);
  await npm(['run', 'build']);
  note('installed the test runners');
  await npm(['run', 'test:playwright']);
  note('tested by Playwright');
  await npm(['run', 'test:vitest']);
  await expectRecord('fail:vitest');
  note('tested by Vitest in the browser');
  for (const { browser, program, start } of DRIVERS) {
    const reason = reasonNotToPlay(program);
    if (reason) {
      note(`not tested by WebdriverIO in ${browser}. ${reason}`);
      continue;
    }
    const driver = await start();
    try {
      await npm(['run', 'test:webdriverio'], driver.env);
      await expectRecord('fail:webdriverio', driver.env);
    } finally {
      await driver.stop();
    }
    note(`tested by WebdriverIO in ${browser}`);
  }
}
