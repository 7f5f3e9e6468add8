import type { Page } from '@playwright/test';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { gotoBlankPage, openCashier } from '../../models/open-cashier.ts';

type When = 'none' | 'intent' | 'visible' | 'idle';

/** What the page asks the cashier's origin for, beginning with the page itself. */
function watchRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === addresses.sandbox) asked.push(pathname);
  });
  return asked;
}

/** A client whose trigger is the button of the page. */
async function preloadOn(page: Page, when: When, locale = 'en_US'): Promise<void> {
  await page.evaluate(
    ({ cashier, when, locale }) => {
      const client = window.core.createCashier({
        environment: 'sandbox',
        locale,
        trustedCashiers: [cashier],
        preload: when,
        preloadOn: '#outside',
      });
      Object.assign(window, { client });
    },
    { cashier: addresses.sandbox, when, locale },
  );
}

const destroy = (page: Page) =>
  page.evaluate(() => (window as unknown as { client: { destroy(): void } }).client.destroy());

/** Everything that is asked for later than a hidden form would be. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}

test('K8, S8: preload by intent asks for nothing before the shopper points at the button, and leaves nothing behind', async ({
  page,
}) => {
  const asked = watchRequests(page);
  await page.goto(`${addresses.pages}/blank.html`);
  await preloadOn(page, 'intent');
  await page.mouse.move(400, 400);
  await settle(page);
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Outside' }).hover();
  await expect.poll(() => asked.filter((path) => path.includes('/assets/')).length).toBe(2);
  expect(asked[0]).toBe('/cashier/preload');
  await expect(page.locator('iframe')).toHaveCount(0);
  await expect((await openCashier(page)).number).toBeFocused();
});

test('K8: a preload fetches the shopper’s language before its frame goes', async ({ page }) => {
  const finished: string[] = [];
  page.on('requestfinished', (request) => finished.push(new URL(request.url()).pathname));
  await page.goto(`${addresses.pages}/blank.html`);
  await preloadOn(page, 'intent', 'de_DE');
  await page.getByRole('button', { name: 'Outside' }).focus();
  await expect
    .poll(() => finished.filter((path) => /assets\/de-de/.test(path)).length)
    .toBeGreaterThan(0);
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('K8, L4: what is being preloaded goes with the client', async ({ page }) => {
  const asked = watchRequests(page);
  let answer = () => undefined as void;
  await page.route('**/cashier/preload*', async (route) => {
    await new Promise<void>((resolve) => (answer = resolve));
    await route.abort().catch(() => undefined);
  });
  await gotoBlankPage(page);
  await preloadOn(page, 'intent');
  await expect(page.locator('iframe')).toHaveCount(1);
  await destroy(page);
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.getByRole('button', { name: 'Outside' }).hover();
  await settle(page);
  answer();
  expect(asked).toEqual(['/cashier/preload']);
});

test(
  'preload when visible waits for the button to come into view',
  { tag: '@full' },
  async ({ page }) => {
    const asked = watchRequests(page);
    await page.goto(`${addresses.pages}/blank.html`);
    await page.evaluate(() => {
      const space = Object.assign(document.createElement('div'), { style: 'height: 300vh' });
      document.body.prepend(space);
    });
    await preloadOn(page, 'visible');
    await settle(page);
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Outside' }).scrollIntoViewIfNeeded();
    await expect.poll(() => asked[0]).toBe('/cashier/preload');
  },
);

test(
  'preload when idle needs nobody; with the data saver on, nothing is preloaded',
  { tag: '@full' },
  async ({ page }) => {
    const asked = watchRequests(page);
    await page.goto(`${addresses.pages}/blank.html`);
    await preloadOn(page, 'idle');
    await expect.poll(() => asked[0]).toBe('/cashier/preload');
    await page.goto(`${addresses.pages}/blank.html`);
    await page.evaluate(() =>
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
    );
    asked.length = 0;
    await preloadOn(page, 'idle');
    await page.evaluate(
      () =>
        new Promise<void>((resolve) =>
          requestIdleCallback(() => requestIdleCallback(() => resolve())),
        ),
    );
    await settle(page);
    expect(asked).toEqual([]);
  },
);
