import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/stack.ts';
import { CARDS_3DS } from '../../models/challenge.ts';
import { gotoBlankPage, openCashier, outcomeOf } from '../../models/open-cashier.ts';
import { pressAway } from '../../models/press.ts';

declare global {
  interface Window {
    heard?: string[];
  }
}

/** Hears Escape as the dialogs of component libraries do: on document or body, in either phase, down and up. */
const listenAsDialogsDo = (page: Page) =>
  page.evaluate(() => {
    const heard: string[] = (window.heard = []);
    const targets = { document, body: document.body, root: document.documentElement };
    for (const [name, target] of Object.entries(targets)) {
      for (const type of ['keydown', 'keyup']) {
        for (const capture of [true, false]) {
          const note = (event: Event) => {
            const { key } = event as KeyboardEvent;
            if (key === 'Escape') heard.push(`${type} ${name} ${capture ? 'capture' : 'bubble'}`);
          };
          target.addEventListener(type, note, capture);
        }
      }
    }
  });

const heard = (page: Page) => page.evaluate(() => window.heard);

test.beforeEach(async ({ page }) => {
  await gotoBlankPage(page);
  await listenAsDialogsDo(page);
});

for (const focus of ['the close button', 'the dialog', 'nothing'] as const) {
  test(`Escape with the focus on ${focus} closes the popup, and no dialog around it`, async ({
    page,
  }) => {
    const cashier = await openCashier(page);
    await expect(cashier.number).toBeFocused();
    const dialog = page.getByRole('dialog', { name: 'Payment' });
    if (focus === 'the close button') await dialog.getByRole('button').focus();
    if (focus === 'the dialog') await dialog.focus();
    if (focus === 'nothing') {
      await page.locator('iframe').evaluate((frame) => (frame as HTMLElement).blur());
    }
    await pressAway(page, 'Escape');
    expect(await outcomeOf(page)).toMatchObject(['cancelled', {}]);
    expect(await heard(page)).toEqual([]);
    // the next one is the page's own again
    await pressAway(page, 'Escape');
    expect(await heard(page)).not.toEqual([]);
  });
}

test('Escape in flight: no dialog around it hears it, and the outcome is reported', async ({
  page,
}) => {
  const cashier = await openCashier(page);
  await cashier.pay(CARDS_3DS.asked);
  await expect(cashier.challenge.heading).toBeVisible();
  await cashier.challenge.dialog.getByRole('button').focus();
  await pressAway(page, 'Escape');
  expect(await outcomeOf(page)).toMatchObject(['undecided', { code: 'SDK_PAYMENT_PROCESSING' }]);
  expect(await heard(page)).toEqual([]);
});
