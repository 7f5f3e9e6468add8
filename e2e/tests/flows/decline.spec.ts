import type { Locator } from '@playwright/test';
import { fullUnless } from '../../fixtures/selection.ts';
import { expect, test } from '../../fixtures/stack.ts';
import { gotoBlankPage, openCashier } from '../../models/open-cashier.ts';
import { CARDS } from '../../models/cashier.ts';

const SCREENS = [
  { width: 320, height: 740 },
  { width: 375, height: 740 },
  { width: 430, height: 740 },
  { width: 740, height: 375 },
  { width: 1280, height: 720 },
] as const;

const isInView = (element: Locator) =>
  element.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    const header = document.querySelector('header')?.getBoundingClientRect();
    return top >= (header?.bottom ?? 0) - 1 && bottom <= innerHeight + 1;
  });

for (const viewport of SCREENS) {
  // the narrowest and the lowest stand for the others
  const tag = fullUnless(viewport.width === 320 || viewport.height === 375);
  test.describe(`${viewport.width} × ${viewport.height}`, { tag }, () => {
    test.use({ viewport });

    test('the reason of a decline is in view with the field to correct', async ({ page }) => {
      await gotoBlankPage(page);
      const cashier = await openCashier(page, { wallets: true });
      await cashier.pay(CARDS.declined);
      const reason = cashier.frame.getByRole('alert');
      await expect(reason).toBeVisible();
      await expect(cashier.number).toBeFocused();
      await expect.poll(() => isInView(reason)).toBe(true);
      // a screen this low has no room for both
      if (viewport.height > 400) await expect.poll(() => isInView(cashier.number)).toBe(true);
      // and nothing says any more that the payment is being processed
      await expect(cashier.frame.locator('main')).not.toContainText('Processing');
    });
  });
}

test.describe('inline on a phone, below the cart', () => {
  test.use({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true });

  test('the page scrolls to the reason of a decline, and to the field', async ({ page }) => {
    await gotoBlankPage(page);
    await page.evaluate(() => {
      for (const where of ['beforebegin', 'afterend'] as const) {
        const cart = document.createElement('p');
        cart.style.height = '900px';
        document.querySelector('#place')?.insertAdjacentElement(where, cart);
      }
    });
    const cashier = await openCashier(page, { display: 'inline', wallets: true });
    await cashier.pay(CARDS.declined);
    const reason = cashier.frame.getByRole('alert');
    await expect(reason).toBeVisible();
    await expect(cashier.number).toBeFocused();
    // the frame is as high as its form: it is the shop's page that scrolls
    for (const element of [reason, cashier.number])
      await expect(element).toBeInViewport({ ratio: 0.9 });
  });
});
