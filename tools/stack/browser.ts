import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { aptInstall, mayInstall } from './apt.ts';
import { onPath } from './executable.ts';
import { Failure } from './failure.ts';

/** Chromium for browser tests and screenshots: whichever is there. */

/** A window's whole browser: with settings, a popup blocker, and pages of its own around those of the shop. */
const FULL = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
/** The same engine with nothing around it: a payment costs a third less. */
const SHELL = ['chromium-headless-shell', 'chrome-headless-shell'];

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
  if (!mayInstall()) {
    if (found) return;
    throw new Failure(CURES);
  }
  console.log('Installing Chromium and its headless shell with apt-get (takes a minute) …');
  await aptInstall(['chromium', 'chromium-headless-shell']);
  if (!findBrowser()) {
    throw new Failure(`apt-get could not install Chromium; its reason stands above. ${CURES}`);
  }
}
