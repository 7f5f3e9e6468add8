/** The samples of the READMEs: a shopper pays, is declined, leaves, meets an error, and is refused for good. */
import type { Page } from '@playwright/test';
import { fullUnless } from '../../fixtures/selection.ts';
import { addresses, expect, test as base } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { press } from '../../models/press.ts';

/** What each sample with a popup shows. */
const POPUPS = {
  vanilla: {
    paid: 'Thank you!',
    cancelled: 'You have not paid yet.',
    error: 'The payment form could not be opened.',
    refused: /wasn’t approved/,
  },
  element: {
    paid: 'Thank you!',
    cancelled: 'You have not paid yet.',
    error: 'The payment form could not be opened.',
    refused: /wasn’t approved/,
  },
  vue: {
    paid: 'SDK_PAYMENT_SUCCESSFUL',
    cancelled: 'cancelled',
    error: /session/,
    refused: 'SDK_PAYMENT_FAIL',
  },
  angular: {
    paid: 'SDK_PAYMENT_SUCCESSFUL',
    cancelled: 'cancelled',
    error: /session/,
    refused: 'SDK_PAYMENT_FAIL',
  },
};

/** Without an uncaught error in the page. */
const test = base.extend({
  page: async ({ page }, use) => {
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    await use(page);
    expect(failures).toEqual([]);
  },
});

const openSample = (page: Page, sample: string) =>
  page.goto(`${addresses.pages}/sample-${sample}.html`);

/** The shop's own: the cashier has one while it loads. */
const statusOf = (page: Page) => page.locator('[role=status]:not(.loading)');

/** The shop's server is down for the first order. */
async function failFirstOrder(page: Page): Promise<void> {
  await page.route('**/api/orders', (route) => route.fulfill({ status: 502 }), { times: 1 });
}

Object.entries(POPUPS).forEach(([sample, shown], row) => {
  // each sample pays, and plays one of the other ends
  const tagOf = (end: number) => fullUnless(row % 3 === end);

  test.describe(`the README's ${sample} sample`, () => {
    test('pays after a decline, which it says nothing about', async ({ page }) => {
      await openSample(page, sample);
      await page.getByRole('button', { name: 'Pay now' }).click();
      const cashier = new CashierPage(page);
      await cashier.decline();
      await expect(statusOf(page)).toBeEmpty();
      await cashier.pay(CARDS.good);
      await expect(statusOf(page)).toHaveText(shown.paid);
    });

    test(
      'says that the shopper left, and pays when they come back',
      { tag: tagOf(0) },
      async ({ page }) => {
        await openSample(page, sample);
        const button = page.getByRole('button', { name: 'Pay now' });
        const cashier = new CashierPage(page);
        await button.click();
        await expect(cashier.payButton).toBeVisible();
        await cashier.cancel('popup');
        await expect(statusOf(page)).toHaveText(shown.cancelled);
        await button.click();
        await cashier.pay(CARDS.good);
        await expect(statusOf(page)).toHaveText(shown.paid);
      },
    );

    test('names an error, and pays at the next press', { tag: tagOf(1) }, async ({ page }) => {
      await failFirstOrder(page);
      await openSample(page, sample);
      const button = page.getByRole('button', { name: 'Pay now' });
      await button.click();
      await expect(statusOf(page)).toHaveText(shown.error);
      await button.click();
      await new CashierPage(page).pay(CARDS.good);
      await expect(statusOf(page)).toHaveText(shown.paid);
    });

    test('says that the payment failed for good', { tag: tagOf(2) }, async ({ page }) => {
      await openSample(page, sample);
      await page.getByRole('button', { name: 'Pay now' }).click();
      await new CashierPage(page).pay(CARDS.refused);
      await expect(statusOf(page)).toHaveText(shown.refused);
    });
  });
});

test("two presses of the vanilla sample's button are one order and one cashier", async ({
  page,
}) => {
  let orders = 0;
  let answer: () => void = () => undefined;
  const pressedTwice = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/orders', async (route) => {
    orders += 1;
    await pressedTwice;
    await route.continue();
  });
  await openSample(page, 'vanilla');
  const button = page.getByRole('button', { name: 'Pay now' });
  await button.click();
  await expect.poll(() => orders).toBe(1);
  await button.dispatchEvent('click');
  answer();
  // a second cashier would make its fields ambiguous
  await new CashierPage(page).pay(CARDS.good);
  await expect(statusOf(page)).toHaveText('Thank you!');
  expect(orders).toBe(1);
});

test.describe("the core's facade sample", () => {
  /** The first word of each line in the console. */
  const listen = (page: Page) => {
    const words: string[] = [];
    page.on('console', (message) => {
      const [word = ''] = message.text().split(' ');
      if (/^(SDK_|session_)/.test(word)) words.push(word);
    });
    return words;
  };
  const LOADED = ['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING'];

  test('pays after a decline', async ({ page }) => {
    const words = listen(page);
    await openSample(page, 'facade');
    const cashier = new CashierPage(page);
    await cashier.decline();
    await cashier.pay(CARDS.good);
    await expect
      .poll(() => words)
      .toEqual([...LOADED, 'SDK_PAYMENT_FAIL', 'SDK_PAYMENT_SUCCESSFUL']);
  });

  test('logs that the shopper left', async ({ page }) => {
    const words = listen(page);
    await openSample(page, 'facade');
    const cashier = new CashierPage(page);
    await expect(cashier.payButton).toBeVisible();
    await cashier.cancel('popup');
    await expect.poll(() => words).toEqual([...LOADED, 'SDK_PAYMENT_CANCEL']);
  });

  test('logs an error once with its reason, and leaves no rejection unhandled', async ({
    page,
  }) => {
    const words = listen(page);
    await failFirstOrder(page);
    await openSample(page, 'facade');
    await expect
      .poll(() => [...words].sort())
      .toEqual([...LOADED, 'SDK_CREATEPAYMENT_PARAMETER_ERROR', 'session_failed'].sort());
  });

  test('logs that the payment failed for good', async ({ page }) => {
    const words = listen(page);
    await openSample(page, 'facade');
    await new CashierPage(page).pay(CARDS.refused);
    await expect.poll(() => words).toEqual([...LOADED, 'SDK_PAYMENT_FAIL']);
  });
});

test.describe("the core's own-button sample", () => {
  const open = async (page: Page) => {
    await openSample(page, 'own-button');
    return {
      button: page.locator('#pay'),
      message: statusOf(page),
      cashier: new CashierPage(page),
    };
  };

  test('names errors in the form, then pays', async ({ page }) => {
    const { button, message, cashier } = await open(page);
    await press(button);
    await expect(cashier.number).toHaveAttribute('aria-invalid', 'true');
    await cashier.fill(CARDS.good);
    await press(button);
    await expect(cashier.frame.getByRole('heading', { name: 'Payment complete' })).toBeVisible();
    await expect(message).toHaveText('Thank you!');
    await expect(button).toBeDisabled();
  });

  test('takes another card after a decline', async ({ page }) => {
    const { button, message, cashier } = await open(page);
    await cashier.fill(CARDS.declined);
    await press(button);
    await expect(message).toHaveText(/wasn’t approved.*another card/);
    await cashier.fill(CARDS.good);
    await press(button);
    await expect(message).toHaveText('Thank you!');
  });

  test('lets a shopper who left try again', async ({ page }) => {
    const { button, message, cashier } = await open(page);
    await expect(cashier.number).toBeVisible();
    await cashier.cancel('inline');
    await expect(message).toHaveText('You have not paid yet.');
    await press(button);
    await cashier.fill(CARDS.good);
    await expect(button).toHaveText('Pay now');
    await press(button);
    await expect(message).toHaveText('Thank you!');
  });

  test('opens again after an error', async ({ page }) => {
    await failFirstOrder(page);
    const { button, message, cashier } = await open(page);
    await expect(message).toHaveText('The payment form could not be opened.');
    await expect(button).toHaveText('Try again');
    await press(button);
    await cashier.fill(CARDS.good);
    await press(button);
    await expect(message).toHaveText('Thank you!');
  });

  test('says that the payment failed for good, and offers nothing', async ({ page }) => {
    const { button, message, cashier } = await open(page);
    await cashier.fill(CARDS.refused);
    await press(button);
    await expect(message).toHaveText(/wasn’t approved/);
    await expect(button).toBeDisabled();
  });

  test('offers a fresh session after a failure that one can cure', async ({ page }) => {
    const { button, message, cashier } = await open(page);
    await cashier.fill(CARDS.needsNewSession);
    await press(button);
    await expect(button).toHaveText('Try again');
    await press(button);
    await cashier.fill(CARDS.good);
    await press(button);
    await expect(message).toHaveText('Thank you!');
  });
});
