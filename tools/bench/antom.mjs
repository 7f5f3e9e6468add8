/**
 * npm run bench antom: with Antom's cashier, how long from the press until the frame of Antom's page is attached, and what
 * all of it costs the shop's main thread; against Antom's own SDK, used as its documents say. Antom's hosts are played.
 *
 * intent: the pointer comes over the button and presses it a moment later; Antom's SDK was imported and constructed with the page.
 * at the press: nothing was prepared; Antom's SDK is imported, constructed and called by the press.
 * main thread: from the page's load until the form is there; Antom's SDK as for intent.
 */
import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { antomSession, playHosts } from '../compare/played-hosts.ts';
import { startShopPage } from '../compare/shop-page.ts';
import { ensureBrowser, fullBrowserOptions } from '../stack/browser.ts';
import { Failure, inRoot } from '../stack/index.ts';
import { withoutWebGL } from '../compare/without-webgl.ts';
import { median } from './median.mjs';

/** From the pointer's arrival over a button to the press, of a shopper in a hurry. */
const PRESS_AFTER_MS = 300;
const LIMIT_MS = 30_000;

const officialCashier = `new AMSCashierPayment({
  environment: 'sandbox',
  locale: 'en_US',
  onEventCallback: ({ code }) => code === 'SDK_END_OF_LOADING' && globalThis.isReady(),
})`;

const ours = `
import { createCashier } from '@ams-cashier/core';
const cashier = createCashier({ environment: 'sandbox', locale: 'en_US' });
globalThis.mount = (session) => cashier.open({ session }).ready.then(globalThis.isReady);`;

/** What a page's module does, by how it is measured. */
const SOURCES = {
  'ours by intent': `${ours}
globalThis.arm = (button, session) => cashier.preloadOn(button, { when: 'intent', session });`,
  'ours at the press': ours,
  'official with the page': `
import { AMSCashierPayment } from '@alipay/ams-checkout';
const cashier = ${officialCashier};
globalThis.mount = (sessionData) => cashier.createComponent({ sessionData });`,
  'official at the press': `
globalThis.mount = async (sessionData) => {
  const { AMSCashierPayment } = await import('@alipay/ams-checkout');
  return ${officialCashier}.createComponent({ sessionData });
};`,
};

/** @typedef {keyof typeof SOURCES} Way @typedef {import('@playwright/test').Browser} Browser */

/** @type {readonly { name: string, ours: Way, other: Way, what: 'attached' | 'mainThread', limit: number }[]} */
const ROWS = [
  {
    name: 'intent',
    ours: 'ours by intent',
    other: 'official with the page',
    what: 'attached',
    limit: 1.1,
  },
  {
    name: 'at the press',
    ours: 'ours at the press',
    other: 'official at the press',
    what: 'attached',
    limit: 1,
  },
  {
    name: 'main thread',
    ours: 'ours at the press',
    other: 'official with the page',
    what: 'mainThread',
    limit: 0.9,
  },
];

/** In the page: notes when the frame came that the shopper sees, not those that only warm the cache. */
function watch() {
  const page = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (globalThis));
  const isCashier = (/** @type {HTMLIFrameElement} */ { id, src }) =>
    id.startsWith('ams-checkout-component') && src !== '' && !src.includes('isPreload=true');
  page['whenReady'] = new Promise((resolve) => (page['isReady'] = resolve));
  page['whenAttached'] = new Promise((resolve) => {
    new MutationObserver(() => {
      if ([...document.querySelectorAll('iframe')].some(isCashier)) resolve(performance.now());
    }).observe(document, { attributeFilter: ['src', 'id'], childList: true, subtree: true });
  });
}

/** @param {Browser} browser @param {Way} way @param {string} address */
async function measure(browser, way, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await context.addInitScript(withoutWebGL);
    await context.addInitScript(watch);
    const hosts = await playHosts(context);
    const tab = await context.newPage();
    tab.setDefaultTimeout(LIMIT_MS);
    const tools = await context.newCDPSession(tab);
    await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = async () => {
      const { metrics } = await tools.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
    };
    await tab.goto(address);
    await tab.evaluate(
      `start().then(() => {
        const button = document.querySelector('button');
        const session = ${JSON.stringify(antomSession('CASHIER_PAYMENT'))};
        globalThis.arm?.(button, session);
        button.onclick = ({ timeStamp }) => {
          globalThis.pressed = timeStamp;
          void mount(session);
        };
      })`,
    );
    if (way.startsWith('ours') && hosts.asked.length > 0) {
      throw new Failure(`The page asks Antom before anybody wants to pay: ${hosts.asked[0]}`);
    }
    const button = tab.getByRole('button');
    if (way === 'ours by intent') {
      await button.hover();
      await sleep(PRESS_AFTER_MS);
      await tab.mouse.down();
      await tab.mouse.up();
    } else {
      // what the page has begun at its load is over when the shopper presses
      await sleep(2 * PRESS_AFTER_MS);
      await button.click();
    }
    const attached = Number(await tab.evaluate('whenAttached.then((at) => at - pressed)'));
    await tab.evaluate('whenReady.then(() => undefined)');
    return { attached, mainThread: await spent() };
  } finally {
    await context.close();
  }
}

/** Rows of the report. @param {{ readonly runs: number }} options */
export async function benchAntom({ runs }) {
  await ensureBrowser();
  const browser = await chromium.launch(fullBrowserOptions());
  const ways = /** @type {Way[]} */ (Object.keys(SOURCES));
  // below the repository, so that the bundler finds its packages
  const folder = inRoot('dist/bench');
  mkdirSync(folder, { recursive: true });
  const pages = await Promise.all(
    ways.map((way) =>
      startShopPage({ id: way.replaceAll(' ', '-'), source: SOURCES[way] }, folder),
    ),
  );
  try {
    const figures = new Map(
      ways.map((way) => [way, /** @type {{ attached: number, mainThread: number }[]} */ ([])]),
    );
    // the first round warms up the disk
    for (let run = -1; run < runs; run += 1) {
      for (const [index, way] of ways.entries()) {
        const figure = await measure(browser, way, pages[index]?.address ?? '');
        if (run >= 0) figures.get(way)?.push(figure);
      }
    }
    return ROWS.map(({ name, ours, other, what, limit }) => {
      const middle = (/** @type {Way} */ way) =>
        median((figures.get(way) ?? []).map((figure) => figure[what]));
      return { name, ours: middle(ours), other: middle(other), limit };
    });
  } finally {
    for (const page of pages) page.stop();
    await browser.close();
  }
}
