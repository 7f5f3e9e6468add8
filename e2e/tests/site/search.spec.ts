/** The search of the documentation: it asks no service, and finds parts of Chinese sentences. */
import { fullUnless } from '../../fixtures/selection.ts';
import { expect, test } from '../../fixtures/site.ts';

for (const { start, button, query, target } of [
  { start: '/zh/', button: '搜索', query: '三位安全码', target: '/zh/guide/first-payment' },
  { start: '/', button: 'Search', query: 'handleReturn', target: '/api/core/' },
  { start: '/', button: 'Search', query: 'SDK_PAYMENT_FAIL', target: '/events' },
] as const) {
  test(
    `"${query}" is found from ${start}, and only this site is asked`,
    { tag: fullUnless(start === '/zh/') },
    async ({ page, site }) => {
      const elsewhere: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(site)) elsewhere.push(request.url());
      });
      await page.goto(start);
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('searchbox').fill(query);
      const found = page.getByRole('option').locator(`a[href^="${target}"]`).first();
      await found.click();
      await expect(page).toHaveURL(new RegExp(`^${site}${target}`));
      await expect(page.getByRole('main').getByText(query).first()).toBeVisible();
      expect(elsewhere).toEqual([]);
    },
  );
}
