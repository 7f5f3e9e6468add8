import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { devices, type Page } from '@playwright/test';
import { withPopupBlocker } from '../../fixtures/chromium.ts';
import {
  EVERY_BROWSER,
  everyBrowserIf,
  fullUnless,
  NOT_IN_WEBKIT,
} from '../../fixtures/selection.ts';
import { addresses, expect } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { startMerchant } from '../../fixtures/merchant.ts';
import { test as base } from '../../fixtures/merchant-test.ts';
import { gotoBlankPage, openCashier } from '../../models/open-cashier.ts';
import { OPENED } from '../../models/watch-page.ts';
import {
  addressOf,
  continueButton,
  opensBeside,
  readByPhone,
  walletLink,
  WalletPage,
} from '../../models/wallet.ts';
import { press } from '../../models/press.ts';

const REDIRECTED = 'SDK_CALL_URL_SUCCESS';
const CHOSEN = 'SDK_PAYMENT_METHOD_CHANGED';
const PAID = 'SDK_PAYMENT_SUCCESSFUL final';
const PROCESSING = 'SDK_PAYMENT_PROCESSING final';

interface Shop {
  readonly cashier: CashierPage;
  readonly paymentRequestId: string;
  readonly session: string;
  readonly emitted: string[];
}

interface Fixtures {
  /** Opens a cashier that offers a card and these wallets, and chooses the first of them. */
  openFor: (...wallets: string[]) => Promise<Shop>;
}

const test = base.extend<Fixtures>({
  openFor: async ({ page, merchant }, use) => {
    await use(async (...wallets) => {
      const emitted: string[] = [];
      await page.exposeFunction('tell', (line: string) => emitted.push(line));
      await page.goto(`${addresses.pages}/scenario.html`);
      const { session, paymentRequestId } = await merchant.createSession({
        availablePaymentMethod: {
          paymentMethodTypeList: ['CARD', ...wallets].map((paymentMethodType) => ({
            paymentMethodType,
          })),
        },
        paymentRedirectUrl: `${addresses.pages}/scenario.html?order=1`,
      });
      await play(page, session);
      await expect.poll(() => emitted).toEqual(OPENED);
      const cashier = new CashierPage(page);
      await cashier.frame.getByRole('radio').nth(1).check();
      return { cashier, paymentRequestId, session, emitted };
    });
  },
});

test.use({ launchOptions: withPopupBlocker });

const play = (page: Page, session: string) =>
  page.evaluate((session) => window.scenario.play({ session }), session);

const returned = (page: Page) => page.evaluate(() => window.scenario.returned?.returned ?? false);

/** The shop's page leaves for the wallet's. */
async function leave(page: Page, { cashier }: Shop): Promise<WalletPage> {
  await press(continueButton(cashier));
  await page.waitForURL(/\/wallet\//);
  return new WalletPage(page);
}

const PHONES = {
  desktop: {},
  'a phone': {
    userAgent: devices['Pixel 7'].userAgent,
    viewport: { width: 375, height: 740 },
    hasTouch: true,
    isMobile: true,
  },
} as const;

for (const [where, options] of Object.entries(PHONES)) {
  test.describe(where, () => {
    test.use(options);
    const tag = [everyBrowserIf(where === 'desktop'), fullUnless(where === 'desktop')].flat();

    test('there and back, once', { tag }, async ({ page, merchant, openFor }) => {
      const shop = await openFor('GCASH');
      const wallet = await leave(page, shop);
      await wallet.approve();
      await page.waitForURL(/scenario\.html/);
      expect(await returned(page)).toBe(true);
      expect(page.url()).toBe(`${addresses.pages}/scenario.html?order=1`);
      await page.reload();
      expect(await returned(page)).toBe(false);
      expect(shop.emitted).toEqual([...OPENED, CHOSEN, REDIRECTED]);
      expect(await merchant.statusOf(shop.paymentRequestId)).toBe('SUCCESS');
      await expect.poll(() => merchant.notified(shop.paymentRequestId)).toEqual(['SUCCESS']);
    });

    test(
      'back by the back button, then there again',
      { tag },
      async ({ page, merchant, openFor }) => {
        const shop = await openFor('DANA');
        await leave(page, shop);
        const before = shop.emitted.length;
        await page.goBack();
        // the page may have been kept, with its cashier, or be a new one that opens the same session
        await page.waitForFunction(() => window.scenario);
        const isKept = (await page.locator('iframe').count()) > 0;
        if (!isKept) await play(page, shop.session);
        await expect(walletLink(shop.cashier)).toBeVisible();
        await press(walletLink(shop.cashier));
        await page.waitForURL(/\/wallet\//);
        await new WalletPage(page).approve();
        await page.waitForURL(/scenario\.html/);
        expect(shop.emitted.slice(before).at(-1)).toBe(REDIRECTED);
        expect(await merchant.statusOf(shop.paymentRequestId)).toBe('SUCCESS');
      },
    );
  });
}

test(
  'decided while the page was away, it tells so as soon as it is back',
  { tag: NOT_IN_WEBKIT },
  async ({ page, openFor }) => {
    const shop = await openFor('GCASH');
    const wallet = await leave(page, shop);
    const phone = await readByPhone(page, page.url());
    await phone.approve();
    await phone.page.context().close();
    await wallet.page.goBack();
    await page.waitForFunction(() => window.scenario);
    if ((await page.locator('iframe').count()) === 0) await play(page, shop.session);
    await expect
      .poll(() => shop.emitted.at(-1))
      .toMatch(/^SDK_PAYMENT_SUCCESSFUL final( replayed)?$/);
  },
);

test(
  'on a phone every wallet is gone to: no code, no window',
  { tag: NOT_IN_WEBKIT },
  async ({ browser }) => {
    const context = await browser.newContext(PHONES['a phone']);
    const page = await context.newPage();
    const merchant = await startMerchant(addresses.sandbox);
    await page.exposeFunction('tell', () => {});
    for (const paymentMethodType of ['ALIPAY_CN', 'KAKAOPAY']) {
      await page.goto(`${addresses.pages}/scenario.html`);
      const { session } = await merchant.createSession({
        paymentMethod: { paymentMethodType },
        paymentRedirectUrl: `${addresses.pages}/scenario.html?order=1`,
      });
      await play(page, session);
      await press(continueButton(new CashierPage(page)));
      await page.waitForURL(/\/wallet\//);
      expect(context.pages()).toHaveLength(1);
    }
    merchant.stop();
    await context.close();
  },
);

test(
  'on an iPad, which calls itself a Mac, every wallet is gone to, too',
  { tag: ['@full', NOT_IN_WEBKIT] },
  async ({ page, openFor }) => {
    await page.addInitScript(() => {
      const userAgent =
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15';
      for (const [name, value] of Object.entries({
        userAgent,
        userAgentData: undefined,
        maxTouchPoints: 5,
      })) {
        Object.defineProperty(Navigator.prototype, name, { get: () => value });
      }
    });
    const { cashier } = await openFor('ALIPAY_CN');
    await press(continueButton(cashier));
    await page.waitForURL(/\/wallet\//);
    expect(page.context().pages()).toHaveLength(1);
  },
);

const SIGNED_QUERY = '?next=/a/b&flag&sig=a%20b~c&q=%C4%E3';

test('back from a wallet, handleReturn() leaves the rest of the query as the shop wrote it', async ({
  page,
  merchant,
}) => {
  const { session } = await merchant.createSession({
    paymentMethod: { paymentMethodType: 'GCASH' },
    paymentRedirectUrl: `${addresses.pages}/blank.html${SIGNED_QUERY}#order`,
  });
  await gotoBlankPage(page);
  const cashier = await openCashier(page, { session });
  await press(continueButton(cashier));
  await page.waitForURL(/\/wallet\//);
  await new WalletPage(page).approve();
  await page.waitForURL(/ams_return=/);
  await page.waitForFunction(() => window.core);
  const openId = new URLSearchParams(new URL(page.url()).search).get('ams_return');
  const handle = () => page.evaluate(() => window.core.handleReturn());
  expect(await handle()).toEqual({ openId, returned: true });
  expect(page.url()).toBe(`${addresses.pages}/blank.html${SIGNED_QUERY}#order`);
  await page.reload();
  await page.waitForFunction(() => window.core);
  expect(await handle()).toBeUndefined();
});

test(
  'the code can be read, and leads to the wallet',
  { tag: NOT_IN_WEBKIT },
  async ({ page, merchant, openFor }) => {
    const shop = await openFor('ALIPAY_CN');
    await press(continueButton(shop.cashier));
    const address = await addressOf(shop.cashier);
    const code = shop.cashier.frame.getByRole('img', { name: 'QR code for Alipay' });
    await expect(code).toBeVisible();
    expect(await readCode(page, await code.screenshot())).toBe(address);

    const phone = await readByPhone(page, address);
    await phone.approve();
    await expect(phone.page.getByRole('heading')).toHaveText('Payment approved');
    await phone.page.context().close();
    await expect.poll(() => shop.emitted).toEqual([...OPENED, CHOSEN, REDIRECTED, PAID]);
    await expect(code).toBeHidden();
    expect(await merchant.statusOf(shop.paymentRequestId)).toBe('SUCCESS');
  },
);

test('a window that is closed leaves the payment open; it can be opened again', async ({
  page,
  openFor,
}) => {
  const shop = await openFor('KAKAOPAY');
  const first = await opensBeside(page, () => press(continueButton(shop.cashier)));
  await first.page.close();
  const second = await opensBeside(page, () => press(walletLink(shop.cashier)));
  await second.approve();
  await expect.poll(() => shop.emitted).toEqual([...OPENED, CHOSEN, REDIRECTED, PAID]);
});

test('approved in a window of its own: paid', { tag: EVERY_BROWSER }, async ({ page, openFor }) => {
  const shop = await openFor('KAKAOPAY');
  const beside = await opensBeside(page, () => press(continueButton(shop.cashier)));
  // it can't reach into the cashier that opened it
  expect(await beside.page.evaluate(() => window.opener)).toBeNull();
  await beside.approve();
  await expect.poll(() => shop.emitted.at(-1)).toBe(PAID);
});

test(
  'the window is closed when it is decided',
  { tag: NOT_IN_WEBKIT },
  async ({ page, openFor }) => {
    const shop = await openFor('KAKAOPAY');
    const beside = await opensBeside(page, () => press(continueButton(shop.cashier)));
    await Promise.all([beside.page.waitForEvent('close'), beside.approve()]);
    await expect.poll(() => shop.emitted.at(-1)).toBe(PAID);
  },
);

test('closed while the buyer is at the wallet: undecided', async ({ page, openFor }) => {
  const shop = await openFor('ALIPAY_CN');
  await press(continueButton(shop.cashier));
  await expect(walletLink(shop.cashier)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => shop.emitted).toEqual([...OPENED, CHOSEN, REDIRECTED, PROCESSING]);
});

test(
  'opened in another tab: the payment is shown in flight, and sends nobody away',
  { tag: NOT_IN_WEBKIT },
  async ({ context, openFor }) => {
    const shop = await openFor('ALIPAY_CN');
    await press(continueButton(shop.cashier));
    await expect(walletLink(shop.cashier)).toBeVisible();
    const other = await context.newPage();
    await other.exposeFunction('tell', () => {});
    await other.goto(`${addresses.pages}/scenario.html`);
    await play(other, shop.session);
    await expect(walletLink(new CashierPage(other))).toBeVisible();
    await expect(continueButton(new CashierPage(other))).toBeHidden();
    expect(other.url()).toBe(`${addresses.pages}/scenario.html`);
  },
);

/** Back from the wallet without an answer, in the page that was kept or in a new one. */
async function comeBack(page: Page, shop: Shop, isKept: boolean): Promise<WalletPage> {
  const wallet = await leave(page, shop);
  // the wallet stays open elsewhere, so that it can still be answered
  const phone = await readByPhone(page, page.url());
  if (isKept) await wallet.page.goBack();
  else await page.goto(`${addresses.pages}/scenario.html`);
  await page.waitForFunction(() => window.scenario);
  if ((await page.locator('iframe').count()) === 0) await play(page, shop.session);
  await expect(walletLink(shop.cashier)).toBeVisible();
  return phone;
}

for (const isKept of [true, false]) {
  const where = isKept ? 'with the back button' : 'in a new page';

  const paysOtherwise = { tag: [NOT_IN_WEBKIT, fullUnless(isKept)].flat() };
  test(
    `back ${where}, another method can be chosen: charged once`,
    paysOtherwise,
    async ({ page, merchant, openFor }) => {
      const shop = await openFor('GCASH');
      const phone = await comeBack(page, shop, isKept);
      await shop.cashier.frame.getByRole('radio', { name: 'Card' }).check();
      await shop.cashier.pay(CARDS.good);
      await expect.poll(() => shop.emitted.at(-1)).toBe(PAID);
      // the wallet that was given up can't charge any more
      await phone.approve();
      await phone.page.context().close();
      await expect.poll(() => merchant.notified(shop.paymentRequestId)).toEqual(['SUCCESS']);
    },
  );

  const leaves = { tag: [NOT_IN_WEBKIT, fullUnless(!isKept)].flat() };
  test(
    `back ${where}, who leaves is told that nothing was charged`,
    leaves,
    async ({ page, merchant, openFor }) => {
      const shop = await openFor('GCASH');
      const phone = await comeBack(page, shop, isKept);
      await page.getByRole('button', { name: 'Close' }).click();
      await expect.poll(() => shop.emitted.at(-1)).toBe('SDK_PAYMENT_CANCEL');
      await phone.approve();
      // not back to the shop, as if it were paid
      await expect(phone.page.getByRole('heading')).toHaveText('This payment is no longer open');
      await phone.page.context().close();
      expect(await merchant.statusOf(shop.paymentRequestId)).toBe('PROCESSING');
    },
  );
}

test(
  'a wallet that was faster than the change of mind: paid, once',
  { tag: NOT_IN_WEBKIT },
  async ({ page, merchant, openFor }) => {
    const shop = await openFor('GCASH');
    const phone = await comeBack(page, shop, false);
    await page.route('**/cashier/api/session', () => {});
    await phone.approve();
    await phone.page.context().close();
    await shop.cashier.frame.getByRole('radio', { name: 'Card' }).check();
    await expect.poll(() => shop.emitted.at(-1)).toMatch(/^SDK_PAYMENT_SUCCESSFUL final/);
    expect(await merchant.statusOf(shop.paymentRequestId)).toBe('SUCCESS');
  },
);

test('after the window was closed, another method can be chosen', async ({ page, openFor }) => {
  const shop = await openFor('KAKAOPAY');
  const beside = await opensBeside(page, () => press(continueButton(shop.cashier)));
  await beside.page.close();
  await shop.cashier.frame.getByRole('radio', { name: 'Card' }).check();
  await shop.cashier.pay(CARDS.good);
  await expect.poll(() => shop.emitted.at(-1)).toBe(PAID);
});

test(
  'after the window was closed, who leaves is told that nothing was charged',
  { tag: NOT_IN_WEBKIT },
  async ({ page, openFor }) => {
    const shop = await openFor('KAKAOPAY');
    const asked = page.waitForRequest((request) => request.url().endsWith('/api/session'));
    const beside = await opensBeside(page, () => press(continueButton(shop.cashier)));
    await beside.page.close();
    await asked;
    // the page learns of it when it next asks the gateway
    await page.waitForResponse((response) => response.url().endsWith('/api/session'));
    await page.waitForResponse((response) => response.url().endsWith('/api/session'));
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => shop.emitted.at(-1)).toBe('SDK_PAYMENT_CANCEL');
  },
);

test(
  'visited only by its link, then back in a new page: who leaves is told that nothing was charged',
  { tag: ['@full', NOT_IN_WEBKIT] },
  async ({ page, openFor }) => {
    await page.addInitScript(() => (window.open = () => null));
    const shop = await openFor('KAKAOPAY');
    await press(continueButton(shop.cashier));
    await expect.poll(() => shop.emitted.at(-1)).toBe('SDK_CALL_URL_ERROR');
    const wallet = await opensBeside(page, () => press(walletLink(shop.cashier)));
    await page.goto(`${addresses.pages}/scenario.html`);
    await page.waitForFunction(() => window.scenario);
    await play(page, shop.session);
    await expect(walletLink(shop.cashier)).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => shop.emitted.at(-1)).toBe('SDK_PAYMENT_CANCEL');
    await wallet.approve();
    await expect(wallet.page.getByRole('heading')).toHaveText('This payment is no longer open');
  },
);

/** What a reader's library sees in a picture. */
async function readCode(page: Page, png: Buffer): Promise<string | undefined> {
  const source = readFileSync(createRequire(import.meta.url).resolve('jsqr'), 'utf8');
  const reader = await page.context().newPage();
  await reader.addScriptTag({ content: source });
  const read = await reader.evaluate(async (base64) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${base64}`;
    await picture.decode();
    const { width, height } = picture;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const drawing = canvas.getContext('2d');
    drawing?.drawImage(picture, 0, 0);
    const pixels = drawing?.getImageData(0, 0, width, height).data;
    const { jsQR } = window as unknown as {
      jsQR: (
        pixels: Uint8ClampedArray | undefined,
        width: number,
        height: number,
      ) => { data: string } | null;
    };
    return jsQR(pixels, width, height)?.data;
  }, png.toString('base64'));
  await reader.close();
  return read;
}
