/** The WebDriver of each browser that is on this machine, as `browser-tests/browser-under-test.ts` reads it. */
import { startDriver as startWebKit } from '@ams-cashier/e2e/browsers/webkit/driver.ts';
import { Failure, findFreePorts, startProcess, waitForAnswer } from '@ams-cashier/tools/stack';
import { fullBrowserOptions } from '@ams-cashier/tools/stack/browser';
import {
  findChromeDriver,
  findFirefox,
  findGeckoDriver,
  findWebKit,
  type TestProgram,
} from '@ams-cashier/tools/stack/other-browsers';

export interface Driver {
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const env = (port: number | string, browser: string, options: object) => ({
  DRIVER_PORT: String(port),
  BROWSER_NAME: browser,
  BROWSER_OPTIONS: JSON.stringify(options),
});

async function startChromium(): Promise<Driver> {
  const path = findChromeDriver();
  if (!path) throw new Failure('There is no ChromeDriver.');
  const [port = 0] = await findFreePorts(1);
  const driver = startProcess(path, [`--port=${port}`]);
  await waitForAnswer('ChromeDriver', `http://127.0.0.1:${port}/status`, driver);
  const { executablePath, args } = fullBrowserOptions();
  const options = { binary: executablePath, args: [...args, '--headless=new'] };
  return {
    env: env(port, 'chrome', { 'goog:chromeOptions': options }),
    stop: () => driver.stop(),
  };
}

async function startFirefox(): Promise<Driver> {
  const path = findGeckoDriver();
  const binary = findFirefox();
  if (!path || !binary) throw new Failure('There is no geckodriver, or no Firefox.');
  const [port = 0, marionette = 0] = await findFreePorts(2);
  const driver = startProcess(path, [`--port=${port}`, `--marionette-port=${marionette}`]);
  await waitForAnswer('geckodriver', `http://127.0.0.1:${port}/status`, driver);
  return {
    env: env(port, 'firefox', { 'moz:firefoxOptions': { binary, args: ['-headless'] } }),
    stop: () => driver.stop(),
  };
}

async function startWebKitGtk(): Promise<Driver> {
  const driver = await startWebKit();
  return {
    env: env(new URL(driver.address).port, 'MiniBrowser', {
      // WebKitGTK has no WebDriver BiDi
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: findWebKit()?.browser, args: ['--automation'] },
    }),
    stop: () => driver.stop(),
  };
}

interface DriverRow {
  readonly browser: string;
  /** What has to be here. */
  readonly program: TestProgram;
  readonly start: () => Promise<Driver>;
}

export const DRIVERS: readonly DriverRow[] = [
  { browser: 'Chromium', program: 'chromedriver', start: startChromium },
  { browser: 'Firefox', program: 'geckodriver', start: startFirefox },
  { browser: 'WebKit', program: 'webkit', start: startWebKitGtk },
];
