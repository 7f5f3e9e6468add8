import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { sandbox } from '@ams-cashier/sandbox/vitest/plugin';

export default defineConfig({
  plugins: [sandbox()],
  test: {
    include: ['tests/**/vitest.spec.ts'],
    testTimeout: 30_000,
    browser: {
      enabled: true,
      headless: true,
      // without CHROME_PATH, the Chromium that Playwright has downloaded
      provider: playwright({ launchOptions: { executablePath: process.env.CHROME_PATH } }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
