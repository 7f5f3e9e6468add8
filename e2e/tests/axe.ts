import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect } from '../stack.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
  // each frame is asked by itself
  iframes: false,
};

declare global {
  interface Window {
    axe?: { run: (options: RunOptions) => Promise<AxeResults> };
  }
}

async function violations(frame: Frame): Promise<string[]> {
  if (!(await frame.evaluate(() => Boolean(window.axe)))) await frame.evaluate(source);
  const results = await frame.evaluate((options) => window.axe?.run(options), OPTIONS);
  return (results?.violations ?? []).flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

/** No rule of WCAG 2.2 AA is broken in the page and in every frame that can be seen in it. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const found = await Promise.all(
    page.frames().map(async (frame) => {
      // a bank that never answers has no page yet
      if (!/^https?:/.test(frame.url())) return [];
      try {
        const element = frame === page.mainFrame() ? undefined : await frame.frameElement();
        if (element && !(await element.isVisible())) return [];
        return await violations(frame);
      } catch (error) {
        // a frame that goes in the middle of it, with the state that it belonged to
        if (frame.isDetached()) return [];
        throw error;
      }
    }),
  );
  expect(found.flat(), what).toEqual([]);
}
