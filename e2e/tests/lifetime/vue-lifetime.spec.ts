import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import type { Page } from '@playwright/test';
import { createServer } from 'vite';
import { expect, test as base } from '../../fixtures/stack.ts';
import { findFreePorts } from '@ams-cashier/tools/stack';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { CHROMIUM_ONLY } from '../../fixtures/selection.ts';
import { expectNothingLeft } from '../../fixtures/leftovers.ts';
import { newSession } from '../../models/open-cashier.ts';
import { CARDS_3DS, Challenge } from '../../models/challenge.ts';

interface Source {
  readonly url: string;
  /** Changes CheckoutPage.vue, as its author would. */
  edit(from: string, to: string): Promise<void>;
}

/** A copy of vue-page, served by Vite's development server. */
const test = base.extend<{ source: Source }>({
  source: async ({}, use) => {
    const root = await mkdtemp(join(import.meta.dirname, '../../dist/vue-page-'));
    await cp(join(import.meta.dirname, 'vue-page'), root, { recursive: true });
    const [port = 0] = await findFreePorts(1);
    // the pages' server has set it to production for all
    process.env['NODE_ENV'] = 'development';
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'error',
      // what it would find on its way would reload the page
      optimizeDeps: { noDiscovery: true },
      plugins: [vue()],
      server: { host: 'localhost', port, strictPort: true, watch: { ignored: ['**/libs/**'] } },
    });
    await server.listen();
    await use({
      url: `http://localhost:${port}/`,
      edit: async (from, to) => {
        const file = join(root, 'CheckoutPage.vue');
        const text = await readFile(file, 'utf8');
        expect(text).toContain(from);
        // in one step: Vite would take a file that is half written for an edit of its own
        await writeFile(`${file}.new`, text.replace(from, to));
        await rename(`${file}.new`, file);
      },
    });
    await server.close();
    await rm(root, { recursive: true, force: true });
  },
});

const open = (page: Page, session: string, shop = 0) =>
  page.evaluate(({ session, shop }) => window.shops?.[shop]?.open(session), { session, shop });
const codes = (page: Page, shop = 0) =>
  page.evaluate((shop) => window.shops?.[shop]?.codes ?? [], shop);

test('a page that is edited: its template keeps the cashier, its script makes a new one', async ({
  page,
  source,
}) => {
  await page.goto(source.url);
  await open(page, await newSession(page));
  const cashier = new CashierPage(page);
  await cashier.number.fill(CARDS.good);

  await source.edit('<h1>before</h1>', '<h1>after</h1>');
  await expect(page.getByRole('heading', { name: 'after' })).toBeVisible();
  await expect(cashier.number).toHaveValue(/4054 6957/);
  expect(await codes(page)).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);

  await source.edit('defineProps', "console.log('edited');\ndefineProps");
  await expect(cashier.number).toHaveValue('');
  await expect(page.locator('iframe')).toHaveCount(1);
  await cashier.pay(CARDS.good);
  await expect
    .poll(() => codes(page))
    .toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_PAYMENT_SUCCESSFUL',
    ]);
});

test('P17: KeepAlive: put aside while the bank asks, and taken back: the challenge is there again', async ({
  page,
  source,
}) => {
  await page.goto(source.url);
  await open(page, await newSession(page));
  await new CashierPage(page).pay(CARDS_3DS.asked);
  const approve = new Challenge(page).approveButton;
  await expect(approve).toBeVisible();

  await page.evaluate(() => window.shops?.[0]?.keep(false));
  await expect(page.getByText('aside')).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.evaluate(() => window.shops?.[0]?.keep(true));
  await approve.click();
  await expect.poll(async () => (await codes(page)).at(-1)).toBe('SDK_PAYMENT_SUCCESSFUL');
  expect((await codes(page)).filter((code) => code === 'SDK_PAYMENT_SUCCESSFUL')).toHaveLength(1);
});

test(
  'toggled 100 times: nothing is left',
  { tag: ['@full', CHROMIUM_ONLY] },
  async ({ page, source }) => {
    test.setTimeout(60_000);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(source.url);
    await open(page, await newSession(page));
    const toggle = (times: number) =>
      page.evaluate((times) => window.shops?.[0]?.toggle(times), times);
    await expectNothingLeft(page, toggle);
    expect(problems).toEqual([]);
  },
);

test('two apps on one page: one ends while the other pays', async ({ page, source }) => {
  await page.goto(source.url);
  await open(page, await newSession(page), 0);
  await expect(new CashierPage(page).payButton).toBeVisible();
  await open(page, await newSession(page), 1);
  await expect(page.locator('iframe')).toHaveCount(2);
  await page.evaluate(() => window.shops?.[0]?.end());
  await expect(page.locator('iframe')).toHaveCount(1);
  await new CashierPage(page).pay(CARDS.good);
  await expect.poll(async () => (await codes(page, 1)).at(-1)).toBe('SDK_PAYMENT_SUCCESSFUL');
  expect(await codes(page, 0)).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
});
