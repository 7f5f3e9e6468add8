import { defineConfig } from '@playwright/test';
import chromium from './playwright.config.ts';
import { CHROMIUM_ONLY, EVERY_BROWSER, NOT_IN_WEBKIT } from './fixtures/selection.ts';

/** WebKitGTK as Debian has it, by WebDriver. */
process.env['E2E_BROWSER'] = 'webkit';

export default defineConfig({
  ...chromium,
  // it starts four processes where Chromium starts one
  workers: 2,
  timeout: 45_000,
  testMatch: [
    'flows/{shops,challenge,wallet,element-shops,saved-cards,expired-checkout,sandbox-pages}.spec.ts',
    'lifetime/many-opens.spec.ts',
  ],
  ...(!process.env['E2E_FULL'] && { grep: new RegExp(EVERY_BROWSER) }),
  grepInvert: new RegExp(`${CHROMIUM_ONLY}|${NOT_IN_WEBKIT}`),
  outputDir: 'test-results/webkit',
  reporter: [['list'], ['json', { outputFile: 'test-results/webkit.json' }]],
  use: { browserName: 'webkit' },
});
