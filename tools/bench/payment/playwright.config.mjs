import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from '../../stack/browser.ts';

const { env } = process;

export default defineConfig(
  /** @type {import('@playwright/test').PlaywrightTestConfig<import('@ams-cashier/sandbox/playwright').SandboxFixtures>} */ ({
    testDir: '.',
    testMatch: `${env['SIDE']}.spec.mjs`,
    workers: 1,
    timeout: 60_000,
    reporter: [['line']],
    outputDir: env['OUTPUT'],
    use: {
      ...devices['Desktop Chrome'],
      launchOptions: launchOptions(),
      baseURL: env['SHOP'],
      sandboxUrl: env['SANDBOX'],
    },
  }),
);
