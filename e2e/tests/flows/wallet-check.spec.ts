/** What keeps a device's wallet from opening, named by the preflight on a page of the shop's own. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { inRoot } from '@ams-cashier/tools/stack';

const DOMAIN_FILE = '/.well-known/apple-developer-merchantid-domain-association';

/** Checks once by itself and once in a click. What a test evaluates counts as a click, so it can't ask that. */
const PAGE = `<!doctype html><title>Shop</title><button>Pay now</button><script type="module">
  import { checkWallets } from '/wallets.js';
  // as Safari's: it throws on an insecure page, and in a frame that may not ask
  window.ApplePaySession = {
    canMakePayments() {
      if (location.protocol !== 'https:' || top !== window) throw new Error('InvalidAccessError');
      return location.search !== '?no-card';
    },
  };
  const check = async () =>
    document.title = (await checkWallets({ inClick: true })).map(({ fault }) => fault).join() || 'Ready';
  document.querySelector('button').onclick = check;
  void check();
</script>`;

interface Shop {
  readonly origin?: string;
  /** What the shop answers for Apple's domain file. */
  readonly domainFile?: {
    readonly status?: number;
    readonly body?: string;
    readonly type?: string;
  };
  readonly framedBy?: string;
  /** The device has no card in its wallet. */
  readonly hasNoCard?: boolean;
}

async function openShop(page: Page, { origin = 'https://shop.example', ...shop }: Shop) {
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === DOMAIN_FILE) {
      const {
        status = 200,
        body = '7B227073',
        type = 'application/octet-stream',
      } = shop.domainFile ?? {};
      return route.fulfill({ status, body, contentType: type });
    }
    if (pathname.endsWith('.js')) {
      const body = readFileSync(inRoot(`libs/sdk-core/dist${pathname}`), 'utf8');
      return route.fulfill({ body, contentType: 'text/javascript' });
    }
    return route.fulfill({ body: PAGE, contentType: 'text/html' });
  });
  if (shop.framedBy === undefined) {
    await page.goto(`${origin}/${shop.hasNoCard ? '?no-card' : ''}`);
    return page.mainFrame();
  }
  await page.route(`${shop.framedBy}/`, (route) =>
    route.fulfill({ body: `<iframe src="${origin}/"></iframe>`, contentType: 'text/html' }),
  );
  await page.goto(`${shop.framedBy}/`);
  const frame = await page.waitForSelector('iframe').then((element) => element.contentFrame());
  if (!frame) throw new Error('The shop is not framed.');
  await frame.waitForSelector('button');
  return frame;
}

async function faultsOf(page: Page, shop: Shop) {
  const frame = await openShop(page, shop);
  return frame.evaluate(async () => {
    const address = '/wallets.js';
    const { checkWallets } = (await import(address)) as typeof import('@ams-cashier/core/wallets');
    return (await checkWallets()).map(({ wallet, fault }) => `${wallet} ${fault}`);
  });
}

const CASES: { readonly [what: string]: readonly [shop: Shop, faults: readonly string[]] } = {
  'a page that lacks nothing': [{}, []],
  'no domain file': [{ domainFile: { status: 404 } }, ['APPLEPAY domain_file_missing']],
  'the page of a single-page app in its place': [
    { domainFile: { type: 'text/html; charset=utf-8' } },
    ['APPLEPAY domain_file_missing'],
  ],
  'an empty domain file': [{ domainFile: { body: '\n' } }, ['APPLEPAY domain_file_missing']],
  'a device without a card': [{ hasNoCard: true }, ['APPLEPAY device_unsupported']],
  'plain http': [
    { origin: 'http://shop.example' },
    ['APPLEPAY page_insecure', 'GOOGLEPAY page_insecure'],
  ],
  'a frame of another page that allows no payment': [
    { framedBy: 'https://portal.example' },
    ['APPLEPAY frame_forbidden', 'GOOGLEPAY frame_forbidden'],
  ],
};

for (const [what, [shop, faults]] of Object.entries(CASES)) {
  test(what, async ({ page }) => {
    expect(await faultsOf(page, shop)).toEqual(faults);
  });
}

test('a submit outside of a click, and one inside', async ({ page }) => {
  await openShop(page, {});
  await expect(page).toHaveTitle('click_missing,click_missing');
  await page.getByRole('button', { name: 'Pay now' }).click();
  await expect(page).toHaveTitle('Ready');
});
