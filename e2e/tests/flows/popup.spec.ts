import type { FrameLocator, Page } from '@playwright/test';
import { CHROMIUM_ONLY } from '../../fixtures/selection.ts';
import { expect, test } from '../../fixtures/stack.ts';
import { CARDS } from '../../models/cashier.ts';
import { holdCalls } from '../../fixtures/held-calls.ts';
import { codes, gotoBlankPage, openCashier, outcomeOf } from '../../models/open-cashier.ts';
import { CARDS_3DS } from '../../models/challenge.ts';
import { overflowOf } from '../../models/page-scroll.ts';
import { press, pressAway } from '../../models/press.ts';

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);

/** As a router of a single page does. In other browsers, the driver goes back as the page's own code does. */
async function gotoShop(page: Page): Promise<void> {
  await gotoBlankPage(page);
  await page.evaluate(() => {
    history.pushState({ page: 'basket' }, '', '?basket');
    history.pushState({ page: 'checkout' }, '', '?checkout');
  });
  // browsers let a page keep only a shopper who has done something in it
  await page.getByRole('button', { name: 'Outside' }).click();
}

const place = (page: Page) =>
  page.evaluate(() => ({ at: location.search, length: history.length, state: history.state }));

for (const way of ['Escape in the form', 'Escape on the close button', 'Close'] as const) {
  test(`E8: ${way}: cancelled, and shop and focus are as they were`, async ({ page }) => {
    await gotoBlankPage(page);
    await page.evaluate(() => document.documentElement.style.setProperty('overflow', 'scroll'));
    const cashier = await openCashier(page);
    await expect(cashier.number).toBeFocused();
    expect(await overflowOf(page)).toBe('hidden');
    const close = page.getByRole('dialog', { name: 'Payment' }).getByRole('button');
    if (way === 'Close') await close.click();
    else {
      if (way !== 'Escape in the form') await close.focus();
      await pressAway(page, 'Escape');
    }
    expect(await outcomeOf(page)).toMatchObject(['cancelled', { code: 'SDK_PAYMENT_CANCEL' }]);
    await expect(page.locator('iframe')).toHaveCount(0);
    expect(await focusedId(page)).toBe('outside');
    expect(await overflowOf(page)).toBe('scroll');
  });
}

test(
  'the back button leaves the cashier, then the page, and the history is the shop’s own',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await gotoShop(page);
    const before = await place(page);
    const cashier = await openCashier(page);
    await expect(cashier.number).toBeFocused();
    await cashier.number.fill('4');
    expect(await place(page)).toEqual(before);
    // not awaited: it would wait for a navigation that does not come
    void page.goBack({ timeout: 2_000 }).catch(() => undefined);
    expect(await outcomeOf(page)).toMatchObject(['cancelled', { code: 'SDK_PAYMENT_CANCEL' }]);
    expect(await place(page)).toEqual(before);
    await page.getByRole('button', { name: 'Outside' }).click();
    await page.goBack();
    expect(await place(page)).toMatchObject({ at: '?basket', state: { page: 'basket' } });
  },
);

test('the shop’s own router may go back while a cashier is open', async ({ page }) => {
  await gotoShop(page);
  await expect((await openCashier(page)).number).toBeFocused();
  await page.evaluate(() => history.back());
  await expect.poll(async () => (await place(page)).at).toBe('?basket');
  expect(await codes(page)).not.toContain('SDK_PAYMENT_CANCEL');
});

test(
  'the back button out of a challenge leaves the payment undecided',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await gotoShop(page);
    const cashier = await openCashier(page);
    await cashier.pay(CARDS_3DS.asked);
    await expect(cashier.challenge.heading).toBeVisible();
    void page.goBack({ timeout: 2_000 }).catch(() => undefined);
    expect(await outcomeOf(page)).toMatchObject(['undecided', { code: 'SDK_PAYMENT_PROCESSING' }]);
    await expect(cashier.challenge.heading).toHaveCount(0);
    // the popup says how it stands until it is put away
    await press(cashier.frame.getByRole('button', { name: 'Close' }));
    await expect(page.locator('iframe')).toHaveCount(0);
    expect(await focusedId(page)).toBe('outside');
  },
);

test('the loading view stands from the first frame until the form is there', async ({ page }) => {
  await gotoBlankPage(page);
  const { letGo } = await holdCalls(page, 'session');
  const cashier = await openCashier(page);
  const dialog = page.getByRole('dialog', { name: 'Payment' });
  await expect(dialog.getByRole('status')).toHaveText('Loading the payment form…');
  const loading = await dialog.boundingBox();
  letGo();
  await expect(cashier.number).toBeFocused();
  await expect(dialog.getByRole('status')).toBeHidden();
  // nothing jumps when the form takes its place
  expect(
    Math.abs(((await dialog.boundingBox())?.height ?? 0) - (loading?.height ?? 0)),
  ).toBeLessThan(4);
});

test(
  'showLoading: false shows nothing of ours before the form',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await gotoBlankPage(page);
    const { held, letGo } = await holdCalls(page, 'session');
    const empty = await page.screenshot();
    const cashier = await openCashier(page, { showLoading: false });
    await held;
    expect(empty.equals(await page.screenshot())).toBe(true);
    expect(await overflowOf(page)).toBe('visible');
    expect(await focusedId(page)).toBe('outside');
    letGo();
    await expect(cashier.number).toBeFocused();
    const heights = await page
      .locator('iframe')
      .evaluate((frame) => [frame.clientHeight, (frame as HTMLIFrameElement).style.height]);
    expect(heights[0]).toBeGreaterThan(300);
  },
);

test(
  'Tab and Shift+Tab stay in the popup, and reach everything in it',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await gotoBlankPage(page);
    const cashier = await openCashier(page);
    await expect(cashier.number).toBeFocused();
    const reached = new Set<string>();
    // backwards as well: a browser without a window has no toolbar from which a round of Tab would come back
    for (const key of [...Array<string>(7).fill('Tab'), ...Array<string>(8).fill('Shift+Tab')]) {
      await page.keyboard.press(key);
      expect(await focusedId(page)).not.toBe('outside');
      const inPopup = await page.evaluate(
        () => document.activeElement?.shadowRoot?.activeElement?.localName,
      );
      reached.add(
        inPopup === 'iframe'
          ? await cashier.frame.locator(':focus').evaluate(({ id, localName }) => id || localName)
          : `popup ${inPopup}`,
      );
    }
    expect([...reached]).toEqual(
      expect.arrayContaining([
        'number',
        'expiry',
        'securityCode',
        'holderName',
        'button',
        'popup button',
      ]),
    );
  },
);

test(
  'each change of size is one step, without a scroll bar in between',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await gotoBlankPage(page);
    const cashier = await openCashier(page);
    await expect(cashier.number).toBeFocused();
    await page.locator('iframe').evaluate((frame) => {
      const heights: number[] = [];
      Object.assign(window, { heights });
      new ResizeObserver(() => heights.push(frame.clientHeight)).observe(frame);
    });
    const heights = () => page.evaluate(() => (window as unknown as { heights: number[] }).heights);
    await expect.poll(async () => (await heights()).length).toBe(1);
    await cashier.press();
    await expect(cashier.frame.getByText('Enter your card number.').first()).toBeVisible();
    await expect.poll(async () => (await heights()).length).toBe(2);
    await cashier.fill(CARDS.declined);
    await page.keyboard.press('Enter');
    await expect(cashier.frame.getByRole('alert')).toBeVisible();
    // what the frame asks for now, the page has done two frames later
    for (const drawn of [cashier.frame.locator('body'), page.locator('body')]) {
      await drawn.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
    }
    const all = await heights();
    // the errors go one by one, the notice comes: never back and forth
    expect(all.length).toBeLessThanOrEqual(7);
    const frame = page.frames().at(-1);
    const overflow = await frame?.evaluate(
      () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  },
);

test('in a window of 320 × 256 (400 % zoom) amount and merchant stay, and the focus is seen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await gotoBlankPage(page);
  const cashier = await openCashier(page);
  await expect(cashier.number).toBeFocused();
  for (const name of ['Card number', 'Expiry date', 'Security code', 'Name on card']) {
    const field = cashier.frame.getByRole('textbox', { name, exact: true });
    await field.focus();
    for (const what of [
      cashier.frame.getByRole('heading', { name: 'Demo shop' }),
      cashier.frame.getByText('$42.00', { exact: true }),
      field,
    ]) {
      await expect(what).toBeInViewport({ ratio: 0.95 });
    }
    const header = await cashier.frame.locator('header').boundingBox();
    const box = await field.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0));
  }
  const wide = await page
    .frames()[1]
    ?.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test('inline at 300 px nothing sticks out', async ({ page }) => {
  await gotoBlankPage(page);
  await page.locator('#place').evaluate((place) => (place.style.width = '300px'));
  const cashier = await openCashier(page, { display: 'inline' });
  await expect(cashier.payButton).toBeVisible();
  // it never takes the focus out of the page
  expect(await focusedId(page)).toBe('outside');
  const frame = page.frames()[1];
  const rest = () =>
    frame?.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { wide: scrollWidth - innerWidth, high: scrollHeight - innerHeight };
    });
  expect(await rest()).toEqual({ wide: 0, high: 0 });
  await cashier.press();
  await expect(cashier.frame.getByText('Enter your card number.').first()).toBeVisible();
  await expect.poll(rest).toEqual({ wide: 0, high: 0 });
});

test('forced colours and reduced motion', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await gotoBlankPage(page);
  const cashier = await openCashier(page);
  await expect(cashier.number).toBeFocused();
  const look = (element: Element) => {
    const { borderTopWidth, borderTopColor, backgroundColor, outlineStyle, animationName } =
      getComputedStyle(element);
    return { borderTopWidth, borderTopColor, backgroundColor, outlineStyle, animationName };
  };
  const pay = await cashier.payButton.evaluate(look);
  expect(pay.borderTopColor).not.toBe(pay.backgroundColor);
  expect(parseFloat(pay.borderTopWidth)).toBeGreaterThan(0);
  expect((await cashier.number.evaluate(look)).outlineStyle).toBe('solid');
  expect(await turningIn(cashier.frame)).toEqual([]);
});

test(
  'reduced motion: nothing turns while the payment is on its way',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    const { held, letGo } = await holdCalls(page, 'pay');
    await gotoBlankPage(page);
    const cashier = await openCashier(page);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await cashier.pay(CARDS.good);
    await held;
    await expect.poll(() => turningIn(cashier.frame)).toEqual(['button::after']);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await expect.poll(() => turningIn(cashier.frame)).toEqual([]);
    letGo();
    expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
  },
);

/** The kinds of elements, and of what style sheets put before and after them, that have an animation. */
const turningIn = (frame: FrameLocator): Promise<string[]> =>
  frame.locator('*').evaluateAll((all) => {
    const turning = all.flatMap((element) =>
      ['', '::before', '::after']
        .filter((part) => getComputedStyle(element, part || null).animationName !== 'none')
        .map((part) => `${element.localName}${part}`),
    );
    return [...new Set(turning)];
  });
