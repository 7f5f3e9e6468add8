import type { FrameLocator, Page } from '@playwright/test';
import { withPopupBlocker } from '../../fixtures/chromium.ts';
import { addresses, expect } from '../../fixtures/stack.ts';
import { startLocalServer } from '../../fixtures/local-server.ts';
import type { Merchant } from '../../fixtures/merchant.ts';
import { test as base } from '../../fixtures/merchant-test.ts';
import { press } from '../../models/press.ts';
import { OPENED } from '../../models/watch-page.ts';
import { WalletPage } from '../../models/wallet.ts';

interface Fixtures {
  /** The address of a page around the shop's, on another site. */
  frameShop: (sandbox?: string) => Promise<string>;
}

const SHOP = `${addresses.pages}/scenario.html`;
const framing = (sandbox?: string) =>
  `<!doctype html><iframe name="shop" width="600" height="640" ${
    sandbox === undefined ? '' : `sandbox="${sandbox}"`
  } src="${SHOP}"></iframe>`;

const test = base.extend<Fixtures>({
  frameShop: async ({}, use) => {
    const stops: (() => void)[] = [];
    await use(async (sandbox) => {
      const { origin, stop } = await startLocalServer('127.0.0.1', (_request, response) =>
        response.setHeader('content-type', 'text/html').end(framing(sandbox)),
      );
      stops.push(stop);
      return `${origin}/`;
    });
    for (const stop of stops) stop();
  },
});

test.use({ launchOptions: withPopupBlocker });

interface FramedShop {
  readonly cashier: FrameLocator;
  readonly emitted: string[];
  readonly paymentRequestId: string;
}

/** A shop in a frame of the page at this address; its cashier offers GCash alone. */
async function openFramed(page: Page, merchant: Merchant, outer: string): Promise<FramedShop> {
  const emitted: string[] = [];
  await page.exposeFunction('tell', (line: string) => emitted.push(line));
  await page.goto(outer);
  const frame = await page.waitForSelector('iframe[name=shop]');
  const content = await frame.contentFrame();
  await content?.waitForFunction(() => window.scenario);
  const { session, paymentRequestId } = await merchant.createSession({
    paymentMethod: { paymentMethodType: 'GCASH' },
    paymentRedirectUrl: `${SHOP}?order=1`,
  });
  await content?.evaluate((session) => window.scenario.play({ session }), session);
  await expect.poll(() => emitted).toEqual(OPENED);
  const cashier = page
    .frameLocator('iframe[name=shop]')
    .frameLocator('iframe[title="Payment form"]');
  return { cashier, emitted, paymentRequestId };
}

const continueIn = (cashier: FrameLocator) =>
  cashier.getByRole('button', { name: 'Continue with GCash' });
const linkIn = (cashier: FrameLocator) => cashier.getByRole('link', { name: 'Open GCash' });

for (const [frame, sandbox] of [
  ['a frame', undefined],
  [
    'a frame that may not send the top page anywhere',
    'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox',
  ],
] as const) {
  test(`a shop in ${frame} of another page stays, and a link opens the wallet`, async ({
    page,
    merchant,
    frameShop,
  }) => {
    const outer = await frameShop(sandbox);
    const shop = await openFramed(page, merchant, outer);
    await press(continueIn(shop.cashier));
    await expect(linkIn(shop.cashier)).toBeVisible();
    await expect.poll(() => shop.emitted).toEqual([...OPENED, 'SDK_CALL_URL_ERROR']);
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      press(linkIn(shop.cashier)),
    ]);
    await tab.waitForURL(/\/wallet\//);
    await new WalletPage(tab).approve();
    await expect.poll(() => shop.emitted.at(-1)).toBe('SDK_PAYMENT_SUCCESSFUL final');
    expect(page.url()).toBe(outer);
    expect(await merchant.statusOf(shop.paymentRequestId)).toBe('SUCCESS');
  });
}

test('a shop in a frame of its own page leaves with that page', async ({ page, merchant }) => {
  const outer = `${addresses.pages}/outer.html`;
  await page.route(outer, (route) => route.fulfill({ contentType: 'text/html', body: framing() }));
  const shop = await openFramed(page, merchant, outer);
  await press(continueIn(shop.cashier));
  await page.waitForURL(/\/wallet\//);
  expect(shop.emitted).toEqual([...OPENED, 'SDK_CALL_URL_SUCCESS']);
});
