import type { Page, Route } from '@playwright/test';
import { delayPayment } from '../../fixtures/held-calls.ts';
import { expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import {
  gotoBlankPage,
  newSession,
  openCashier,
  outcomeOf,
  paymentOf,
} from '../../models/open-cashier.ts';
import { OPENED, PAID, PROCESSING, START, WatchPage } from '../../models/watch-page.ts';
import { CARDS_3DS, Challenge } from '../../models/challenge.ts';

const PAID_BEFORE = `${PAID} replayed`;
const DUPLICATE = 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR';
const IN_PROCESS = '4000000000000119';
const PAY_CALL = /\/cashier\/api\/pay$/;
const SESSION_CALL = /\/cashier\/api\/session$/;
const CANCELLED = 'SDK_END_OF_LOADING cancelled';

async function watchOn(page: Page): Promise<WatchPage> {
  const watch = new WatchPage(page);
  await watch.goto();
  return watch;
}

/** Money taken, and how often it was tried. */
async function booked(page: Page, session: string) {
  const payment = await paymentOf(page, session);
  return { charges: payment?.charges, attempts: payment?.attempts.length };
}

const ONCE = { charges: 1, attempts: 1 };

test('a paid session opened again, and after a reload: it is shown as paid, never a form', async ({
  page,
}) => {
  const watch = await watchOn(page);
  const session = await newSession(page);
  await watch.open({ session });
  const cashier = new CashierPage(page);
  await cashier.pay(CARDS.good);
  await watch.says({ lines: [...OPENED, PAID], outcome: 'paid' });
  await cashier.done();
  await watch.isUsable();

  for (const again of ['in the same page', 'after a reload']) {
    await test.step(again, async () => {
      if (again === 'after a reload') await watch.goto();
      await watch.open({ session, inline: true });
      await watch.says({ lines: [...OPENED, PAID_BEFORE], ready: 'ready', outcome: 'paid' });
      await expect(cashier.frame.getByText('Payment complete', { exact: true })).toBeVisible();
      await expect(cashier.number).toBeHidden();
      expect(await watch.submit()).toBe('closed');
    });
  }
  expect(await booked(page, session)).toEqual(ONCE);
});

test('an undecided payment opened again stays undecided, never a form', async ({ page }) => {
  const watch = await watchOn(page);
  const session = await newSession(page);
  await watch.open({ session });
  const cashier = new CashierPage(page);
  await cashier.pay(IN_PROCESS);
  await watch.says({ lines: [...OPENED, PROCESSING], outcome: 'undecided' });
  await watch.goto();
  await watch.open({ session });
  await watch.says({ lines: [...OPENED, `${PROCESSING} replayed`], outcome: 'undecided' });
  await expect(cashier.number).toBeHidden();
  expect(await booked(page, session)).toEqual({ charges: 0, attempts: 1 });
});

const LEAVING_WHILE_LOADING = [
  {
    name: 'a payment at the bank, and the gateway does not answer',
    pays: true,
    answers: false,
    lines: [START, CANCELLED, PROCESSING],
  },
  {
    name: 'a payment at the bank, and the gateway says so',
    pays: true,
    answers: true,
    lines: [...OPENED, 'SDK_PAYMENT_CHALLENGE', PROCESSING],
  },
  {
    name: 'no payment, and the gateway says so',
    pays: false,
    answers: true,
    lines: [...OPENED, 'SDK_PAYMENT_CANCEL'],
  },
] as const;

for (const { name, pays, answers, lines } of LEAVING_WHILE_LOADING) {
  test(`the shopper leaves while a session loads again: ${name}`, async ({ page }) => {
    const watch = await watchOn(page);
    const session = await newSession(page);
    const other = await newSession(page);
    const cashier = new CashierPage(page);
    await watch.open({ session });
    if (pays) {
      await cashier.pay(CARDS_3DS.asked);
      await watch.says({ phase: 'challenging' });
    }
    await watch.goto();
    const held: Route[] = [];
    let isHeld = true;
    await page.route(SESSION_CALL, (route) => (isHeld ? void held.push(route) : route.continue()));
    await watch.open({ session: [session, other] });
    await expect.poll(() => held.length).toBe(1);
    await cashier.cancel('popup');
    if (answers) {
      isHeld = false;
      await held[0]?.continue();
    }
    await watch.says({ lines, asked: 1, outcome: pays ? 'undecided' : 'cancelled' });
    // only a shopper who has certainly paid nothing gets another session
    expect(await watch.retry()).toBe(pays ? 'retry_refused' : 'new');
    expect((await watch.report()).asked).toBe(pays ? 1 : 2);
  });
}

/** As with third-party storage blocked, which only a whole browser's settings can bring about. */
const blockStorageOfFrames = (page: Page) =>
  page.addInitScript(() => {
    if (window === window.top) return;
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('The document has no access.', 'SecurityError');
      },
    });
  });

for (const [where, prepare] of [
  ['', async () => undefined],
  [', where the browser keeps nothing for the cashier’s frame', blockStorageOfFrames],
] as const)
  test(`a reload between the submit and its arrival${where}: who leaves then has not cancelled`, async ({
    page,
  }) => {
    await prepare(page);
    const watch = await watchOn(page);
    const session = await newSession(page);
    const cashier = new CashierPage(page);
    const payment = await delayPayment(page);
    await watch.open({ session });
    await cashier.pay(CARDS.good);
    await payment.left;
    await watch.goto();
    await watch.open({ session });
    await expect(cashier.number).toBeVisible();
    await cashier.cancel('popup');
    await watch.says({ lines: [...OPENED, PROCESSING], outcome: 'undecided' });
    expect(await watch.retry()).toBe('retry_refused');
    await payment.arrive();
    expect(await booked(page, session)).toEqual(ONCE);
  });

test('a payment whose answer was cut off, then a reload: paid once, reported as replayed', async ({
  page,
}) => {
  const watch = await watchOn(page);
  const session = await newSession(page);
  await watch.open({ session });
  const cashier = new CashierPage(page);
  await cashier.fill(CARDS.good);
  // every try of it is taken by the sandbox, and none of its answers arrives
  await page.route(PAY_CALL, async (route) => {
    await route.fetch().catch(() => undefined);
    await route.abort('connectionreset').catch(() => undefined);
  });
  await cashier.press();
  await expect.poll(() => booked(page, session)).toEqual(ONCE);
  await watch.says({ lines: OPENED, phase: 'submitting' });
  await page.unroute(PAY_CALL);
  await watch.goto();
  await watch.open({ session });
  await watch.says({ lines: [...OPENED, PAID_BEFORE], outcome: 'paid' });
  expect(await booked(page, session)).toEqual(ONCE);
});

test('a connection cut twice during the payment is tried again: paid once', async ({ page }) => {
  const watch = await watchOn(page);
  const session = await newSession(page);
  await watch.open({ session });
  const cashier = new CashierPage(page);
  await cashier.fill(CARDS.good);
  let cuts = 0;
  await page.route(
    PAY_CALL,
    async (route) => {
      if (++cuts === 2) await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 2 },
  );
  await cashier.press();
  await watch.says({ lines: [...OPENED, PAID], outcome: 'paid' });
  expect(cuts).toBe(2);
  expect(await booked(page, session)).toEqual(ONCE);
});

test('one session in two tabs, paid in both at once: charged once, both hear of it', async ({
  page,
  context,
}) => {
  const session = await newSession(page);
  const tabs = [page, await context.newPage()];
  const watches = await Promise.all(tabs.map(watchOn));
  for (const watch of watches) {
    await watch.open({ session });
    await new CashierPage(watch.page).fill(CARDS.good);
  }
  // a tab in the background is asked by script: its buttons can't be pressed
  await Promise.all(
    tabs.map((tab) =>
      new CashierPage(tab).payButton.evaluate((button: HTMLElement) => button.click()),
    ),
  );
  for (const watch of watches) await watch.says({ outcome: 'paid' });
  const books = await Promise.all(watches.map(async (watch) => (await watch.report()).lines));
  const [won = [], lost = []] = books.sort((one, other) => one.length - other.length);
  expect(won).toEqual([...OPENED, PAID]);
  expect(lost).toEqual([...OPENED, DUPLICATE, PAID_BEFORE]);
  expect(await booked(page, session)).toEqual(ONCE);
});

test('a challenge in two tabs: answered in one, reported in both, charged once', async ({
  page,
  context,
}) => {
  const session = await newSession(page);
  const first = await watchOn(page);
  await first.open({ session });
  await new CashierPage(page).pay(CARDS_3DS.asked);
  await first.says({ phase: 'challenging' });
  const second = await watchOn(await context.newPage());
  await second.open({ session });
  await second.says({ phase: 'challenging', ready: 'ready' });
  await expect(new CashierPage(second.page).number).toBeHidden();
  await new Challenge(second.page).approve();
  await second.says({ outcome: 'paid' });
  await first.says({ outcome: 'paid' });
  expect((await first.report()).lines.at(-1)).toBe(PAID);
  expect((await second.report()).lines.at(-1)).toBe(PAID_BEFORE);
  expect(await booked(page, session)).toEqual(ONCE);
});

test('P18: pressed ten times, by the shop and by the shopper: charged once', async ({ page }) => {
  const watch = await watchOn(page);
  const session = await newSession(page);
  await watch.open({ session, inline: true });
  const cashier = new CashierPage(page);
  await cashier.fill(CARDS.good);
  await cashier.payButton.dblclick();
  const answers = await page.evaluate(() =>
    Promise.all(Array.from({ length: 8 }, () => window.watch.submit())),
  );
  expect(answers.filter((answer) => answer === 'accepted').length).toBeLessThanOrEqual(1);
  await watch.says({ outcome: 'paid' });
  expect(await booked(page, session)).toEqual(ONCE);
});

test('everything called at once is answered, and charged once', async ({ page }) => {
  await gotoBlankPage(page);
  const session = await newSession(page);
  const cashier = await openCashier(page, { session, display: 'inline' });
  await cashier.pay(CARDS.declined);
  await expect(cashier.frame.getByRole('alert')).toBeVisible();
  await cashier.fill(CARDS.good);
  const answers = await page.evaluate(async (session) => {
    // the same session in the same place is the same Checkout
    const checkout = window.client?.open({ session, container: '#place' });
    if (!checkout) throw new Error('There is no client.');
    const first = checkout.validate();
    const second = checkout.validate();
    checkout.update({ locale: 'de_DE' });
    const isSame = checkout.retry() === checkout;
    checkout.update({ appearance: { themeType: 'dark' } });
    const submits = [checkout.submit(), checkout.submit(), checkout.submit()];
    const settled = await Promise.allSettled(submits);
    return {
      isSame,
      validity: await Promise.all([first, second]),
      submits: settled.map((one) => (one.status === 'fulfilled' ? one.value : 'rejected')),
    };
  }, session);
  expect(answers).toEqual({
    isSame: true,
    validity: [{ isValid: true }, { isValid: true }],
    submits: ['accepted', 'duplicate', 'duplicate'],
  });
  expect(await outcomeOf(page)).toMatchObject(['paid', { replayed: false }]);
  // the frame has its name in German, too
  await expect(page.frameLocator('iframe').locator('html')).toHaveAttribute('lang', 'de-DE');
  expect(await booked(page, session)).toEqual({ charges: 1, attempts: 2 });
});
