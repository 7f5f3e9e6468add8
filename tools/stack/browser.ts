import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { run } from './process.ts';
import { Failure } from './failure.ts';

/** Chromium for browser tests and screenshots: whichever is there. */

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
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

/** The path of a browser: CHROME_PATH, Playwright's own download, or one on the PATH. */
export function findBrowser(): string | undefined {
  const own = chromium.executablePath();
  return (
    process.env['CHROME_PATH'] ||
    (existsSync(own) ? own : undefined) ||
    (process.env['PATH'] ?? '')
      .split(delimiter)
      .flatMap((folder) => NAMES.map((name) => join(folder, name)))
      .find(isExecutable)
  );
}

/** What Playwright needs to launch it. */
export function launchOptions() {
  const executablePath = findBrowser();
  if (!executablePath) throw new Failure(CURES);
  return { executablePath, args: ARGS };
}

const CURES =
  'No Chromium found. One of these helps: set CHROME_PATH to a Chrome or Chromium; npx playwright install chromium; as root on Debian or Ubuntu: apt-get install -y chromium';

/** Installs Debian's Chromium if there is no browser, and we may. */
export async function ensureBrowser() {
  if (findBrowser()) return;
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) throw new Failure(CURES);
  console.log('No browser here: installing Chromium with apt-get (takes a minute) …');
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    show: true,
    limit: APT_LIMIT_MS,
  };
  const update = await run('apt-get', ['update', '-q'], options);
  const install =
    update.code === 0
      ? await run(
          'apt-get',
          ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
          options,
        )
      : update;
  if (install.code !== 0 || !findBrowser()) {
    throw new Failure(`apt-get could not install Chromium; its reason stands above. ${CURES}`);
  }
}
