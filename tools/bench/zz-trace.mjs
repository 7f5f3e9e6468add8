import { chromium } from '@playwright/test';
import { ensureBrowser, fullBrowserOptions } from '../stack/browser.ts';
import { newSession, startCorePage } from '../stack/core-page.mjs';
import { startStack } from '../stack/index.ts';
await ensureBrowser();
const site = await startCorePage();
const stack = await startStack({ only: ['sandbox', 'merchant'] });
const browser = await chromium.launch(fullBrowserOptions());
site.show(`<!doctype html><title>Shop</title><button>x</button><script type=module>
import { createCashier } from './core/index.js';
globalThis.createCashier = createCashier;</script>`);
const tab = await (await browser.newContext()).newPage();
await tab.goto(site.address);
await tab.waitForFunction('globalThis.createCashier');
for (let n = 0; n < 12; n++) {
  const session = await newSession(stack.addresses.merchant);
  const client = n;
  const marks = await tab.evaluate(async (session) => {
    const at = () => performance.timeOrigin + performance.now();
    const marks = { t0: at() };
    const c = (globalThis.client ??= createCashier({ environment: 'sandbox', locale: 'en_US' }));
    new MutationObserver(() => { }).observe(document, { subtree: true, childList: true });
    addEventListener('message', (e) => { if (e.data?.type?.includes('hello') && !marks.hello) marks.hello = at(); }, true);
    const long = new PerformanceObserver(() => {});
    globalThis.checkout = c.open({ session });
    marks.opened = at();
    await globalThis.checkout.ready;
    marks.ready = at();
    return marks;
  }, session);
  const frame = tab.frames().find((f) => f.url().includes('/cashier/'));
  const inner = await frame.evaluate(() => {
    const [nav] = performance.getEntriesByType('navigation');
    const o = performance.timeOrigin;
    const res = performance.getEntriesByType('resource').map((r) => [r.name.split('/').at(-1), Math.round(r.startTime), Math.round(r.responseEnd)]);
    return { origin: o, respStart: o + nav.responseStart, respEnd: o + nav.responseEnd, dcl: o + nav.domContentLoadedEventEnd, di: o + nav.domInteractive, res };
  });
  const rel = (v) => Math.round(v - marks.t0);
  console.log(n, 'opened', rel(marks.opened), 'nav0', rel(inner.origin), 'resp', rel(inner.respStart), 'domInt', rel(inner.di), 'hello', rel(marks.hello), 'ready', rel(marks.ready), JSON.stringify(inner.res));
  await tab.evaluate(() => globalThis.checkout.close());
  await tab.waitForTimeout(300);
}
await browser.close(); site.stop(); await stack.stop();
