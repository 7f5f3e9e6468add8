/** The unmodified `AMSElement` and `AMSCheckoutPage` behind our client. Rows S1, S2: docs/antom.md. */
import type { Frame, Page } from '@playwright/test';
import type * as Core from '@ams-cashier/core';
import { playElement, type ElementPlan } from '../../antom/element-page.ts';
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
async function open(page: Page, scene: SessionTraits['scene'] = 'ELEMENT_PAYMENT'): Promise<void> {
  await page.evaluate((session) => {
    const modules = window.shop.modules as typeof Core & { readonly AmsCashier?: typeof Core };
    const { createCashier } = modules.AmsCashier ?? modules;
    const cashier = createCashier({ environment: 'sandbox' });
    const codes: string[] = [];
    cashier.on('event', ({ code }) => codes.push(code));
    window.opened = { codes, checkout: cashier.open({ session, container: '#slot' }) };
  }, antomSession({ scene }));
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
const readyOrReason = (page: Page) =>
  page.evaluate(() =>
    window.opened.checkout.ready.then(
      () => 'ready',
      (error: Core.CashierError) => error.reason,
    ),
  );

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

const RESULTS: readonly (readonly [plan: ElementPlan, status: string, code: string])[] = [
  [{ submit: { status: 'PROCESSING' } }, 'undecided', 'SDK_PAYMENT_PROCESSING'],
  [{ submit: { status: 'PENDING' } }, 'undecided', 'SDK_PAYMENT_PENDING'],
  [{ submit: { status: 'CANCELLED' } }, 'cancelled', 'SDK_PAYMENT_CANCEL'],
  [
    {
      submit: {
        status: 'FAIL',
        error: { code: 'ORDER_IS_CLOSED', message: 'm', needChangeSessionForRetry: true },
      },
    },
    'failed',
    'SDK_PAYMENT_FAIL',
  ],
  [
    { submit: { status: 'FAIL', userCanceled3D: true, error: { code: 'X' } } },
    'failed',
    'SDK_PAYMENT_FAIL',
  ],
];

for (const [plan, status, code] of RESULTS) {
  test(
    `the result ${JSON.stringify(plan.submit)} is ${code}`,
    { tag: '@full' },
    async ({ page, shop }) => {
      await playElement(page, plan);
      await shop.goto('npm');
      await open(page);
      await page.evaluate(() => void window.opened.checkout.submit());
      expect(await outcome(page)).toMatchObject({ status, code });
    },
  );
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

test('invalid fields are no attempt', { tag: '@full' }, async ({ page, shop }) => {
  await playElement(page, { isValid: false, submit: { status: 'FAIL', error: { code: 'X' } } });
  await shop.goto('npm');
  await open(page);
  expect(await page.evaluate(() => window.opened.checkout.submit())).toBe('invalid');
  expect(await page.evaluate(() => window.opened.checkout.getSnapshot().phase)).toBe('ready');
});

const FAULTS: readonly (readonly [what: string, query: object, reason: string])[] = [
  ['refuses the session', { success: false, errorCode: 'PROCESS_FAIL' }, 'cashier_unreachable'],
  ['knows no payment method', { paymentMethods: [] }, 'cashier_unreachable'],
  ['names no amount', { orderAmountView: null }, 'cashier_unreachable'],
];

for (const [what, query, reason] of FAULTS) {
  test(
    `a gateway that ${what} is reported as ${reason}`,
    { tag: '@full' },
    async ({ page, shop }) => {
      await playElement(page, {}, query);
      await shop.goto('npm');
      await open(page);
      expect(await readyOrReason(page)).toBe(reason);
      expect(await page.locator('#slot > *').count()).toBe(0);
    },
  );
}

test(
  'a page that never launches is reported after its 10 s',
  { tag: '@full' },
  async ({ page, shop }) => {
    await playElement(page, { launches: false });
    await shop.goto('npm');
    await open(page);
    expect(await readyOrReason(page)).toBe('load_timeout');
  },
);

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
