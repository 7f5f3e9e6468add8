import { defineConfig, devices } from '@playwright/test';
import type { SandboxFixtures } from '@ams-cashier/sandbox/playwright';
import { freePort } from './scripts/ports.js';
import { chromiumHere } from './tests/chromium.ts';

// ports of their own, so that `npm run dev` may be running; workers read this file again, and need the same
process.env['TEST_PORT'] ??= String(await freePort());
process.env['TEST_SANDBOX_PORT'] ??= String(await freePort());
const { TEST_PORT: port, TEST_SANDBOX_PORT: sandboxPort } = process.env;
const baseURL = `http://localhost:${port}`;

export default defineConfig<object, SandboxFixtures>({
  testDir: 'tests',
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    sandboxUrl: `http://127.0.0.1:${sandboxPort}`,
    launchOptions: chromiumHere(),
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'node scripts/dev.js --test',
    env: { PORT: port, SANDBOX_PORT: sandboxPort },
    url: `${baseURL}/api/product`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
