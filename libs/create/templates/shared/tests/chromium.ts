import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where systems install one. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Playwright's own Chromium, else the one of this machine; `CHROMIUM_PATH` names another one. */
export function chromiumHere(): { executablePath?: string } {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return { executablePath: CHROMIUM_PATH };
  if (existsSync(chromium.executablePath())) return {};
  const executablePath = PLACES.find((place) => existsSync(place));
  if (executablePath) return { executablePath };
  throw new Error(
    'There is no Chromium on this machine. Run `npx playwright install chromium`, or set CHROMIUM_PATH.',
  );
}
