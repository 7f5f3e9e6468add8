import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Response } from '@playwright/test';
import { Failure } from '../stack/index.ts';
import { isRealFile, playHosts } from './played-hosts.ts';
import { withoutWebGL } from './without-webgl.ts';

/** What a page had to do until a form for a card was there. */
export interface Mounting {
  /** Scripts and styles of the shop's page. */
  readonly page: readonly Buffer[];
  /** What the pages in its frames are made of. */
  readonly frames: readonly Buffer[];
  readonly pageRequests: number;
  readonly frameRequests: number;
  /** Milliseconds of the main thread of the shop's page: until the form was there, and in the two seconds after. */
  readonly mainThread: number;
  readonly mainThreadAfter: number;
}

export interface Sizes {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

const AFTER_MS = 2_000;
const LIMIT_MS = 20_000;

export function sizesOf(files: readonly Buffer[]): Sizes {
  const total = (size: (file: Buffer) => number) =>
    files.reduce((sum, file) => sum + size(file), 0);
  return {
    raw: total(({ length }) => length),
    gzip: total((file) => gzipSync(file, { level: 9 }).length),
    brotli: total((file) => brotliCompressSync(file).length),
  };
}

/** Milliseconds that the page's main thread has worked so far. */
async function mainThread(tools: CDPSession): Promise<number> {
  const { metrics } = await tools.send('Performance.getMetrics');
  const duration = metrics.find(({ name }) => name === 'TaskDuration')?.value;
  if (duration === undefined) throw new Error('Chromium has no TaskDuration.');
  return duration * 1_000;
}

/** Mounts a form in a fresh profile. */
export async function measureMounting(
  browser: Browser,
  page: { readonly address: string; readonly session: string },
): Promise<Mounting> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(withoutWebGL);
  const { unanswered } = await playHosts(context);
  try {
    const tab = await context.newPage();
    await tab.goto(page.address);
    const responses: Response[] = [];
    const requests = { page: 0, frames: 0 };
    context.on('request', (request) => {
      requests[request.frame() === tab.mainFrame() ? 'page' : 'frames'] += 1;
    });
    context.on('response', (response) => {
      if (isRealFile(response.url())) responses.push(response);
    });
    const tools = await context.newCDPSession(tab);
    await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
    tab.setDefaultTimeout(LIMIT_MS);

    const before = await mainThread(tools);
    await tab.evaluate(async (session) => {
      const shop = globalThis as unknown as {
        start(): Promise<void>;
        mount(session: string): Promise<unknown>;
      };
      await shop.start();
      await shop.mount(session);
    }, page.session);
    const mounted = await mainThread(tools);
    const { page: pageRequests, frames: frameRequests } = requests;
    const loaded = [...responses];
    await sleep(AFTER_MS);
    const after = await mainThread(tools);

    if (unanswered.length > 0) {
      throw new Failure(`Nobody plays ${unanswered.join(', ')}: tools/compare/played-hosts.ts`);
    }
    const bodies = (isOfPage: boolean) =>
      Promise.all(
        loaded
          .filter((response) => (response.frame() === tab.mainFrame()) === isOfPage)
          .map((response) => response.body()),
      );
    return {
      page: await bodies(true),
      frames: await bodies(false),
      pageRequests,
      frameRequests,
      mainThread: mounted - before,
      mainThreadAfter: after - mounted,
    };
  } finally {
    await context.close();
  }
}
