/** axe on pages of the documentation, light and dark, on a phone and a desktop. */
import { expectAccessible } from '../../fixtures/axe.ts';
import { fullUnless } from '../../fixtures/selection.ts';
import { expect, sitePages, test } from '../../fixtures/site.ts';

/** Of each kind one: home, samples, reference with tables. */
const REPRESENTATIVE = new Set(['/', '/guide/first-payment', '/api/core/codes']);

const LOOKS = (['light', 'dark'] as const).flatMap((theme) =>
  [320, 1280].map((width) => ({ theme, width })),
);

for (const address of sitePages()) {
  test(
    `${address} is accessible`,
    { tag: fullUnless(REPRESENTATIVE.has(address)) },
    async ({ page }) => {
      test.slow();
      await page.goto(address);
      for (const { theme, width } of LOOKS) {
        await page.setViewportSize({ width, height: 720 });
        await page.emulateMedia({ colorScheme: theme });
        await expect(page.locator('html.dark')).toHaveCount(theme === 'dark' ? 1 : 0);
        await expectAccessible(page, `${theme}, ${width} px`);
      }
    },
  );
}

test('each kind of page was built', () => {
  expect(sitePages()).toEqual(expect.arrayContaining([...REPRESENTATIVE]));
});
