/** The unmodified `AMSElement` and `AMSCheckoutPage` behind our client. Rows S1, S2: docs/antom.md. */
import { readFile } from 'node:fs/promises';
import type { Frame, Page } from '@playwright/test';
import type * as Core from '@ams-cashier/core';
import { playElement } from '../../antom/element-page.ts';
import type { CardName } from '../../antom/gateway.ts';
import { MOUNT_ROWS, PAGE_ROWS, SUBMIT_ROWS, type Ending } from '../../antom/product-rows.ts';
import { antomSession, type SessionTraits } from '../../antom/session.ts';
import { expect, test, type Sdk } from '../../antom/shop.ts';
import { fullUnless } from '../../fixtures/selection.ts';
import { HOSTED_ORIGIN } from '../../antom/world.ts';

const PRODUCT_ORIGIN = 'https://checkout.antom.com';

interface Opened {
  readonly codes: string[];
  readonly checkout: Core.Checkout;
}

declare global {
  interface Window {
    opened: Opened;
  }
}

/** Opens as a merchant does, on the page of the Antom tests. */
async function open(
  page: Page,
  scene: SessionTraits['scene'] = 'ELEMENT_PAYMENT',
  options: Pick<Core.CashierOptions, 'limits'> = {},
): Promise<void> {
  await page.evaluate(
    ([session, options]) => {
      const modules = window.shop.modules as typeof Core & { readonly AmsCashier?: typeof Core };
      const { createCashier } = modules.AmsCashier ?? modules;
      const cashier = createCashier({ environment: 'sandbox', ...options });
      const codes: string[] = [];
      cashier.on('event', ({ code }) => codes.push(code));
      window.opened = { codes, checkout: cashier.open({ session, container: '#slot' }) };
    },
    [antomSession({ scene }), options] as const,
  );
}

const codes = (page: Page) => page.evaluate(() => window.opened.codes);
const outcome = (page: Page) =>
  page.evaluate(async () => {
    const { status, event } = await window.opened.checkout.outcome;
    return {
      status,
      code: event?.code,
      result: event?.type === 'result' ? event.result : undefined,
    };
  });
const readyOrError = (page: Page) =>
  page.evaluate(() =>
    window.opened.checkout.ready.then(
      () => 'ready' as const,
      ({ reason, message }: Core.CashierError) => ({ reason, message }),
    ),
  );
const readyOrReason = async (page: Page) => {
  const answer = await readyOrError(page);
  return typeof answer === 'string' ? answer : answer.reason;
};

async function expectEnding(
  page: Page,
  { status, code, paymentResultCode }: Ending,
): Promise<void> {
  await expect.poll(async () => (await codes(page)).at(-1)).toBe(code);
  const state = await page.evaluate(() => {
    const { outcome, event } = window.opened.checkout.getSnapshot();
    return { status: outcome?.status ?? 'open', result: event?.type === 'result' && event.result };
  });
  expect(state.status).toBe(status);
  if (paymentResultCode) expect(state.result).toMatchObject({ paymentResultCode });
}

async function frameOf(page: Page, origin = PRODUCT_ORIGIN): Promise<Frame> {
  await page.waitForSelector('#slot iframe');
  await expect.poll(() => page.frames().some((one) => one.url().startsWith(origin))).toBe(true);
  return page.frames().find((one) => one.url().startsWith(origin)) as Frame;
}

const LOADED = ['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING'];

for (const sdk of ['npm', 'cdn'] satisfies Sdk[]) {
  test(`the Element pays, ${sdk}`, async ({ page, shop }) => {
    await playElement(page, { submit: { status: 'SUCCESS' } });
    await shop.goto(sdk);
    await open(page);
    expect(await readyOrReason(page)).toBe('ready');
    expect(await page.evaluate(() => window.opened.checkout.validate())).toEqual({ isValid: true });
    expect(await page.evaluate(() => window.opened.checkout.submit())).toBe('accepted');
    expect(await outcome(page)).toMatchObject({ status: 'paid' });
    expect(await codes(page)).toEqual([...LOADED, 'SDK_PAYMENT_SUCCESSFUL']);
    await page.evaluate(() => window.opened.checkout.close());
    expect(await page.locator('#slot > *').count()).toBe(0);
    expect(shop.errors).toEqual([]);
  });
}

/** So that a test without an answer need not wait for a minute. */
const SOON = { limits: { attempt: 2_000 } };

for (const [row, cases] of Object.entries(SUBMIT_ROWS)) {
  for (const [plan, ending] of cases) {
    test(`${row}: ${JSON.stringify(plan)}`, { tag: '@full' }, async ({ page, shop }) => {
      await playElement(page, plan);
      await shop.goto('npm');
      await open(page, 'ELEMENT_PAYMENT', plan.submit || plan.isUnreadable ? {} : SOON);
      await page.evaluate(() => void window.opened.checkout.submit());
      await expectEnding(page, ending);
    });
  }
}

test('after a decline the same form pays', { tag: '@full' }, async ({ page, shop }) => {
  await playElement(page, {
    submit: { status: 'FAIL', error: { code: 'CARD_EXPIRED', needChangeSessionForRetry: false } },
  });
  await shop.goto('npm');
  await open(page);
  await page.evaluate(() => window.opened.checkout.submit());
  await expect.poll(() => codes(page)).toEqual([...LOADED, 'SDK_PAYMENT_FAIL']);
  await (await frameOf(page)).evaluate('plan.submit = { status: "SUCCESS" }');
  await page.evaluate(() => void window.opened.checkout.submit());
  expect(await outcome(page)).toMatchObject({ status: 'paid' });
});

for (const [row, cases] of Object.entries(MOUNT_ROWS)) {
  for (const { plan, query, reason, says } of cases) {
    const world = JSON.stringify(query ?? plan);
    test(`${row}: ${reason} from ${world}`, { tag: '@full' }, async ({ page, shop }) => {
      await playElement(page, plan, query);
      await shop.goto('npm');
      await open(page);
      expect(await readyOrError(page)).toEqual({
        reason,
        message: expect.stringContaining(says),
      });
      expect(await page.locator('#slot > *').count()).toBe(0);
    });
  }
}

for (const [row, cases] of Object.entries(PAGE_ROWS)) {
  for (const [message, ending] of cases) {
    test(`${row}: ${JSON.stringify(message)}`, { tag: '@full' }, async ({ page, shop }) => {
      await playElement(page);
      await shop.goto('npm');
      await open(page, 'CHECKOUT_PAYMENT');
      expect(await readyOrReason(page)).toBe('ready');
      const frame = await frameOf(page);
      await frame.evaluate(
        (message) => window.parent.postMessage(JSON.stringify(message), '*'),
        message,
      );
      await expectEnding(page, ending);
    });
  }
}

const SAVING: readonly (readonly [card: CardName, ending: Ending])[] = [
  ['good', { status: 'saved', code: 'SDK_PAYMENT_SUCCESSFUL' }],
  ['declined', { status: 'open', code: 'SDK_PAYMENT_FAIL' }],
  ['refused', { status: 'failed', code: 'SDK_PAYMENT_FAIL' }],
  ['pending', { status: 'undecided', code: 'SDK_PAYMENT_PENDING' }],
  ['undecided', { status: 'undecided', code: 'SDK_PAYMENT_PROCESSING' }],
];

for (const [card, ending] of SAVING) {
  test(`AMSVaulting: a card is ${card}`, { tag: '@full' }, async ({ page, shop }) => {
    await shop.goto('npm');
    await open(page, 'VAULTING');
    expect(await readyOrReason(page)).toBe('ready');
    await shop.pay(card);
    await expectEnding(page, ending);
  });
}

test('the tables of docs/antom.md have these rows', async () => {
  const document = await readFile(new URL('../../../docs/antom.md', import.meta.url), 'utf8');
  const firstCells = (heading: string): readonly string[] => {
    const [, after = ''] = document.split(`\n| ${heading} `);
    const [lines = ''] = after.split('\n\n');
    return lines
      .split('\n')
      .slice(2)
      .map((line) => line.split(' | ')[0]!.slice(2).trim());
  };
  expect(firstCells('`submitPayment()`')).toEqual(Object.keys(SUBMIT_ROWS));
  // what our own checks keep from Antom's class
  const prevented = ['`PARAM_INVALID`', '`UI_STATE_ERROR`'];
  expect(firstCells('`mount()`')).toEqual([...prevented, ...Object.keys(MOUNT_ROWS)]);
  expect(firstCells('`AMSCheckoutPage`')).toEqual(Object.keys(PAGE_ROWS));
});

for (const [updates, how] of [
  [true, 'live'],
  [false, 'remounted'],
] as const) {
  test(
    `another session is ${how} if the page says ${updates}`,
    { tag: '@full' },
    async ({ page, shop }) => {
      await playElement(page, { updates });
      await shop.goto('npm');
      const connected = () =>
        antomSession({
          scene: 'ELEMENT_PAYMENT',
          meta: { connectFactor: { enableConnect: false } },
        });
      const answer = await page.evaluate(
        async ([first, next]) => {
          const { createCashier } = window.shop.modules as typeof Core;
          const cashier = createCashier({ environment: 'sandbox' });
          const checkout = cashier.open({ session: first as string, container: '#slot' });
          await checkout.ready;
          return checkout.update({ session: next as string });
        },
        [connected(), connected()],
      );
      expect(answer).toEqual({ session: how });
    },
  );
}

for (const sdk of ['npm', 'cdn'] satisfies Sdk[]) {
  test(
    `a session that saves a card is opened with AMSVaulting, ${sdk}`,
    { tag: '@full' },
    async ({ page, shop }) => {
      await shop.goto(sdk);
      await open(page, 'VAULTING');
      expect(await readyOrReason(page)).toBe('ready');
      // the class is all that tells them apart for the fingerprint's settings
      const keys = await page.evaluate(() => Object.keys(localStorage));
      expect(keys.filter((key) => key.startsWith('AMSSDK_SECURITY_CONFIG_'))).toEqual([
        'AMSSDK_SECURITY_CONFIG_VAULTING',
      ]);
      await shop.pay('good');
      expect(await outcome(page)).toMatchObject({ status: 'saved' });
      await page.evaluate(() => window.opened.checkout.close());
      expect(await page.locator('#slot > *').count()).toBe(0);
    },
  );
}

const FORGED: readonly (readonly [
  scene: NonNullable<SessionTraits['scene']>,
  origin: string,
  other: string,
  status: string,
])[] = [
  ['ELEMENT_PAYMENT', PRODUCT_ORIGIN, '/checkout-page/other', 'paid'],
  ['CHECKOUT_PAYMENT', PRODUCT_ORIGIN, '/checkout-page/other', 'paid'],
  ['VAULTING', HOSTED_ORIGIN, '/other', 'saved'],
];

for (const [scene, origin, other, status] of FORGED) {
  const tag = fullUnless(scene !== 'VAULTING');
  const title = `S1: messages of other windows and origins are not believed (${scene})`;
  test(title, { tag }, async ({ page, shop }) => {
    await playElement(page);
    await shop.goto('npm');
    await open(page, scene);
    expect(await readyOrReason(page)).toBe('ready');
    const frame = await frameOf(page, `${origin}/`);
    const instanceId = new URL(frame.url()).searchParams.get('instanceId');
    const forged = [
      { code: 'SDK_PAYMENT_SUCCESSFUL' },
      {
        name: 'APP_TO_SDK',
        instanceId,
        context: { event: 'onEventCallback', data: { code: 'SDK_PAYMENT_SUCCESSFUL' } },
      },
    ];
    // the shop's own window, a stranger's, and another one of Antom's origin
    for (const address of ['https://evil.example.test/', `${origin}${other}`]) {
      await page.evaluate(async (src) => {
        const forger = document.createElement('iframe');
        forger.src = src;
        document.body.append(forger);
        await new Promise((resolve) => (forger.onload = resolve));
      }, address);
    }
    for (const forger of page.frames().filter((one) => one !== frame)) {
      await forger.evaluate((messages) => {
        for (const message of messages) window.parent.postMessage(JSON.stringify(message), '*');
      }, forged);
    }
    await shop.quiet();
    expect(await codes(page)).toEqual(LOADED);
    // and the real one does
    await frame.evaluate((messages) => {
      for (const message of messages) window.parent.postMessage(JSON.stringify(message), '*');
    }, forged);
    expect(await outcome(page)).toMatchObject({ status });
  });
}

test(
  'S2: the Element sends nobody to a javascript: address',
  { tag: '@full' },
  async ({ page, shop }) => {
    await playElement(page);
    await shop.goto('npm');
    await open(page);
    await readyOrReason(page);
    await (await frameOf(page)).evaluate(`app.say('onRedirect', 'javascript:window.hacked=1')`);
    await expect.poll(() => codes(page)).toEqual([...LOADED, 'SDK_CALL_URL_ERROR']);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  },
);
