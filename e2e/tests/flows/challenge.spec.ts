import { expect, test } from '../../fixtures/stack.ts';
import {
  codes,
  gotoBlankPage,
  newSession,
  openCashier,
  outcomeOf,
  paymentOf,
} from '../../models/open-cashier.ts';
import { EVERY_BROWSER, fullUnless, NOT_IN_WEBKIT } from '../../fixtures/selection.ts';
import { CARDS_3DS } from '../../models/challenge.ts';

const DISPLAYS = ['popup', 'inline'] as const;
const PROCESSING = { code: 'SDK_PAYMENT_PROCESSING', final: true, step: 'check_status' };

for (const display of DISPLAYS) {
  // inline only what depends on the place: the bank's dialog over a page that scrolls, and taking the form's place again
  const tag = fullUnless(display === 'popup');

  test.describe(`a challenge, ${display}`, () => {
    test.beforeEach(({ page }) => gotoBlankPage(page));

    test('approved: paid', { tag: EVERY_BROWSER }, async ({ page }) => {
      const session = await newSession(page);
      const cashier = await openCashier(page, { display, session });
      await cashier.pay(CARDS_3DS.asked);
      const { bank, dialog } = cashier.challenge;
      await expect(bank.getByRole('definition')).toHaveText(['Demo shop', '$42.00', '•••• 3014']);
      await expect(dialog).toBeVisible();
      expect((await paymentOf(page, session))?.charges).toBe(0);
      await cashier.challenge.approve();
      expect(await outcomeOf(page)).toMatchObject([
        'paid',
        { code: 'SDK_PAYMENT_SUCCESSFUL', final: true, replayed: false },
      ]);
      expect(await codes(page)).toEqual([
        'SDK_START_OF_LOADING',
        'SDK_END_OF_LOADING',
        'SDK_PAYMENT_CHALLENGE',
        'SDK_PAYMENT_SUCCESSFUL',
      ]);
      await expect(cashier.challenge.dialog).toHaveCount(0);
      await expect(cashier.frame.getByText('Payment complete', { exact: true })).toBeVisible();
      expect(await paymentOf(page, session)).toMatchObject({ status: 'SUCCESS', charges: 1 });
    });

    test('rejected: failed for good, and a new session is advised', { tag }, async ({ page }) => {
      const session = await newSession(page);
      const cashier = await openCashier(page, { display, session });
      await cashier.pay(CARDS_3DS.asked);
      await cashier.challenge.reject();
      expect(await outcomeOf(page)).toMatchObject([
        'failed',
        {
          code: 'SDK_PAYMENT_FAIL',
          final: true,
          resultCode: 'USER_PAYMENT_VERIFICATION_FAILED',
          step: 'new_session',
        },
      ]);
      await expect(
        cashier.frame.getByText('Go back to the shop to start again', { exact: false }).first(),
      ).toBeVisible();
      await expect(cashier.payButton).toBeHidden();
      expect(await paymentOf(page, session)).toMatchObject({ status: 'FAIL', charges: 0 });
    });

    test('left at the bank: undecided', { tag }, async ({ page }) => {
      const session = await newSession(page);
      const cashier = await openCashier(page, { display, session });
      await cashier.pay(CARDS_3DS.asked);
      await cashier.challenge.leave();
      expect(await outcomeOf(page)).toMatchObject(['undecided', PROCESSING]);
      await expect(cashier.frame.getByText(/Don’t pay again/).first()).toBeVisible();
      expect(await paymentOf(page, session)).toMatchObject({ status: 'PROCESSING', charges: 0 });
    });

    test(
      'closed by the buyer: undecided; opened again it is asked again',
      { tag },
      async ({ page }) => {
        const session = await newSession(page);
        const cashier = await openCashier(page, { display, session });
        await cashier.pay(CARDS_3DS.asked);
        await cashier.challenge.close();
        expect(await outcomeOf(page)).toMatchObject(['undecided', PROCESSING]);
        await expect(cashier.challenge.dialog).toHaveCount(0);
        expect(await paymentOf(page, session)).toMatchObject({ status: 'PROCESSING', charges: 0 });

        await gotoBlankPage(page);
        const again = await openCashier(page, { display, session });
        await again.challenge.approve();
        expect(await outcomeOf(page)).toMatchObject([
          'paid',
          { code: 'SDK_PAYMENT_SUCCESSFUL', replayed: true },
        ]);
        expect(await codes(page)).toContain('SDK_PAYMENT_CHALLENGE');
        expect(await paymentOf(page, session)).toMatchObject({ charges: 1 });
      },
    );

    test(
      'never answered: undecided at the limit',
      { tag: [tag, NOT_IN_WEBKIT].flat() },
      async ({ page }) => {
        const session = await newSession(page);
        const limits = { challenge: 5_000 };
        const cashier = await openCashier(page, { display, session, limits });
        await cashier.pay(CARDS_3DS.silent);
        const { frame } = cashier.challenge;
        await expect(frame.getByText('Waiting for your bank’s page…')).toBeVisible();
        await expect(frame.getByText('$42.00')).toBeVisible();
        expect(await outcomeOf(page)).toMatchObject(['undecided', PROCESSING]);
        await expect(cashier.challenge.dialog).toHaveCount(0);
        await expect(cashier.frame.getByText(/Don’t pay again/).first()).toBeVisible();
        expect(await paymentOf(page, session)).toMatchObject({ status: 'PROCESSING', charges: 0 });
      },
    );

    test('N2: asked in a window of the bank’s own: paid', { tag }, async ({ page }) => {
      const cashier = await openCashier(page, { display });
      await cashier.pay(CARDS_3DS.window);
      const window = await cashier.challenge.approveInWindow();
      await expect(window.getByRole('heading', { name: 'Thank you' })).toBeVisible();
      expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
      // in the bank's window nothing of the shop can be reached
      expect(await window.evaluate(() => window.opener as unknown)).toBeNull();
    });

    test('not asked for: paid without one', { tag }, async ({ page }) => {
      const cashier = await openCashier(page, { display });
      await cashier.pay(CARDS_3DS.frictionless);
      expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
      expect(await codes(page)).not.toContain('SDK_PAYMENT_CHALLENGE');
    });
  });
}

test('the bank’s page, two frames deep, cannot send the shop’s page anywhere', async ({ page }) => {
  await gotoBlankPage(page);
  const cashier = await openCashier(page);
  await cashier.pay(CARDS_3DS.asked);
  await expect(cashier.challenge.approveButton).toBeVisible();
  const before = page.url();
  const thrown = await cashier.challenge.bank.locator('body').evaluate(() => {
    try {
      window.top!.location.href = 'https://evil.example/';
      return 'went';
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(thrown).toBe('SecurityError');
  expect(page.url()).toBe(before);
});

test('a declined card can be followed by one whose bank asks', async ({ page }) => {
  await gotoBlankPage(page);
  const cashier = await openCashier(page);
  await cashier.decline();
  await cashier.pay(CARDS_3DS.asked);
  await cashier.challenge.approve();
  expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
});
