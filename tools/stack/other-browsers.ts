import { globSync } from 'node:fs';
import { aptInstall, mayInstall } from './apt.ts';
import { isExecutable, onPath } from './executable.ts';
import { Failure } from './failure.ts';

/** The browsers that the tests are played in beside Chromium. */
export type OtherBrowser = 'firefox' | 'webkit';

export const OTHER_BROWSERS = ['firefox', 'webkit'] as const satisfies readonly OtherBrowser[];

/** What tests need beside Chromium, as packages of Debian have it. */
export type TestProgram = OtherBrowser | 'chromedriver' | 'geckodriver';

interface ProgramRow {
  readonly title: string;
  readonly isHere: () => boolean;
  /** Of Debian; none if Debian doesn't have it. */
  readonly packages: readonly string[];
  readonly cure: string;
}

export function findFirefox(): string | undefined {
  return process.env['FIREFOX_PATH'] || onPath(['firefox-esr', 'firefox']);
}

/** For WebdriverIO, which drives Chromium by it. */
export const findChromeDriver = (): string | undefined =>
  process.env['CHROMEDRIVER_PATH'] || onPath(['chromedriver']);

/** For WebdriverIO, which drives Firefox by it. */
export const findGeckoDriver = (): string | undefined =>
  process.env['GECKODRIVER_PATH'] || onPath(['geckodriver']);

export interface WebKit {
  readonly driver: string;
  readonly browser: string;
  /** The X server that its window is drawn by: it has no way to run without a window. */
  readonly display: string;
}

export function findWebKit(): WebKit | undefined {
  const driver = process.env['WEBKIT_DRIVER_PATH'] || onPath(['WebKitWebDriver']);
  const browser =
    process.env['WEBKIT_PATH'] ||
    globSync('/usr/lib{,exec}{,/*}/webkit2gtk-4.1/MiniBrowser').find(isExecutable);
  const display = onPath(['Xvfb']);
  return driver && browser && display ? { driver, browser, display } : undefined;
}

const ROWS: Readonly<Record<TestProgram, ProgramRow>> = {
  firefox: {
    title: 'Firefox',
    isHere: () => findFirefox() !== undefined,
    packages: ['firefox-esr'],
    cure: 'set FIREFOX_PATH to a Firefox; as root on Debian: apt-get install -y firefox-esr',
  },
  webkit: {
    title: 'WebKitGTK',
    isHere: () => findWebKit() !== undefined,
    packages: ['webkit2gtk-driver', 'xvfb'],
    cure: 'as root on Debian or Ubuntu: apt-get install -y webkit2gtk-driver xvfb',
  },
  chromedriver: {
    title: 'ChromeDriver',
    isHere: () => findChromeDriver() !== undefined,
    packages: ['chromium-driver'],
    cure: 'set CHROMEDRIVER_PATH to the ChromeDriver of your Chromium’s version; as root on Debian: apt-get install -y chromium-driver',
  },
  geckodriver: {
    title: 'geckodriver with a Firefox',
    isHere: () => findGeckoDriver() !== undefined && findFirefox() !== undefined,
    packages: [],
    cure: 'install Firefox; set GECKODRIVER_PATH to a geckodriver, or put one on the PATH. Mozilla publishes it on GitHub, and the source package firefox-esr of Debian has its code in testing/geckodriver',
  },
};

/** Why the tests can't be played with this program here, and what helps; `undefined`: they can. */
export function reasonNotToPlay(program: TestProgram): string | undefined {
  const { title, isHere, cure } = ROWS[program];
  return isHere() ? undefined : `No ${title} found. One of these helps: ${cure}`;
}

/** Installs those that are missing, if Debian has them and we may. Only CI fails without them. */
export async function ensurePrograms(programs: readonly TestProgram[]): Promise<void> {
  const missing = programs.filter(
    (program) => ROWS[program].packages.length > 0 && !ROWS[program].isHere(),
  );
  if (missing.length > 0 && mayInstall()) {
    const rows = missing.map((program) => ROWS[program]);
    console.log(`Installing ${rows.map(({ title }) => title).join(' and ')} with apt-get …`);
    await aptInstall(rows.flatMap(({ packages }) => packages));
  }
  const reasons = missing.flatMap((browser) => reasonNotToPlay(browser) ?? []);
  if (reasons.length > 0 && process.env['CI']) throw new Failure(reasons.join('\n'));
}
