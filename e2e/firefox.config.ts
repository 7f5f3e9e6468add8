import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findFirefox } from '@ams-cashier/tools/stack/other-browsers';
import type { SandboxFixtures } from '@ams-cashier/sandbox/playwright';
import chromium from './playwright.config.ts';
import { CHROMIUM_ONLY, EVERY_BROWSER } from './fixtures/selection.ts';

const { baseURL, sandboxUrl } = chromium.use ?? {};
const isFull = Boolean(process.env['E2E_FULL']);

/** Firefox as its makers publish it, by WebDriver BiDi. */
export default defineConfig<SandboxFixtures>({
  ...chromium,
  // it starts two processes where Chromium starts one
  workers: 2,
  timeout: 45_000,
  testMatch: [
    'flows/{shops,challenge,wallet,element-shops,saved-cards,expired-checkout,sandbox-pages}.spec.ts',
    'flows/{popup,decline,double-open}.spec.ts',
    'limits/{limits,error}.spec.ts',
    'embedding/place.spec.ts',
    'hostile/policy.spec.ts',
    'resilience/duplicate.spec.ts',
    'lifetime/many-opens.spec.ts',
    // a merchant's tests have no tags
    ...(isFull ? ['samples/sandbox.spec.ts', 'flows/inspector.spec.ts'] : []),
  ],
  ...(!isFull && { grep: new RegExp(EVERY_BROWSER) }),
  grepInvert: new RegExp(CHROMIUM_ONLY),
  outputDir: 'test-results/firefox',
  reporter: [['list'], ['json', { outputFile: 'test-results/firefox.json' }]],
  use: {
    ...(baseURL && sandboxUrl && { baseURL, sandboxUrl }),
    browserName: 'firefox',
    channel: 'moz-firefox',
    viewport: { width: 1280, height: 720 },
    launchOptions: {
      executablePath: fileURLToPath(new URL('browsers/firefox/bridge.ts', import.meta.url)),
      env: { ...process.env, FIREFOX_PATH: findFirefox() },
      firefoxUserPrefs: {
        // what turns and fades is drawn sixty times a second
        'ui.prefersReducedMotion': 1,
        // Playwright 1.65 is never told of a page that Firefox has kept and shows again, and waits for it in vain
        'browser.sessionhistory.max_total_viewers': 0,
      },
    },
  },
});
