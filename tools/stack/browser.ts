import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { run } from './process.ts';
import { Failure } from './failure.ts';

/** Chromium for browser tests and screenshots: whichever is there. */

/** A window's whole browser: with settings, a popup blocker, and pages of its own around those of the shop. */
const FULL = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
/** The same engine with nothing around it: a payment costs a third less. */
const SHELL = ['chromium-headless-shell', 'chrome-headless-shell'];
const APT_LIMIT_MS = 5 * 60_000;

/**
 * What the browser goes without. Chromium heeds the last such list alone, so those of Playwright's own stand here too.
 */
const WITHOUT = [
  // the lists below the address bar: web pages of a hundred scripts, loaded with every window, 30 % of a payment's time
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  // Playwright's: what waits before it shows or leaves a page, moves it to https, partitions it or asks the internet
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

const ARGS = [
  `--disable-features=${WITHOUT.join()}`,
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium refuses to run as root with its sandbox
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

function isExecutable(file: string) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of the first of them that is on the PATH. */
const onPath = (names: readonly string[]): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable);

/** The path of a full browser: CHROME_PATH, Playwright's own download, or one on the PATH. */
export function findBrowser(): string | undefined {
  const own = chromium.executablePath();
  return process.env['CHROME_PATH'] || (existsSync(own) ? own : undefined) || onPath(FULL);
}

/** What Playwright needs to launch the lightest browser that is here. */
export function launchOptions() {
  const shell = process.env['CHROME_PATH'] ? undefined : onPath(SHELL);
  return shell ? { executablePath: shell, args: ARGS } : fullBrowserOptions();
}

/**
 * What Playwright needs to launch the lightest browser that gives each site a process of its own, as a shopper's
 * browser does: the headless shell runs the cashier's frame in the shop's process, where one that hangs stops both.
 */
export function isolatedOptions() {
  const { executablePath, args } = launchOptions();
  return { executablePath, args: [...args, '--site-per-process'] };
}

/** What Playwright needs to launch a browser that blocks popups and has settings of its own. */
export function fullBrowserOptions() {
  const executablePath = findBrowser();
  if (!executablePath) throw new Failure(CURES);
  return { executablePath, args: ARGS };
}

const CURES =
  'No Chromium found. One of these helps: set CHROME_PATH to a Chrome or Chromium; npx playwright install chromium; as root on Debian or Ubuntu: apt-get install -y chromium';

/** Installs what is missing of Debian's Chromium and its headless shell, if we may. The full browser alone does too. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found && (process.env['CHROME_PATH'] || onPath(SHELL))) return;
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) {
    if (found) return;
    throw new Failure(CURES);
  }
  console.log('Installing Chromium and its headless shell with apt-get (takes a minute) …');
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    show: true,
    limit: APT_LIMIT_MS,
  };
  const packages = ['chromium', 'chromium-headless-shell'];
  const update = await run('apt-get', ['update', '-q'], options);
  if (update.code === 0) {
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
  }
  if (!findBrowser()) {
    throw new Failure(`apt-get could not install Chromium; its reason stands above. ${CURES}`);
  }
}
