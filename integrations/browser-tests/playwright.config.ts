import { defineConfig, devices } from '@playwright/test';
import type { SandboxFixtures } from '@ams-cashier/sandbox/playwright';

const { CHROME_PATH, SANDBOX_PORT = '4242', SHOP_URL = 'http://localhost:3000' } = process.env;
const sandboxUrl = `http://127.0.0.1:${SANDBOX_PORT}`;

export default defineConfig<SandboxFixtures>({
  testMatch: 'tests/playwright.spec.ts',
  webServer: [
    { command: `ams-sandbox --memory --port ${SANDBOX_PORT}`, url: `${sandboxUrl}/healthz` },
    {
      // with the keys of the sandbox, as soon as it answers
      command: `ams-sandbox run --url ${sandboxUrl} -- node server.mjs`,
      url: SHOP_URL,
    },
  ],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: SHOP_URL,
    sandboxUrl,
    launchOptions: { ...(CHROME_PATH && { executablePath: CHROME_PATH }) },
  },
});
