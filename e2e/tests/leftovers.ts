import type { Page } from '@playwright/test';

export interface Leftovers {
  readonly nodes: number;
  readonly styles: number;
  /** The page's own `style` attributes. */
  readonly html: string | null;
  readonly body: string | null;
  readonly frames: number | undefined;
  readonly listeners: number | undefined;
}

/** Counts what a cashier could leave behind in a page, after a collection of garbage. */
export async function countLeftovers(page: Page): Promise<() => Promise<Leftovers>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  return async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const count = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value;
    return {
      nodes: await page.locator('*').count(),
      styles: await page.evaluate(() => document.adoptedStyleSheets.length),
      html: await page.evaluate(() => document.documentElement.getAttribute('style')),
      body: await page.evaluate(() => document.body.getAttribute('style')),
      frames: count('Frames'),
      listeners: count('JSEventListeners'),
    };
  };
}
