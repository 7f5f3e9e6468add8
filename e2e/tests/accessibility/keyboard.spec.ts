import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../../fixtures/stack.ts';
import { CARDS, type CashierPage } from '../../models/cashier.ts';
import { gotoBlankPage, openCashier, outcomeOf } from '../../models/open-cashier.ts';
import { pressAway } from '../../models/press.ts';
import { CARDS_3DS, Challenge } from '../../models/challenge.ts';

/** What a live region says is read out when it changes, so each text is noted. */
async function listen(cashier: CashierPage): Promise<() => Promise<string[]>> {
  const region = cashier.frame.locator('[role="status"]');
  await region.evaluate((live) => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => heard.push(live.textContent ?? '')).observe(live, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  return () => region.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

/** From the number to the last field, by typing and Tab alone. */
async function type(page: Page, number: string, { code = '123' } = {}): Promise<void> {
  const { keyboard } = page;
  await keyboard.type(number);
  await keyboard.press('Tab');
  await keyboard.type('1230');
  await keyboard.press('Tab');
  await keyboard.type(code);
  await keyboard.press('Tab');
  await keyboard.type('Ada Byron');
}

/** The text that is read out with the field. */
async function descriptionOf(field: Locator): Promise<string> {
  return field.evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);

test.beforeEach(({ page }) => gotoBlankPage(page));

test('a payment by keyboard alone', async ({ page }) => {
  const cashier = await openCashier(page);
  await expect(cashier.number).toBeFocused();
  const heard = await listen(cashier);
  await type(page, CARDS.good);
  await page.keyboard.press('Tab');
  await expect(cashier.payButton).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
  expect(await heard()).toEqual([
    'Processing your payment…',
    'Payment complete Thank you. Your payment has been received.',
  ]);
  await expect(cashier.frame.getByRole('heading', { name: 'Payment complete' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(cashier.doneButton).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(await focusedId(page)).toBe('outside');
});

test('errors are read out, linked to their fields and corrected by keyboard alone', async ({
  page,
}) => {
  const cashier = await openCashier(page);
  await expect(cashier.number).toBeFocused();
  const heard = await listen(cashier);
  await type(page, '4054695723100769', { code: '12' });
  await page.keyboard.press('Enter');
  await expect(cashier.number).toBeFocused();
  expect((await heard()).at(-1)).toBe(
    '2 fields need attention. Card number: This isn’t a valid card number. Check it against your card. Security code: Enter the 3 digits on the back of your card.',
  );
  const code = cashier.frame.getByRole('textbox', { name: 'Security code' });
  for (const [field, text] of [
    [cashier.number, 'This isn’t a valid card number. Check it against your card.'],
    [code, 'Enter the 3 digits on the back of your card.'],
  ] as const) {
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(await descriptionOf(field)).toContain(text);
  }
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('8');
  await expect(cashier.number).toHaveValue('4054 6957 2310 0768');
  await expect(cashier.number).not.toHaveAttribute('aria-invalid');
  expect(await descriptionOf(cashier.number)).not.toContain('valid');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(code).toBeFocused();
  // Tab selects what is there
  await page.keyboard.type('123');
  await page.keyboard.press('Enter');
  expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
});

test('a decline is read out, and another card pays, by keyboard alone', async ({ page }) => {
  const cashier = await openCashier(page);
  await expect(cashier.number).toBeFocused();
  await type(page, CARDS.declined);
  await page.keyboard.press('Enter');
  await expect(cashier.frame.getByRole('alert')).toHaveText(
    'Your bank didn’t approve this payment. Try another card, or ask your bank.',
  );
  // selected, so that typing replaces it
  await expect(cashier.number).toBeFocused();
  await page.keyboard.type(CARDS.good);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('123');
  await page.keyboard.press('Enter');
  expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
});

for (const display of ['popup', 'inline'] as const) {
  test(`a challenge by keyboard alone, ${display}`, async ({ page }) => {
    const cashier = await openCashier(page, { display });
    if (display === 'popup') await expect(cashier.number).toBeFocused();
    else await cashier.number.focus();
    const heard = await listen(cashier);
    await type(page, CARDS_3DS.asked);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Confirm with your bank' });
    await expect(dialog).toBeFocused();
    const approve = new Challenge(page).approveButton;
    await expect(approve).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(approve).toBeFocused();
    await pressAway(page, 'Enter');
    expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
    expect(await heard()).toEqual([
      'Processing your payment…',
      'Waiting for your bank’s confirmation…',
      'Payment complete Thank you. Your payment has been received.',
    ]);
    // the focus is back in the frame that it came from, at how it ended
    await expect(cashier.frame.getByRole('heading', { name: 'Payment complete' })).toBeFocused();
    if (display === 'inline') return;
    await pressAway(page, 'Escape');
    await expect(page.locator('iframe')).toHaveCount(0);
    expect(await focusedId(page)).toBe('outside');
  });
}

test('Escape leaves a challenge by keyboard alone', async ({ page }) => {
  const cashier = await openCashier(page);
  await cashier.pay(CARDS_3DS.asked);
  const dialog = page.getByRole('dialog', { name: 'Confirm with your bank' });
  await expect(dialog).toBeFocused();
  await pressAway(page, 'Escape');
  expect(await outcomeOf(page)).toMatchObject(['undecided', { code: 'SDK_PAYMENT_PROCESSING' }]);
  await expect(dialog).toHaveCount(0);
  await expect(cashier.frame.getByRole('heading', { name: 'We’re still checking' })).toBeVisible();
  await pressAway(page, 'Escape');
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(await focusedId(page)).toBe('outside');
});
