/**
 * npm run bench opens -- --against ../before: the second and later opens on a page, beside those of another checkout that
 * has been built, in turn. How long until a shopper can type, and what it costs the shop's main thread.
 *
 * npm run bench worn: opens and closes 1,000 times on a page, then a few more in turn with a page that has opened only a
 * few. So the machine is equally busy for both, however long the thousand took.
 */
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBrowser, fullBrowserOptions } from '../stack/browser.ts';
import { newSession } from '../stack/core-page.mjs';
import { inRoot } from '../stack/index.ts';
import { median } from './median.mjs';

/** Of the other checkout's figures. */
const LIMITS = { time: 0.6, thread: 0.5 };

/** Until what is kept for good is there. */
const WARM_OPENS = 50;

/**
 * Every function that gets hot is compiled, some of them after hundreds of opens: 200 to 400 bytes an open, which come to an
 * end with the functions, and hide what an open keeps.
 */
const WITHOUT_COMPILER = '--js-flags=--no-opt --no-maglev --no-sparkplug';

/** A page that has opened often, against a fresh one; and the heap that an open may keep. */
const WORN = { time: 1.05, bytes: 100 };

const SHOP = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Shop</title>
<body style="font:16px/1.5 system-ui,sans-serif"><h1>Checkout</h1><p>Desk lamp</p><button>Pay now</button>
<script type="module">
import { createCashier } from './core/index.js';
const cashier = createCashier({ environment: 'sandbox', locale: 'en_US' });
globalThis.open = async (session) => {
  const begun = performance.now();
  globalThis.checkout = cashier.open({ session });
  await checkout.ready;
  return performance.now() - begun;
};
</script></body></html>`;

/** @typedef {import('../stack/index.ts').Stack} Stack @typedef {import('@playwright/test').Browser} Browser */

/** A tab with the shop's page, ready to open. @param {Browser} browser @param {string} address @param {string} merchant */
async function openTab(browser, address, merchant) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const tab = await context.newPage();
  await tab.goto(address);
  await tab.waitForFunction('globalThis.open.length === 1');
  const tools = await context.newCDPSession(tab);
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
  /** CPU time of the page's main thread so far, in milliseconds. */
  const thread = async () => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  return {
    async open() {
      const session = await newSession(merchant);
      const before = await thread();
      const time = Number(await tab.evaluate(`open(${JSON.stringify(session)})`));
      const spent = (await thread()) - before;
      await tab.evaluate('checkout.close()');
      await tab.waitForFunction('!document.querySelector("iframe")');
      return { time, thread: spent };
    },
    /** Bytes of its heap, after the garbage has gone. */
    async heap() {
      await tools.send('HeapProfiler.collectGarbage');
      return (await tools.send('Runtime.getHeapUsage')).usedSize;
    },
    stop: () => context.close(),
  };
}

/** A page of a checkout's own core, in front of its own stack. @param {string} root @param {Browser} browser */
async function startSide(root, browser) {
  const { startStack } = /** @type {typeof import('../stack/index.ts')} */ (
    await import(resolve(root, 'tools/stack/index.ts'))
  );
  const { startCorePage } = /** @type {typeof import('../stack/core-page.mjs')} */ (
    await import(resolve(root, 'tools/stack/core-page.mjs'))
  );
  const site = await startCorePage();
  site.show(SHOP);
  const stack = await startStack({ only: ['sandbox', 'merchant'] });
  const { merchant } = stack.addresses;
  const tab = await openTab(browser, site.address, merchant);
  return {
    open: tab.open,
    heap: tab.heap,
    /** Another tab with the same page. */
    openAnother: () => openTab(browser, site.address, merchant),
    async stop() {
      await tab.stop();
      site.stop();
      await stack.stop();
    },
  };
}

/**
 * Rows of the report.
 * @param {{ readonly runs: number, readonly against: string }} options
 */
export async function benchOpens({ runs, against }) {
  await ensureBrowser();
  const browser = await chromium.launch(fullBrowserOptions());
  const sides = [await startSide(inRoot('.'), browser), await startSide(resolve(against), browser)];
  try {
    const figures = sides.map(() => ({
      time: /** @type {number[]} */ ([]),
      thread: /** @type {number[]} */ ([]),
    }));
    // the first ones load code and warm up
    for (let run = -3; run < runs; run += 1) {
      for (const [index, side] of sides.entries()) {
        const { time, thread } = await side.open();
        if (run < 0) continue;
        figures[index]?.time.push(time);
        figures[index]?.thread.push(thread);
      }
    }
    return /** @type {const} */ (['time', 'thread']).map((what) => {
      const [now = 0, before = 0] = figures.map((one) => median(one[what]));
      const name = what === 'time' ? 'later open' : 'its main thread';
      return { name, ours: now, other: before, limit: LIMITS[what] };
    });
  } finally {
    for (const side of sides) await side.stop();
    await browser.close();
  }
}

/** Bytes of heap that an open keeps. @param {number} opens */
async function measureHeap(opens) {
  const { args, ...options } = fullBrowserOptions();
  const browser = await chromium.launch({ ...options, args: [...args, WITHOUT_COMPILER] });
  const side = await startSide(inRoot('.'), browser);
  try {
    for (let warm = 0; warm < WARM_OPENS; warm += 1) await side.open();
    const before = await side.heap();
    for (let open = 0; open < opens; open += 1) await side.open();
    return ((await side.heap()) - before) / opens;
  } finally {
    await side.stop();
    await browser.close();
  }
}

/** How long the next opens take on a page that has opened often, and on a fresh one. @param {number} runs @param {number} opens */
async function measureTimes(runs, opens) {
  const browser = await chromium.launch(fullBrowserOptions());
  const worn = await startSide(inRoot('.'), browser);
  const times = { worn: /** @type {number[]} */ ([]), fresh: /** @type {number[]} */ ([]) };
  try {
    for (let open = 0; open < opens; open += 1) await worn.open();
    const fresh = await worn.openAnother();
    for (let run = -3; run < runs; run += 1) {
      const [after, first] = [await worn.open(), await fresh.open()];
      if (run < 0) continue;
      times.worn.push(after.time);
      times.fresh.push(first.time);
    }
    await fresh.stop();
    return times;
  } finally {
    await worn.stop();
    await browser.close();
  }
}

/**
 * Rows of the report: what many opens leave behind: how the next ones compare with those of a fresh page, and the heap that
 * each has kept.
 * @param {{ readonly runs: number, readonly opens: number }} options
 */
export async function benchWornPage({ runs, opens }) {
  await ensureBrowser();
  const { worn, fresh } = await measureTimes(runs, opens);
  const kept = Math.max(await measureHeap(opens), 0);
  return [
    { name: 'next open', ours: median(worn), other: median(fresh), limit: WORN.time },
    { name: `bytes, ${WORN.bytes} allowed`, ours: kept, other: WORN.bytes, limit: 1 },
  ];
}
