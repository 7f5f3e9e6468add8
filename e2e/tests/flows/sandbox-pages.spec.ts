import { cards, connectSandbox } from '@ams-cashier/sandbox';
import { EVERY_BROWSER } from '../../fixtures/selection.ts';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';

test(
  'a scenario is opened, paid, and found in the inspector',
  { tag: EVERY_BROWSER },
  async ({ page }) => {
    await page.goto(`${addresses.sandbox}/?view=scenarios`);
    await page.getByRole('searchbox', { name: 'Search' }).fill(CARDS.declined);
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: /^Open ISSUER_REJECTS_TRANSACTION, / }).click();
    const shop = await opened;
    const cashier = new CashierPage(shop);
    await expect(cashier.payButton).toBeVisible();
    await cashier.decline();
    await shop.getByRole('link', { name: 'Open it in the inspector' }).click();
    const events = shop
      .getByRole('region', { name: 'Timeline' })
      .getByRole('listitem')
      .filter({ hasText: 'The attempt failed.' });
    await expect(events).toHaveText(/ISSUER_REJECTS_TRANSACTION/);
    await expect(shop.getByRole('button', { name: 'Copy for Playwright' })).toBeVisible();
  },
);

test('a record is dropped on its page', { tag: EVERY_BROWSER }, async ({ page }) => {
  const sandbox = await connectSandbox(addresses.sandbox);
  const session = await sandbox.session();
  await sandbox.pay(session, { card: cards.declined });
  const record = await sandbox.record(session);
  await page.goto(`${addresses.sandbox}/?view=record`);
  await page.getByRole('main').evaluate(
    (main, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], 'dropped.json'));
      main.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    },
    JSON.stringify({ ...record, title: 'the dropped one' }),
  );
  await expect(page.getByRole('heading', { name: 'the dropped one' })).toBeVisible();
  const events = page.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
  await expect(events.filter({ hasText: 'The attempt failed.' })).toHaveText(
    /ISSUER_REJECTS_TRANSACTION/,
  );
});
