import { addresses, expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { CHROMIUM_ONLY } from '../../fixtures/selection.ts';
import { expectNothingLeft } from '../../fixtures/leftovers.ts';
import { newSession } from '../../models/open-cashier.ts';

test(
  'a component shown and removed 100 times: nothing is left, and the next one pays',
  { tag: ['@full', CHROMIUM_ONLY] },
  async ({ page }) => {
    test.setTimeout(90_000);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'warning') problems.push(message.text());
    });
    await page.goto(`${addresses.pages}/host-angular.html`);
    const session = await newSession(page);
    /** Quicker than it can load, and slower. */
    const toggle = (times: number) =>
      page.evaluate(
        async ({ times, session }) => {
          for (let round = 0; round < times; round += 1) {
            const display = round % 2 === 0 ? 'inline' : 'popup';
            window.host.mount('first', { session, display, handler: 'listens' });
            await new Promise((resolve) => setTimeout(resolve, (round % 5) * 20));
            window.host.unmount('first');
            await new Promise((resolve) => setTimeout(resolve));
          }
          window.host.reset();
        },
        { times, session },
      );
    await expectNothingLeft(page, toggle);
    expect(problems).toEqual([]);

    await page.evaluate(
      (session) => window.host.mount('first', { session, display: 'inline', handler: 'listens' }),
      session,
    );
    await new CashierPage(page).pay(CARDS.good);
    await expect
      .poll(() => page.evaluate(() => window.host.heard().map(({ line }) => line)))
      .toContain('SDK_PAYMENT_SUCCESSFUL final');
  },
);
