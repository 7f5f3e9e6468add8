import type { Page } from '@playwright/test';
import { delayPayment } from '../../fixtures/held-calls.ts';
import { CHROMIUM_ONLY, NOT_IN_WEBKIT } from '../../fixtures/selection.ts';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { CARDS_3DS } from '../../models/challenge.ts';
import {
  codes,
  gotoBlankPage,
  newSession,
  openCashier,
  outcomeOf,
  paymentOf,
} from '../../models/open-cashier.ts';
import { press } from '../../models/press.ts';
import { overflowOf } from '../../models/page-scroll.ts';

/** Moves the container as `append` does: that reloads the frame in it. */
const move = (page: Page) =>
  page.evaluate(() => {
    const place = document.querySelector('#place');
    const other = document.body.appendChild(document.createElement('section'));
    if (place) other.append(place);
  });

test.describe('an inline cashier whose container is moved', () => {
  test.beforeEach(({ page }) => gotoBlankPage(page));

  test('is back within a second, and can be paid with', async ({ page }) => {
    const cashier = await openCashier(page, { display: 'inline' });
    await cashier.number.fill('4054');
    await move(page);
    await expect(cashier.number).toHaveValue('', { timeout: 3_000 });
    await cashier.pay(CARDS.good);
    expect(await outcomeOf(page)).toMatchObject(['paid', { replayed: false }]);
    expect(await codes(page)).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_PAYMENT_SUCCESSFUL',
    ]);
  });

  test('with the bank’s question on the screen, which is asked again', async ({ page }) => {
    const session = await newSession(page);
    const cashier = await openCashier(page, { display: 'inline', session });
    await cashier.pay(CARDS_3DS.asked);
    await expect(cashier.challenge.heading).toBeVisible();
    await move(page);
    await expect(cashier.challenge.heading).toBeVisible();
    await cashier.challenge.approve();
    expect(await outcomeOf(page)).toMatchObject(['paid', { replayed: false }]);
    expect((await codes(page)).filter((code) => code === 'SDK_PAYMENT_CHALLENGE')).toHaveLength(1);
    expect(await paymentOf(page, session)).toMatchObject({ charges: 1 });
  });

  test(
    'between the submit and its arrival: who leaves then has not cancelled',
    { tag: CHROMIUM_ONLY },
    async ({ page }) => {
      const session = await newSession(page);
      const cashier = await openCashier(page, { display: 'inline', session });
      const payment = await delayPayment(page);
      await cashier.pay(CARDS.good);
      await payment.left;
      await move(page);
      await expect(cashier.number).toHaveValue('', { timeout: 3_000 });
      // a second payment of the order
      const other = await newSession(page);
      expect(
        await page.evaluate(
          (session) => window.checkout?.update({ session }).catch(({ reason }) => reason as string),
          other,
        ),
      ).toBe('update_refused');
      await press(cashier.frame.getByRole('button', { name: 'Cancel' }));
      expect(await outcomeOf(page)).toMatchObject([
        'undecided',
        { code: 'SDK_PAYMENT_PROCESSING' },
      ]);
      await payment.arrive();
      expect(await paymentOf(page, session)).toMatchObject({ status: 'SUCCESS', charges: 1 });
    },
  );

  test('after the end, which it goes on to show', async ({ page }) => {
    const cashier = await openCashier(page, { display: 'inline' });
    await cashier.pay(CARDS.good);
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
    const before = await codes(page);
    await move(page);
    await expect(cashier.frame.getByRole('heading', { name: 'Payment complete' })).toBeVisible();
    expect(await codes(page)).toEqual(before);
  });
});

test.describe('an inline cashier whose container is hidden while the bank asks', () => {
  test.beforeEach(({ page }) => gotoBlankPage(page));

  const WAYS = {
    'display: none': (page: Page) => page.addStyleTag({ content: '#place { display: none }' }),
    'content-visibility: hidden': (page: Page) =>
      page.addStyleTag({ content: '#place { content-visibility: hidden }' }),
    'a <details> that is closed': (page: Page) =>
      page.locator('details').evaluate((details) => details.removeAttribute('open')),
  };

  for (const [name, hide] of Object.entries(WAYS)) {
    test(
      `${name}: the shopper sees the question and can answer it`,
      { tag: ['@full', NOT_IN_WEBKIT] },
      async ({ page }) => {
        await page.locator('#place').evaluate((place) => {
          const details = document.createElement('details');
          details.open = true;
          place.replaceWith(details);
          details.append(place);
        });
        const cashier = await openCashier(page, { display: 'inline' });
        await cashier.pay(CARDS_3DS.asked);
        await expect(cashier.challenge.heading).toBeVisible();
        await hide(page);
        await expect(page.locator('#place iframe')).toBeHidden();
        await expect(cashier.challenge.heading).toBeInViewport();
        await cashier.challenge.approve();
        expect(await outcomeOf(page)).toMatchObject(['paid', { replayed: false }]);
        await page.getByRole('button', { name: 'Outside' }).click({ timeout: 2_000 });
        expect(await overflowOf(page)).toBe('visible');
      },
    );
  }

  test(
    'taken out of the page: the question goes with it, and the page is free at once',
    { tag: '@full' },
    async ({ page }) => {
      const cashier = await openCashier(page, { display: 'inline' });
      await cashier.pay(CARDS_3DS.asked);
      await expect(cashier.challenge.heading).toBeVisible();
      await page.locator('#place').evaluate((place) => place.remove());
      await expect(page.locator('iframe, dialog')).toHaveCount(0, { timeout: 1_000 });
      expect(await overflowOf(page)).toBe('visible');
      await page.getByRole('button', { name: 'Outside' }).click({ timeout: 2_000 });
      expect(await outcomeOf(page, 15_000)).toMatchObject(['undecided', {}]);
    },
  );
});

test(
  'an inline cashier in a modal dialog of the page that keeps the focus: the bank’s question is above it',
  { tag: ['@full', NOT_IN_WEBKIT] },
  async ({ page }) => {
    await gotoBlankPage(page);
    await page.locator('#place').evaluate((place) => {
      const dialog = document.createElement('dialog');
      dialog.ariaLabel = 'Basket';
      place.replaceWith(dialog);
      dialog.append(
        Object.assign(document.createElement('button'), { textContent: 'Back' }),
        place,
      );
      dialog.showModal();
      // as the focus traps of component libraries do
      document.addEventListener('focusin', ({ target }) => {
        if (!dialog.contains(target as Node)) dialog.querySelector('button')?.focus();
      });
    });
    const basket = page.getByRole('dialog', { name: 'Basket' });
    const cashier = await openCashier(page, { display: 'inline' });
    await cashier.pay(CARDS_3DS.asked);
    await expect(cashier.challenge.heading).toBeInViewport();
    await cashier.challenge.approve();
    expect(await outcomeOf(page)).toMatchObject(['paid', { replayed: false }]);
    await basket.getByRole('button', { name: 'Back' }).click({ timeout: 2_000 });
    await expect(basket).toBeVisible();
  },
);

/** As Turbo and Astro change pages: the script stays, and another body takes the place of this one. */
const swapBody = (page: Page) =>
  page.evaluate(() => {
    const next = document.createElement('body');
    next.append(Object.assign(document.createElement('button'), { textContent: 'Next page' }));
    document.body.replaceWith(next);
  });

test.describe('a popup whose page is swapped', () => {
  test.beforeEach(({ page }) => gotoBlankPage(page));

  const isFree = async (page: Page) => {
    await expect(page.locator('iframe, dialog')).toHaveCount(0);
    expect(await overflowOf(page)).toBe('visible');
    await page.getByRole('button', { name: 'Next page' }).click({ timeout: 2_000 });
  };

  test('is gone, and the next page scrolls; nothing was paid', async ({ page }) => {
    const cashier = await openCashier(page);
    await expect(cashier.number).toBeFocused();
    await swapBody(page);
    await isFree(page);
    expect(await outcomeOf(page)).toMatchObject(['cancelled', { code: 'SDK_PAYMENT_CANCEL' }]);
  });

  test('with a payment in flight: undecided', async ({ page }) => {
    const cashier = await openCashier(page);
    await cashier.pay(CARDS_3DS.asked);
    await expect(cashier.challenge.heading).toBeVisible();
    await swapBody(page);
    await isFree(page);
    expect(await outcomeOf(page)).toMatchObject(['undecided', { code: 'SDK_PAYMENT_PROCESSING' }]);
  });
});

test.describe('a container of another document', () => {
  test.beforeEach(({ page }) => gotoBlankPage(page));

  /** Opens in an element of the frame's or the window's document, with this page's script. */
  const openIn = (page: Page, where: 'frame' | 'window', session: string) =>
    page.evaluate(
      async ({ where, session }) => {
        const frame = document.createElement('iframe');
        frame.name = 'inner';
        frame.style.cssText = 'width:480px;height:640px';
        if (where === 'frame') document.body.append(frame);
        const other = where === 'frame' ? frame.contentDocument : window.open()?.document;
        if (!other) throw new Error('There is no document.');
        const place = other.createElement('div');
        other.body.append(place);
        const checkout = window.core
          .createCashier({ environment: 'sandbox', locale: 'en_US' })
          .open({ session, container: place });
        const outcomes: string[] = (window.outcomes = []);
        window.emitted = [];
        void checkout.outcome.then(({ status }) => outcomes.push(status));
        await checkout.ready;
        const root = place.firstElementChild?.shadowRoot;
        return root?.adoptedStyleSheets.length;
      },
      { where, session },
    );

  const payIn = async (cashier: CashierPage, page: Page) => {
    await cashier.pay(CARDS_3DS.asked);
    await cashier.challenge.approve();
    await expect.poll(() => page.evaluate(() => window.outcomes)).toEqual(['paid']);
  };

  test('a frame of the same origin', { tag: CHROMIUM_ONLY }, async ({ page }) => {
    expect(await openIn(page, 'frame', await newSession(page))).toBe(1);
    const inner = page.frameLocator('iframe[name=inner]');
    await payIn(new CashierPage(inner as unknown as Page), page);
  });

  test('a window that the page has opened', async ({ page }) => {
    const session = await newSession(page);
    const [opened, styles] = await Promise.all([
      page.waitForEvent('popup'),
      openIn(page, 'window', session),
    ]);
    expect(styles).toBe(1);
    await payIn(new CashierPage(opened), page);
  });
});

test.describe('a place that is hidden, as in a tab or an accordion of the page', () => {
  const heightOf = (page: Page) =>
    page
      .locator('iframe')
      .last()
      .evaluate((frame) => Math.round(frame.getBoundingClientRect().height));

  test.beforeEach(async ({ page }) => {
    await gotoBlankPage(page);
    await page.addStyleTag({ content: '[hidden] { display: none !important }' });
  });

  test('while it opens: the form is there once it is shown', { tag: '@full' }, async ({ page }) => {
    const place = page.locator('#place');
    await place.evaluate((element) => element.toggleAttribute('hidden', true));
    const cashier = await openCashier(page, { display: 'inline' });
    await expect.poll(() => codes(page)).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
    await expect(page.getByRole('button', { name: 'Outside' })).toBeFocused();
    await place.evaluate((element) => element.toggleAttribute('hidden', false));
    await expect(cashier.payButton).toBeVisible();
    await expect.poll(() => heightOf(page)).toBeGreaterThan(300);
    await cashier.pay(CARDS.good);
    expect(await outcomeOf(page)).toMatchObject(['paid', { replayed: false }]);
  });

  test('after it has opened: what was typed stays', { tag: '@full' }, async ({ page }) => {
    const place = page.locator('#place');
    const cashier = await openCashier(page, { display: 'inline' });
    await cashier.fill(CARDS.good);
    const height = await heightOf(page);
    await place.evaluate((element) => element.toggleAttribute('hidden', true));
    await expect(cashier.payButton).toBeHidden();
    await place.evaluate((element) => element.toggleAttribute('hidden', false));
    await expect.poll(() => heightOf(page)).toBe(height);
    await cashier.press();
    expect(await outcomeOf(page)).toMatchObject(['paid', { replayed: false }]);
  });
});

test.describe('a page with a layout of its own', () => {
  test.beforeEach(({ page }) => gotoBlankPage(page));

  const widthOf = (page: Page, selector: string) =>
    page.locator(selector).evaluate((element) => element.getBoundingClientRect().width);

  test('which would shrink its content: an inline cashier fills its container', async ({
    page,
  }) => {
    await page.addStyleTag({ content: '#place { display: grid; place-items: center }' });
    const cashier = await openCashier(page, { display: 'inline' });
    await expect(cashier.number).toBeVisible();
    expect(await widthOf(page, '#place > div')).toBe(await widthOf(page, '#place'));
    await page.addStyleTag({ content: '#place { display: inline-grid }' });
    // a component's own element in such a place
    expect(await widthOf(page, '#place > div')).toBe(480);
    await page.setViewportSize({ width: 360, height: 640 });
    expect(await widthOf(page, '#place > div')).toBeLessThan(360);
  });

  test('which spreads the children of its body: a popup moves none of them', async ({ page }) => {
    const content = 'body { display: flex; justify-content: space-between; gap: 40px }';
    await page.addStyleTag({ content });
    const outside = page.getByRole('button', { name: 'Outside', includeHidden: true });
    await page.locator('#place').evaluate((place) => (place.style.width = '100px'));
    const boxes = async () => [
      await outside.boundingBox(),
      await page.locator('#place').boundingBox(),
    ];
    const before = await boxes();
    const cashier = await openCashier(page);
    await expect(cashier.number).toBeFocused();
    expect(await boxes()).toEqual(before);
  });
});

test('the custom element, moved by moveBefore(): what was typed stays where the browser keeps it', async ({
  page,
  browserName,
}) => {
  await page.goto(`${addresses.pages}/sample-element.html`);
  await page
    .locator('ams-cashier')
    .evaluate((element) => element.setAttribute('display', 'inline'));
  const cashier = new CashierPage(page);
  await cashier.fill(CARDS.good);
  await page.locator('ams-cashier').evaluate((element) => {
    const section = document.body.appendChild(document.createElement('section'));
    section.moveBefore(element, null);
  });
  await expect(page.locator('section > ams-cashier')).toBeAttached();
  if (browserName === 'firefox') {
    // it loads a frame in a shadow root again, whichever way it is moved
    await expect(cashier.number).toHaveValue('');
    await cashier.fill(CARDS.good);
  }
  await expect(cashier.number).toHaveValue('4054 6957 2310 0768');
  await cashier.press();
  await expect(page.getByRole('status')).toHaveText('Thank you!');
});
