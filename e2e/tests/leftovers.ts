import type { Page } from '@playwright/test';
import { expect } from '../stack.ts';

interface Leftovers {
  readonly nodes: number;
  readonly styles: number;
  /** The page's own `style` attributes. */
  readonly html: string | null;
  readonly body: string | null;
  readonly frames: number | undefined;
  readonly listeners: number | undefined;
}

/** Counts what a cashier could leave behind in a page, after a collection of garbage. */
async function countLeftovers(page: Page): Promise<() => Promise<Leftovers>> {
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

/** Nothing is left of 100 cashiers; `toggle` shows and removes as many as it is told. */
export async function expectNothingLeft(
  page: Page,
  toggle: (times: number) => Promise<unknown>,
): Promise<void> {
  const left = await countLeftovers(page);
  // what is kept for good is there after some, and what the counting itself needs after the first count
  await toggle(10);
  await left();
  const before = await left();
  expect(before.frames).toBe(1);
  await toggle(100);
  // frames that were still on their way go a little later
  await expect.poll(left, { timeout: 25_000 }).toEqual(before);
}
