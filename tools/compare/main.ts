/**
 * npm run compare: what it takes until a form for a card is mounted in a shop's page, with our SDK, Antom's own, adyen-web and
 * stripe-js, in turns on this machine. Writes tools/compare/figures.json and the tables of docs/sizes-and-speed.md. Requires a
 * build, and npm's registry. `--runs 3` measures less often, `--print` writes nothing.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { median } from '../bench/median.mjs';
import { ensureBrowser, fullBrowserOptions } from '../stack/browser.ts';
import { newSession } from '../stack/core-page.mjs';
import { readFlags } from '../stack/flags.ts';
import { Failure, inRoot, run, runMain, startStack, type Stack } from '../stack/index.ts';
import type { Figures, Row } from './figures.ts';
import { measureMounting, sizesOf, type Mounting } from './mounting.ts';
import { antomSession } from './played-hosts.ts';
import { startShopPage } from './shop-page.ts';
import { INSTALLED, SUBJECTS, type Subject } from './subject.ts';

const { values: flags } = readFlags({
  options: {
    runs: { type: 'string', default: '15' },
    print: { type: 'boolean', default: false },
  },
});
const runs = Number(flags.runs);

function versionOf(manifest: string): string {
  const { version } = JSON.parse(readFileSync(inRoot(manifest), 'utf8')) as { version: string };
  return version;
}

/** A folder of its own with the packages, exactly in their versions. */
async function installPackages(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ams-cashier-compare-'));
  const manifest = { name: 'compare', private: true, type: 'module', dependencies: INSTALLED };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = await run('npm', args, { cwd: folder });
  if (code !== 0) throw new Failure(`npm could not install the packages to compare.\n${output}`);
  return folder;
}

const sessionOf = ({ session }: Subject, { addresses }: Stack): Promise<string> | string => {
  if (session === 'sandbox') return newSession(addresses.merchant);
  return session === 'none' ? '' : antomSession(session);
};

function summarize(subject: Subject, mountings: readonly Mounting[]): Row {
  const [first] = mountings;
  if (!first) throw new Failure('--runs has to be at least 1.');
  const middle = (what: 'pageRequests' | 'frameRequests' | 'mainThread' | 'mainThreadAfter') =>
    Math.round(median(mountings.map((one) => one[what])));
  return {
    subject: subject.id,
    versions: subject.packages,
    page: sizesOf(first.page),
    ...(subject.session === 'sandbox' && { frames: sizesOf(first.frames) }),
    ...(!subject.isLoaderOnly && {
      pageRequests: middle('pageRequests'),
      frameRequests: middle('frameRequests'),
      mainThread: middle('mainThread'),
      mainThreadAfter: middle('mainThreadAfter'),
    }),
  };
}

async function compare(browser: Browser, stack: Stack, folder: string): Promise<readonly Row[]> {
  const pages = await Promise.all(SUBJECTS.map((subject) => startShopPage(subject, folder)));
  const mountings = SUBJECTS.map((): Mounting[] => []);
  try {
    // the first of each warms up what is not the browser's: sandbox, disk
    for (let round = -1; round < runs; round += 1) {
      console.error(round < 0 ? 'Warming up …' : `Round ${round + 1} of ${runs} …`);
      for (const [index, subject] of SUBJECTS.entries()) {
        const address = pages[index]?.address ?? '';
        const session = await sessionOf(subject, stack);
        const mounting = await measureMounting(browser, { address, session });
        if (round >= 0) mountings[index]?.push(mounting);
      }
    }
  } finally {
    for (const page of pages) page.stop();
  }
  return SUBJECTS.map((subject, index) => summarize(subject, mountings[index] ?? []));
}

await runMain(async () => {
  await ensureBrowser();
  const folder = await installPackages();
  const stack = await startStack({ only: ['sandbox', 'merchant'] });
  const browser = await chromium.launch(fullBrowserOptions());
  try {
    const rows = await compare(browser, stack, folder);
    const figures: Figures = {
      date: new Date().toISOString().slice(0, 10),
      runs,
      machine: `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()}`,
      chromium: browser.version(),
      node: process.versions.node,
      ours: versionOf('libs/sdk-core/package.json'),
      rows,
    };
    console.log(JSON.stringify(figures, null, 2));
    if (flags.print) return;
    writeFileSync(inRoot('tools/compare/figures.json'), `${JSON.stringify(figures, null, 2)}\n`);
    const { code, output } = await run(process.execPath, [
      inRoot('tools/docs/check.mjs'),
      '--write',
    ]);
    if (code !== 0) throw new Failure(output);
  } finally {
    await browser.close();
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
