import { CHROMIUM_ONLY } from '../../fixtures/selection.ts';
import { expect, test } from '../../fixtures/stack.ts';
import { CARDS } from '../../models/cashier.ts';
import { holdCalls } from '../../fixtures/held-calls.ts';
import {
  codes,
  gotoBlankPage,
  newSession,
  openCashier,
  outcomeOf,
  paymentOf,
  emitted,
} from '../../models/open-cashier.ts';

const DUPLICATE = 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR';
const duplicates = (all: readonly string[]) => all.filter((code) => code === DUPLICATE).length;

for (const clicks of [2, 20]) {
  test(`${clicks} clicks in one breath: one charge, and each other one is reported`, async ({
    page,
  }) => {
    await gotoBlankPage(page);
    const session = await newSession(page);
    const cashier = await openCashier(page, { session });
    await cashier.fill(CARDS.good);
    await cashier.payButton.evaluate((button: HTMLElement, clicks) => {
      for (let click = 0; click < clicks; click += 1) button.click();
    }, clicks);
    expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
    expect(duplicates(await codes(page))).toBe(clicks - 1);
    expect(await paymentOf(page, session)).toMatchObject({ charges: 1 });
    expect((await paymentOf(page, session))?.attempts).toHaveLength(1);
  });
}

test(
  'Enter held down: one charge, and each repeat is reported while it runs',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await gotoBlankPage(page);
    const session = await newSession(page);
    const { letGo } = await holdCalls(page, 'pay');
    const cashier = await openCashier(page, { session });
    await cashier.fill(CARDS.good);
    for (let repeat = 0; repeat < 10; repeat += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await expect.poll(async () => duplicates(await codes(page))).toBe(9);
    letGo();
    expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
    // nothing was put away by a key that was meant for something else
    await expect(cashier.doneButton).toBeVisible();
    expect(await paymentOf(page, session)).toMatchObject({ charges: 1 });
  },
);

test('two tabs: one charge, the second hears of it and follows the first', async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await Promise.all([gotoBlankPage(page), gotoBlankPage(other)]);
  const session = await newSession(page);
  const cashiers = [
    await openCashier(page, { session }),
    await openCashier(other, { session }),
  ] as const;
  for (const cashier of cashiers) await cashier.fill(CARDS.good);
  // a tab in the background is asked by script: its buttons can't be pressed
  await Promise.all(
    cashiers.map((cashier) => cashier.payButton.evaluate((button: HTMLElement) => button.click())),
  );
  const ends = await Promise.all([outcomeOf(page), outcomeOf(other)]);
  expect(ends.map(([status]) => status)).toEqual(['paid', 'paid']);
  expect(ends.map(([, { replayed }]) => replayed).sort()).toEqual([false, true]);
  const all = [...(await emitted(page)), ...(await emitted(other))].map(({ code }) => code);
  expect(duplicates(all)).toBe(1);
  expect(await paymentOf(page, session)).toMatchObject({ charges: 1 });
  expect((await paymentOf(page, session))?.attempts).toHaveLength(1);
});

test('a form with errors sends nothing', { tag: CHROMIUM_ONLY }, async ({ page }) => {
  await gotoBlankPage(page);
  const session = await newSession(page);
  const cashier = await openCashier(page, { session });
  await expect(cashier.payButton).toBeVisible();
  let sent = 0;
  page.on('request', () => (sent += 1));
  await cashier.fill('4054695723100769');
  await cashier.press();
  // by key: the error moves the button just when a second click would come
  await cashier.payButton.press('Enter');
  await expect
    .poll(async () => (await codes(page)).slice(2))
    .toEqual(['SDK_FORM_VERIFICATION_FAILED', 'SDK_FORM_VERIFICATION_FAILED']);
  expect(sent).toBe(0);
  expect(await paymentOf(page, session)).toBeUndefined();
});
