import { defineConfig, devices } from '@playwright/test';
import type { SandboxFixtures } from '@ams-cashier/sandbox/playwright';
import { launchOptions } from '@ams-cashier/tools/stack/browser';

const addresses = JSON.parse(process.env['E2E_ADDRESSES'] ?? 'null');

export default defineConfig<SandboxFixtures>({
  testDir: 'tests',
  globalSetup: './global-setup.ts',
  // a test waits half of its time: these use two cores
  workers: 4,
  fullyParallel: true,
  // one try more on a machine that nobody watches: what passes at the second is named, and only few may
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 30_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results/chromium',
  reporter: [['list'], ['json', { outputFile: 'test-results/chromium.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: launchOptions(),
    // what turns and fades is drawn sixty times a second; the specs that are about motion ask for it
    reducedMotion: 'reduce',
    // the shop and the sandbox that the README's sample of the sandbox meets
    ...(addresses && { baseURL: addresses.vue, sandboxUrl: addresses.sandbox }),
  },
});
