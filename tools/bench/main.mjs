/**
 * npm run bench: what is measured against something bare, side by side in one run; `npm run bench form` and
 * `npm run bench gateway` measure one of the two. `--runs 5` measures the form less often.
 *
 * form: how long until a shopper can type, against a bare iframe with the same form and no SDK. Requires a build.
 *
 * cold: a fresh browser profile; from the first byte of the shop's page to the usable form.
 * warm: from the shopper's press to the usable form. With the SDK after `preload()`, whose hidden frame is gone; bare
 * after the same page was loaded in an iframe and taken away again. So both have what was fetched, and neither a frame.
 */
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { ensureBrowser, fullBrowserOptions } from '../stack/browser.ts';
import { newSession, startCorePage } from '../stack/core-page.mjs';
import { Failure, runMain, startStack } from '../stack/index.ts';
import { benchGateway } from './gateway.mjs';

const { values: flags, positionals: requested } = parseArgs({
  options: { runs: { type: 'string', default: '30' } },
  allowPositionals: true,
});
const RUNS = Number(flags.runs);
/** How much longer than the bare iframe it may take. */
const LIMITS = { cold: 1.5, warm: 1.2 };

/** @typedef {'sdk' | 'bare'} Side @typedef {'cold' | 'warm'} Temperature */

/** Each defines `prepare` and `show`, which resolve when that is done. @type {Readonly<Record<Side, string>>} */
const SCRIPTS = {
  // a merchant's page as a bundler builds it
  sdk: `
import { createCashier } from './core/index.js';
const cashier = createCashier({ environment: 'sandbox', locale: 'en_US' });
const show = () => cashier.open({ session }).ready;
const prepare = async () => {
  cashier.preload({ session });
  const wait = async (there) => {
    while (Boolean(document.querySelector('iframe')) !== there) await new Promise((go) => setTimeout(go, 5));
  };
  await wait(true);
  await wait(false);
};`,
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
const prepare = async () => (await show()).remove();`,
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

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below = 0, above = 0] = sorted.slice(middle - 1, middle + 1);
  return sorted.length % 2 ? above : (below + above) / 2;
}

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
      const took = await tab.waitForFunction('globalThis.took', undefined, { timeout: 20_000 });
      return Number(await took.jsonValue());
    } finally {
      await context.close();
    }
  }

  try {
    const slow = [];
    console.log(`${RUNS} runs each, in turn; medians in ms\n`);
    console.log(
      `${''.padEnd(8)}${'with SDK'.padStart(10)}${'bare'.padStart(10)}${'ratio'.padStart(8)}${'at most'.padStart(9)}`,
    );
    for (const temperature of /** @type {const} */ (['cold', 'warm'])) {
      /** @type {Record<Side, number[]>} */
      const times = { sdk: [], bare: [] };
      // the first of each warms up what is not the browser's: sandbox, disk
      for (const side of /** @type {const} */ (['sdk', 'bare'])) await measure(side, temperature);
      for (let run = 0; run < RUNS; run += 1) {
        for (const side of /** @type {const} */ (['sdk', 'bare'])) {
          times[side].push(await measure(side, temperature));
        }
      }
      const [sdk, bare] = [median(times.sdk), median(times.bare)];
      const ratio = sdk / bare;
      const limit = LIMITS[temperature];
      if (ratio > limit) slow.push(temperature);
      console.log(
        `${temperature.padEnd(8)}${sdk.toFixed(1).padStart(10)}${bare.toFixed(1).padStart(10)}${ratio.toFixed(2).padStart(8)}${String(limit).padStart(9)}${ratio > limit ? '  SLOW' : ''}`,
      );
    }
    if (slow.length) throw new Failure(`Slower than it may be: ${slow.join(', ')}.`);
  } finally {
    await browser.close();
    site.stop();
    await stack.stop();
  }
}

/** @type {Readonly<Record<string, () => Promise<void>>>} */
const BENCHES = { form: benchForm, gateway: benchGateway };

await runMain(async () => {
  const unknown = requested.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown) {
    throw new Failure(
      `There is no bench ${unknown}; there are ${Object.keys(BENCHES).join(', ')}.`,
    );
  }
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (requested.length === 0 || requested.includes(name)) await bench();
  }
});
