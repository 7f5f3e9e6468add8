import type { Page } from '@playwright/test';

/** `hidden` while a popup holds the page still, otherwise what the page itself has. */
export const overflowOf = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).overflowY);
