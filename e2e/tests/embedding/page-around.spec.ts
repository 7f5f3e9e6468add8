/** What the page around a popup does itself: dialogs that hold it still or close at a press outside, a zoom, old libraries. */
import type { Page } from '@playwright/test';
import { startLocalServer } from '../../fixtures/local-server.ts';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { CARDS_3DS } from '../../models/challenge.ts';
import { gotoBlankPage, newSession, openCashier, outcomeOf } from '../../models/open-cashier.ts';
import { overflowOf } from '../../models/page-scroll.ts';

declare global {
  interface Window {
    unlock?: () => void;
    noticed?: string[];
  }
}

/** A dialog of the page that holds it still as many libraries do: what the root element had is put back when it closes. */
const lockByStyle = (page: Page) =>
  page.evaluate(() => {
    const { style } = document.documentElement;
    const had = style.overflow;
    style.overflow = 'hidden';
    window.unlock = () => (style.overflow = had);
  });

const unlock = (page: Page) => page.evaluate(() => window.unlock?.());

test('a dialog of the page that is closed while the popup is open: the page is held, then scrolls', async ({
  page,
}) => {
  await gotoBlankPage(page);
  await lockByStyle(page);
  const cashier = await openCashier(page);
  await expect(cashier.number).toBeFocused();
  await unlock(page);
  expect(await overflowOf(page)).toBe('hidden');
  await cashier.cancel('popup');
  await expect(page.locator('dialog')).toHaveCount(0);
  expect(await overflowOf(page)).toBe('visible');

  // the other way round
  const other = await openCashier(page);
  await expect(other.number).toBeFocused();
  await lockByStyle(page);
  await other.cancel('popup');
  await expect(page.locator('dialog')).toHaveCount(0);
  expect(await overflowOf(page)).toBe('hidden');
  await unlock(page);
  expect(await overflowOf(page)).toBe('visible');
});

/** Notices a press outside, the focus that has left and the Tab key, as dialogs do: on the document, in either phase. */
const noticeAsDialogsDo = (page: Page) =>
  page.evaluate(() => {
    const noticed: string[] = (window.noticed = []);
    const note = ({ type }: Event) => noticed.push(type);
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'focusin', 'keydown']) {
      for (const capture of [true, false]) document.addEventListener(type, note, capture);
    }
  });

const noticed = (page: Page) => page.evaluate(() => window.noticed);

test('a press in the popup: no dialog around it takes it for one outside', async ({ page }) => {
  await gotoBlankPage(page);
  await noticeAsDialogsDo(page);
  const cashier = await openCashier(page);
  await expect(cashier.number).toBeFocused();
  const dialog = page.getByRole('dialog', { name: 'Payment' });
  await dialog.getByRole('heading').click();
  await dialog.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Shift+Tab');
  await cashier.pay(CARDS_3DS.asked);
  await cashier.challenge.dialog.getByRole('heading').first().click();
  expect(await noticed(page)).toEqual([]);
  await cashier.challenge.dialog.getByRole('button', { name: 'Close' }).click();
  expect(await outcomeOf(page)).toMatchObject(['undecided', {}]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('dialog')).toHaveCount(0);
  // when it is gone, the focus is back in the page
  expect(await noticed(page)).toEqual(['focusin', 'focusin']);
  // the next one is the page's own again
  await page.getByRole('button', { name: 'Outside' }).click();
  expect(await noticed(page)).toContain('click');
});

test(
  'a page with a zoom of its own: the popup is no larger than the screen',
  { tag: '@full' },
  async ({ page }) => {
    await gotoBlankPage(page);
    await page.evaluate(() => document.documentElement.style.setProperty('zoom', '1.5'));
    const cashier = await openCashier(page);
    await expect(cashier.number).toBeFocused();
    const box = await page.getByRole('dialog', { name: 'Payment' }).boundingBox();
    const { height = 0 } = page.viewportSize() ?? {};
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(height);
  },
);

/** What Prototype.js 1.6 and libraries of its time do to a page, and a text on every object. */
const OLD_LIBRARY = `
  Object.prototype.version = '1.6';
  Object.prototype.extend = function () {};
  Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
  Array.prototype.toJSON = function () { return '[' + this.map(String).join(', ') + ']'; };
  String.prototype.toJSON = function () { return '"' + this + '"'; };
`;

test(
  'a page with an old library that changes what is built in: paid, and told so',
  { tag: '@full' },
  async ({ page }) => {
    await gotoBlankPage(page);
    const session = await newSession(page);
    const { origin, stop } = await startLocalServer('localhost', (_request, response) => {
      response.setHeader('content-type', 'text/html').end(`<!doctype html><title>Shop</title>
        <script>${OLD_LIBRARY}</script>
        <script src="${addresses.pages}/ams-cashier.min.js"></script>`);
    });
    await page.goto(origin);
    await page.evaluate((session) => {
      const { createCashier } = (window as unknown as { AmsCashier: Window['core'] }).AmsCashier;
      const checkout = createCashier({ environment: 'sandbox', locale: 'en_US' }).open({ session });
      const outcomes: string[] = (window.outcomes = []);
      void checkout.outcome.then(({ status }) => outcomes.push(status));
    }, session);
    await new CashierPage(page).pay(CARDS.good);
    await expect.poll(() => page.evaluate(() => window.outcomes)).toEqual(['paid']);
    stop();
  },
);
