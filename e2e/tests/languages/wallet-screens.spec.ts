import type { FrameLocator, Page } from '@playwright/test';
import { expect, test } from '../../fixtures/stack.ts';
import { expectAccessible } from '../../fixtures/axe.ts';
import { codes, gotoBlankPage, openCashier } from '../../models/open-cashier.ts';
import { pressAway } from '../../models/press.ts';
import { fullUnless } from '../../fixtures/selection.ts';

const LOCALES = ['en_US', 'zh_CN', 'ar_SA'];
const LOOKS = (['light', 'dark'] as const).flatMap((theme) =>
  [320, 1280].map((width) => ({ theme, width })),
);

/** How the demo shop's session lists them: one wallet of each kind after the card. */
const CODE = 1;
const REDIRECT = 2;
const WINDOW = 3;

const frameOf = (page: Page): FrameLocator => page.frameLocator('iframe').first();
const radio = (page: Page, place: number) => frameOf(page).getByRole('radio').nth(place);
const button = (page: Page) => frameOf(page).locator('.wallet button');
const link = (page: Page) => frameOf(page).locator('.wallet').getByRole('link');

async function choose(page: Page, place: number): Promise<void> {
  await radio(page, place).check();
  await expect(button(page)).toBeVisible();
}

for (const [row, locale] of LOCALES.entries()) {
  for (const [at, look] of LOOKS.entries()) {
    const tag = fullUnless(at === row);
    // the narrowest screen, dark, from right to left
    const one = fullUnless(locale === 'ar_SA');
    test.describe(`${locale}, ${look.theme}, ${look.width} px`, { tag }, () => {
      test.use({ locale: locale.replace('_', '-'), colorScheme: look.theme });

      test.beforeEach(async ({ page }) => {
        test.slow();
        await page.setViewportSize({ width: look.width, height: 720 });
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await gotoBlankPage(page);
      });

      test('choice, code, and the wallet’s page: axe finds nothing', async ({ page }) => {
        await openCashier(page, { locale, wallets: true });
        await expect(radio(page, 0)).toBeFocused();
        await expectAccessible(page, 'card chosen');
        await choose(page, CODE);
        await expectAccessible(page, 'wallet chosen');
        await button(page).click();
        await expect(frameOf(page).getByRole('img')).toBeVisible();
        await expect(link(page)).toBeFocused();
        await expectAccessible(page, 'code');
        const [wallet] = await Promise.all([
          page.context().waitForEvent('page'),
          link(page).click(),
        ]);
        await wallet.waitForLoadState();
        await expectAccessible(wallet, 'the wallet’s page');
        await wallet.getByRole('button').first().click();
        await expect(wallet.getByRole('button')).toHaveCount(0);
        await expectAccessible(wallet, 'the wallet’s page after the answer');
        await expect(frameOf(page).locator('.end.paid')).toBeVisible();
        await expectAccessible(page, 'paid');
      });

      test('a blocked window: axe finds nothing', { tag: one }, async ({ page }) => {
        // the answer of a browser that blocks it; the matrix plays it with one that does
        await page.addInitScript(() => {
          window.open = () => null;
        });
        await openCashier(page, { locale, wallets: true, display: 'inline' });
        await choose(page, WINDOW);
        await button(page).click();
        await expect(frameOf(page).locator('.wallet').getByRole('alert')).toBeVisible();
        await expectAccessible(page, 'blocked');
      });

      test('by keyboard alone', { tag: one }, async ({ page }) => {
        const { keyboard } = page;
        await openCashier(page, { locale, wallets: true });
        await expect(radio(page, 0)).toBeFocused();
        for (const place of [CODE, REDIRECT]) {
          await keyboard.press('ArrowDown');
          await expect(radio(page, place)).toBeFocused();
          await expect(radio(page, place)).toBeChecked();
        }
        await keyboard.press('Tab');
        await expect(button(page)).toBeFocused();
        await pressAway(page, 'Enter');
        await page.waitForURL(/\/wallet\//);
        await keyboard.press('Tab');
        await expect(page.getByRole('button').first()).toBeFocused();
        await pressAway(page, 'Enter');
        await page.waitForURL(/\/result/);
      });
    });
  }
}

test('what can’t be gone to says why to those who hear the page', async ({ page }) => {
  await gotoBlankPage(page);
  await page.route('**/cashier/api/session', async (route) => {
    const response = await route.fetch();
    const state = (await response.json()) as object;
    await route.fulfill({ response, json: { ...state, returnProblem: 'none' } });
  });
  await openCashier(page, { wallets: true });
  await choose(page, REDIRECT);
  await button(page).press('Enter');
  await expect(frameOf(page).getByRole('alert').filter({ visible: true })).toContainText(
    'isn’t available',
  );
  await expect(button(page)).toBeFocused();
  expect(await codes(page)).toContain('SDK_CALL_URL_ERROR');
  await expectAccessible(page, 'unavailable');
});
