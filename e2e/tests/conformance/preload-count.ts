import type { Page } from '@playwright/test';

/** How many requests of the page match since it was loaded. */
export function countRequests(page: Page, isMeant: (url: URL) => boolean): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) count = 0;
    if (isMeant(new URL(request.url()))) count += 1;
  });
  return () => count;
}

/** Away first: a pointer that stays where it is enters nothing. */
export async function pointAtTrigger(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.locator('.trigger').hover();
}
