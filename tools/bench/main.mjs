/**
 * npm run bench: what is measured against something bare, side by side in one run; `npm run bench form`, `opens`,
 * `worn`, `antom`, `payment`, `gateway`, `memory` and `notifications` measure one of them. `--runs 5` measures less often.
 *
 * form: how long until a shopper can type, against a bare iframe with the same form and no SDK. Requires a build.
 *
 * cold: a fresh browser profile; from the first byte of the shop's page to the usable form.
 * warm: from the shopper's press to the usable form, after `preload()`; bare after the same page was loaded in an iframe and
 * taken away again. So both have what was fetched.
 * intent: the pointer comes over the button and presses it a moment later, from the press; bare is prepared as for warm.
 *
 * opens: later opens on a page, with `--against ../before` beside another checkout that has been built.
 * payment: a payment in a merchant's Playwright test, with `--against ../before`, too.
 * worn: what 1,000 opens leave behind (`--opens 100`: fewer). antom: the way to Antom's page, against Antom's own SDK.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { ensureBrowser, fullBrowserOptions } from '../stack/browser.ts';
import { newSession, startCorePage } from '../stack/core-page.mjs';
import { readFlags } from '../stack/flags.ts';
import { Failure, runMain, startStack } from '../stack/index.ts';
import { benchAntom } from './antom.mjs';
import { benchGateway } from './gateway.mjs';
import { benchNotifications } from './notifications.mjs';
import { median } from './median.mjs';
import { benchMemory } from './memory.mjs';
import { benchOpens, benchWornPage } from './opens.mjs';
import { benchPayment } from './payment.mjs';
import { report, TooSlow } from './report.mjs';

const { values: flags, positionals: requested } = readFlags({
  options: {
    runs: { type: 'string', default: '30' },
    against: { type: 'string' },
    opens: { type: 'string', default: '1000' },
  },
  allowPositionals: true,
});
const RUNS = Number(flags.runs);
/** How much longer than the bare iframe it may take. */
const LIMITS = { cold: 1.15, warm: 1.05, intent: 1.08 };
/** From the pointer's arrival over a button to the press, of a shopper in a hurry. */
const PRESS_AFTER_MS = 300;

/** @typedef {'sdk' | 'bare'} Side @typedef {'cold' | 'warm' | 'intent'} Temperature */

/** Each defines `prepare` and `show`, which resolve when that is done. @type {Readonly<Record<Side, string>>} */
const SCRIPTS = {
  // a merchant's page as a bundler builds it
  sdk: `
import { createCashier } from './core/index.js';
const cashier = createCashier({ environment: 'sandbox', locale: 'en_US' });
const show = () => cashier.open({ session }).ready;
const prepare = async () => {
  const warm = new Promise((go) =>
    addEventListener('message', ({ data }) => data.type === 'ams-cashier:warm' && go()),
  );
  cashier.preload({ session });
  await warm;
};
const arm = (button) => cashier.preloadOn(button, { when: 'intent', session });`,
  // the least that shows the same form: an iframe of the popup's size and the messages of its protocol
  bare: `
const { cashierUrl, publicSessionId } = JSON.parse(atob(session.split('&&')[3]));
const secret = session.split('&&').slice(0, 3).join('&&');
const show = () => new Promise((resolve) => {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:480px;height:489px;border:0';
  addEventListener('message', function hello({ source, data }) {
    if (source !== frame.contentWindow || data.type !== 'ams-cashier:hello') return;
    removeEventListener('message', hello);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => data.type === 'usable' && resolve(frame);
    source.postMessage({ type: 'ams-cashier:connect', version: 1 }, cashierUrl, [port2]);
    port1.postMessage({ type: 'open', session: secret, openId: 'bench', traceId: 'bench', locale: 'en_US',
      display: 'inline', appearance: {} });
  });
  frame.src = cashierUrl + '/cashier/' + publicSessionId;
  document.body.append(frame);
});
const prepare = async () => (await show()).remove();
const arm = prepare;`,
};

/** @type {Readonly<Record<Temperature, string>>} */
const MEASURES = {
  cold: `
await show();
globalThis.took = performance.now() - performance.getEntriesByType('navigation')[0].responseStart;`,
  warm: `
await prepare();
await new Promise((go) => setTimeout(go, 200));
const begun = performance.now();
await show();
globalThis.took = performance.now() - begun;`,
  intent: `
const button = document.querySelector('button');
await arm(button);
button.onclick = async ({ timeStamp }) => {
  await show();
  globalThis.took = performance.now() - timeStamp;
};
globalThis.isWatching = true;`,
};

/** @param {Side} side @param {Temperature} temperature @param {string} session as shops write it into their page */
const shop = (side, temperature, session) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Shop</title>
<body style="font:16px/1.5 system-ui,sans-serif"><h1>Checkout</h1><p>Desk lamp</p><button>Pay now</button>
<script type="module">
const session = ${JSON.stringify(session)};
${SCRIPTS[side]}
${MEASURES[temperature]}
</script></body></html>`;

async function benchForm() {
  await ensureBrowser();
  const site = await startCorePage();
  const stack = await startStack({ only: ['sandbox', 'merchant'] });
  const browser = await chromium.launch(fullBrowserOptions());

  /** Milliseconds in a profile of its own. @param {Side} side @param {Temperature} temperature */
  async function measure(side, temperature) {
    site.show(shop(side, temperature, await newSession(stack.addresses.merchant)));
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    try {
      const tab = await context.newPage();
      await tab.goto(site.address);
      if (temperature === 'intent') {
        await tab.waitForFunction('globalThis.isWatching');
        await tab.getByRole('button').hover();
        await sleep(PRESS_AFTER_MS);
        await tab.mouse.down();
        await tab.mouse.up();
      }
      const took = await tab.waitForFunction('globalThis.took', undefined, { timeout: 20_000 });
      return Number(await took.jsonValue());
    } finally {
      await context.close();
    }
  }

  try {
    const rows = [];
    for (const temperature of /** @type {const} */ (['cold', 'warm', 'intent'])) {
      /** @type {Record<Side, number[]>} */
      const times = { sdk: [], bare: [] };
      // the first of each warms up what is not the browser's: sandbox, disk
      for (const side of /** @type {const} */ (['sdk', 'bare'])) await measure(side, temperature);
      for (let run = 0; run < RUNS; run += 1) {
        for (const side of /** @type {const} */ (['sdk', 'bare'])) {
          times[side].push(await measure(side, temperature));
        }
      }
      rows.push({
        name: temperature,
        ours: median(times.sdk),
        other: median(times.bare),
        limit: LIMITS[temperature],
      });
    }
    report('with SDK', 'bare', rows);
  } finally {
    await browser.close();
    site.stop();
    await stack.stop();
  }
}

/**
 * @param {string} name
 * @param {(options: { readonly runs: number, readonly against: string }) => Promise<readonly import('./report.mjs').Row[]>} bench
 */
const againstBefore = (name, bench) => async () => {
  const { against } = flags;
  if (against) report('now', 'before', await bench({ runs: RUNS, against }));
  else console.log(`${name}: --against names the checkout to compare with.`);
};

/** @type {Readonly<Record<string, () => Promise<void>>>} */
const BENCHES = {
  form: benchForm,
  opens: againstBefore('opens', benchOpens),
  worn: async () =>
    report('worn page', 'fresh', await benchWornPage({ runs: RUNS, opens: Number(flags.opens) })),
  antom: async () => report('with ours', "Antom's", await benchAntom({ runs: RUNS })),
  payment: againstBefore('payment', benchPayment),
  gateway: benchGateway,
  memory: benchMemory,
  notifications: benchNotifications,
};

await runMain(async () => {
  const unknown = requested.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown) {
    throw new Failure(
      `There is no bench ${unknown}; there are ${Object.keys(BENCHES).join(', ')}.`,
    );
  }
  /** @type {string[]} */
  const slow = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (requested.length > 0 && !requested.includes(name)) continue;
    try {
      await bench();
    } catch (error) {
      // the others are worth knowing, too
      if (!(error instanceof TooSlow)) throw error;
      slow.push(error.message);
    }
  }
  if (slow.length > 0) throw new Failure(`Slower than it may be: ${slow.join(', ')}.`);
});
