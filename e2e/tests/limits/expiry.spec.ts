import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NOTIFICATION_RECEIVED, type AntomClient } from '@ams-cashier/server';
import { addresses, expect, test as base } from '../../fixtures/stack.ts';
import { fullUnless } from '../../fixtures/selection.ts';
import { antomAt, createSession } from '../../fixtures/merchant-api.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { paymentOf } from '../../models/open-cashier.ts';
import { FAILED, OPENED, PAID, PROCESSING, START, WatchPage } from '../../models/watch-page.ts';
import { CARDS_3DS, Challenge } from '../../models/challenge.ts';

const EXPIRED = 'SDK_CREATEPAYMENT_PARAMETER_ERROR session_expired';
const DECLINED = 'SDK_PAYMENT_FAIL not final';
const REFUSED = 'SDK_PAYMENT_FAIL final';

/** Long enough to open and to type on a busy machine. */
const SOON = 6_000;

const test = base.extend<{ watch: WatchPage; cashier: CashierPage }>({
  watch: async ({ page }, use) => {
    const watch = new WatchPage(page);
    await watch.goto();
    await use(watch);
  },
  cashier: async ({ page }, use) => use(new CashierPage(page)),
});

/** The gateway writes whole seconds; until the next one it may still take a payment. */
const isOver = (expiresAt = '') =>
  expect
    .poll(() => Date.now() - Date.parse(expiresAt), { timeout: SOON + 4_000 })
    .toBeGreaterThan(1_000);

const antom = () => antomAt(addresses.sandbox);

test.describe('a session that ends while the form is open', () => {
  test('P25: is refreshed once, unnoticed: what was typed is paid with', async ({
    watch,
    cashier,
  }) => {
    const shop = await antom();
    const fresh = await createSession(shop);
    const session = await createSession(shop, { endsIn: SOON });
    await watch.open({ session: [session, fresh] });
    await cashier.fill(CARDS.good);
    await watch.says({ asked: 2, lines: OPENED, phase: 'ready', expired: false });
    await expect(cashier.number).toHaveValue('4054 6957 2310 0768');
    await cashier.press();
    await watch.says({ lines: [...OPENED, PAID], outcome: 'paid', asked: 2 });
    expect(await paymentOf(watch.page, fresh.sessionData)).toMatchObject({ charges: 1 });
    expect(await paymentOf(watch.page, session.sessionData)).toBeUndefined();
  });

  test('is refreshed by the gateway’s word alone, at the submit', async ({ watch, cashier }) => {
    const shop = await antom();
    const fresh = await createSession(shop);
    const { sessionData, expiresAt } = await createSession(shop, { endsIn: SOON });
    // the shop doesn't say when it ends
    await watch.open({ session: [sessionData, fresh.sessionData] });
    await cashier.fill(CARDS.good);
    await isOver(expiresAt);
    await watch.says({ asked: 1, lines: OPENED, phase: 'ready' });
    await cashier.press();
    await watch.says({ lines: [...OPENED, PAID], outcome: 'paid', asked: 2 });
    expect(await paymentOf(watch.page, fresh.sessionData)).toMatchObject({ charges: 1 });
  });

  test(
    'for another amount: what was typed is forgotten',
    { tag: '@full' },
    async ({ watch, cashier }) => {
      const shop = await antom();
      const fresh = await createSession(shop, { value: '9900' });
      await watch.open({ session: [await createSession(shop, { endsIn: SOON }), fresh] });
      await cashier.fill(CARDS.good);
      await expect(cashier.payButton).toHaveText('Pay $99.00', { timeout: 20_000 });
      await expect(cashier.number).toHaveValue('');
      await watch.says({ lines: OPENED, phase: 'ready', asked: 2 });
    },
  );

  test('without a function: only the gateway ends it, at the submit', async ({
    watch,
    cashier,
  }) => {
    test.setTimeout(60_000);
    const session = await createSession(await antom(), { endsIn: SOON });
    await watch.open({ session });
    await cashier.fill(CARDS.good);
    await isOver(session.expiresAt);
    await watch.says({ lines: OPENED, phase: 'ready', expired: false });
    await cashier.press();
    // within seconds: nobody waits for a fresh session, which can't come
    const end = { lines: [...OPENED, REFUSED], outcome: 'failed', expired: true };
    await watch.says(end, 5_000);
    expect(await watch.retry()).toBe('session_missing');
  });

  test(
    'is refreshed once only: the second end is for the gateway to say',
    { tag: '@full' },
    async ({ watch, cashier }) => {
      const shop = await antom();
      const [first, second, third] = [
        await createSession(shop, { endsIn: SOON }),
        await createSession(shop, { endsIn: SOON + 2_000 }),
        await createSession(shop),
      ];
      await watch.open({ session: [first, second, third] });
      await isOver(second.expiresAt);
      await watch.says({ lines: OPENED, asked: 2, phase: 'ready', expired: false });
      await cashier.fill(CARDS.good);
      await cashier.press();
      await watch.says({ lines: [...OPENED, REFUSED], asked: 2, outcome: 'failed' });
      // and by a retry of the shopper's, it goes on
      expect(await watch.retry()).toBe('new');
      await watch.says({ lines: [...OPENED, REFUSED, ...OPENED], asked: 3, phase: 'ready' });
    },
  );

  for (const hours of [2, -2]) {
    test(`a device clock ${hours} hours off asks once, ends nothing, and is paid`, async ({
      page,
      watch,
      cashier,
    }) => {
      await page.clock.install({ time: Date.now() + hours * 3_600_000 });
      await watch.goto();
      const shop = await antom();
      const [first, second] = [await createSession(shop), await createSession(shop)];
      await watch.open({ session: [first, second] });
      await cashier.fill(CARDS.good);
      await watch.says({ lines: OPENED, asked: 1, phase: 'ready', expired: false });
      await cashier.press();
      await watch.says({ lines: [...OPENED, PAID], asked: 1, outcome: 'paid' });
    });
  }
});

test.describe('what a shop says of the end, with a clock two hours ahead', () => {
  test.beforeEach(async ({ page, watch }) => {
    await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
    await watch.goto();
  });

  test('expiresAt: null says nothing: asked once, and paid', async ({ watch, cashier }) => {
    const shop = await antom();
    const sessions = [await createSession(shop), await createSession(shop)];
    await watch.open({ session: sessions.map((one) => ({ ...one, expiresAt: null })) });
    await cashier.fill(CARDS.good);
    await watch.says({ lines: OPENED, asked: 1, phase: 'ready', expired: false });
    await cashier.press();
    await watch.says({ lines: [...OPENED, PAID], asked: 1, outcome: 'paid' });
  });

  test(
    'seconds are refused by name, before anything is loaded',
    { tag: '@full' },
    async ({ watch }) => {
      const { sessionData } = await createSession(await antom());
      const expiresAt = Math.floor(Date.now() / 1_000) + 3_600;
      await watch.open({ session: { sessionData, expiresAt } });
      await watch.says({
        lines: ['SDK_CREATEPAYMENT_PARAMETER_ERROR session_malformed'],
        ready: 'session_malformed',
      });
      await expect(watch.page.locator('iframe')).toHaveCount(0);
      // a function is asked once, and what it gives is told as its fault
      await watch.open({ session: [{ sessionData, expiresAt }, { sessionData }] });
      await watch.says({ ready: 'session_failed', asked: 1 });
    },
  );

  test('an end 40 days ahead: no timer wraps', { tag: '@full' }, async ({ watch, cashier }) => {
    const { sessionData } = await createSession(await antom());
    const expiresAt = Date.now() + 40 * 86_400_000;
    await watch.open({ session: [{ sessionData, expiresAt }] });
    await expect(cashier.number).toBeFocused();
    await cashier.fill(CARDS.good);
    await watch.says({ lines: OPENED, asked: 1, phase: 'ready', expired: false });
  });
});

test('P5: a session that has ended before: refreshed in the load, or session_expired', async ({
  watch,
}) => {
  const shop = await antom();
  const old = await createSession(shop, { endsIn: 1_000 });
  await isOver(old.expiresAt);
  await watch.open({ session: [old.sessionData, await createSession(shop)] });
  await watch.says({ lines: OPENED, asked: 2, phase: 'ready' });
  await watch.goto();
  // the shop knows that it has ended, so that the fresh one is there before the page
  await watch.open({ session: [old, await createSession(shop)] });
  await watch.says({ lines: OPENED, asked: 2, phase: 'ready', expired: false });
  await watch.goto();
  await watch.open({ session: old.sessionData });
  await watch.says({ lines: [START, FAILED, EXPIRED], ready: 'session_expired' });
});

// --- retry() by advice ---

const FRAUD = '4000000000000333';
const IN_PROCESS = '4000000000000119';
const UNKNOWN = '4000000000000226';
const PAY_CALL = /\/cashier\/api\/pay$/;

test.describe('retry()', () => {
  test('other_card: the same cashier, and the next card pays', async ({ watch, cashier }) => {
    await watch.open({ session: (await createSession(await antom())).sessionData });
    await cashier.pay(CARDS.declined);
    await watch.says({ lines: [...OPENED, DECLINED], step: 'other_card', phase: 'declined' });
    expect(await watch.retry()).toBe('same');
    await expect(cashier.number).toBeEditable();
    await cashier.pay(CARDS.good);
    await watch.says({ lines: [...OPENED, DECLINED, PAID], outcome: 'paid' });
  });

  test('same_session: the same cashier, where the mistake can be corrected', async ({
    watch,
    cashier,
  }) => {
    // the page lets no such code through, so it is cut on its way
    await watch.page.route(
      PAY_CALL,
      async (route) => {
        const body = route.request().postDataJSON() as { readonly card: object };
        const card = { ...body.card, securityCode: '1' };
        await route.continue({ postData: JSON.stringify({ ...body, card }) });
      },
      { times: 1 },
    );
    await watch.open({ session: (await createSession(await antom())).sessionData });
    await cashier.pay(CARDS.good);
    await watch.says({ lines: [...OPENED, DECLINED], step: 'same_session', phase: 'declined' });
    expect(await watch.retry()).toBe('same');
    await cashier.pay(CARDS.good);
    await watch.says({ lines: [...OPENED, DECLINED, PAID], outcome: 'paid' });
  });

  for (const [card, line] of [
    [IN_PROCESS, PROCESSING],
    [UNKNOWN, 'SDK_PAYMENT_ERROR final'],
  ] as const) {
    test(
      `check_status after ${line}: refused`,
      { tag: fullUnless(card === IN_PROCESS) },
      async ({ watch, cashier }) => {
        const session = (await createSession(await antom())).sessionData;
        await watch.open({ session: [session] });
        await cashier.pay(card);
        await watch.says({ lines: [...OPENED, line], step: 'check_status', outcome: 'undecided' });
        expect(await watch.retry()).toBe('retry_refused');
        await watch.says({ asked: 1, outcome: 'undecided' });
      },
    );
  }

  test('new_session: a new cashier, with a fresh session of the function', async ({
    watch,
    cashier,
  }) => {
    const shop = await antom();
    const [first, second] = [await createSession(shop), await createSession(shop)];
    await watch.open({ session: [first, second] });
    await cashier.pay(CARDS_3DS.asked);
    await new Challenge(watch.page).reject();
    await watch.says({ step: 'new_session', outcome: 'failed' });
    expect(await watch.retry()).toBe('new');
    await cashier.pay(CARDS.good);
    await watch.says({ outcome: 'paid', asked: 2 });
    expect(await paymentOf(watch.page, second.sessionData)).toMatchObject({ charges: 1 });
  });

  test(
    'new_session, but no function that could give one: session_missing',
    { tag: '@full' },
    async ({ watch, cashier }) => {
      await watch.open({ session: (await createSession(await antom())).sessionData });
      await cashier.pay(CARDS_3DS.asked);
      await new Challenge(watch.page).reject();
      await watch.says({ step: 'new_session', outcome: 'failed' });
      expect(await watch.retry()).toBe('session_missing');
    },
  );

  test('no: refused', async ({ watch, cashier }) => {
    const session = (await createSession(await antom())).sessionData;
    await watch.open({ session: [session] });
    await cashier.pay(FRAUD);
    await watch.says({ lines: [...OPENED, REFUSED], step: 'no', outcome: 'failed' });
    expect(await watch.retry()).toBe('retry_refused');
    await watch.says({ asked: 1, outcome: 'failed' });
  });

  test('later: refused', async ({ watch, cashier }) => {
    // no card of the sandbox leads to it: the reason is changed on its way
    await watch.page.route(PAY_CALL, async (route) => {
      const answer = await (await route.fetch()).json();
      const result = { ...answer.result, paymentResultCode: 'SUSPECTED_RISK' };
      await route.fulfill({ json: { ...answer, result } });
    });
    await watch.open({ session: [(await createSession(await antom())).sessionData] });
    await cashier.pay(FRAUD);
    await watch.says({ lines: [...OPENED, REFUSED], step: 'later', outcome: 'failed' });
    expect(await watch.retry()).toBe('retry_refused');
  });
});

// --- pollPayment: the page asks the shop, the shop learns it from Antom ---

interface Shop {
  readonly notifyUrl: string;
  status: 'open' | 'paid' | 'failed';
  /** What came, as it came. */
  readonly notifications: { readonly headers: IncomingHttpHeaders; readonly body: Buffer }[];
  readonly server: Server;
}

/** A shop's server that learns of its one payment by notification; `deaf`: it never takes one. */
async function startShop(client: AntomClient, deaf: boolean): Promise<Shop> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { notifyType, result } = client.verifyNotification(request.headers, body, '/notify');
    // that the money was captured tells this shop nothing
    if (notifyType !== 'PAYMENT_RESULT') return response.end(JSON.stringify(NOTIFICATION_RECEIVED));
    shop.notifications.push({ headers: request.headers, body });
    if (deaf) return response.writeHead(500).end();
    if (shop.status === 'open') shop.status = result.resultStatus === 'S' ? 'paid' : 'failed';
    return response.end(JSON.stringify(NOTIFICATION_RECEIVED));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const notifyUrl = `http://127.0.0.1:${port}/notify`;
  const shop: Shop = { notifyUrl, status: 'open', notifications: [], server };
  return shop;
}

const DELIVERIES = [
  { name: 'early', deaf: false, delay: '0', copies: 0 },
  { name: 'late', deaf: false, delay: '4000', copies: 0 },
  { name: 'twice', deaf: false, delay: '0', copies: 1 },
  { name: 'never, by inquiry', deaf: true, delay: '0', copies: 0 },
] as const;

for (const { name, deaf, delay, copies } of DELIVERIES) {
  test(
    `pollPayment ends in the truth: a notification ${name}`,
    { tag: fullUnless(name !== 'late') },
    async ({ watch, cashier, startOwnStack }) => {
      test.setTimeout(60_000);
      const own = await startOwnStack(['sandbox'], ['--notify-delay', delay]);
      const client = await antomAt(own.addresses.sandbox);
      const shop = await startShop(client, deaf);
      const paymentRequestId = randomUUID();
      const { sessionData } = await createSession(client, {
        paymentRequestId,
        notifyUrl: shop.notifyUrl,
      });
      // the shop's answer to its page
      await watch.page.route('**/api/orders/mine', async (route) => {
        if (deaf) {
          const { paymentStatus } = await client.inquiryPayment({ paymentRequestId });
          if (paymentStatus === 'SUCCESS') shop.status = 'paid';
        }
        await route.fulfill({ json: { status: shop.status } });
      });
      await watch.open({ session: sessionData });
      await cashier.pay(CARDS.good);
      await watch.says({ outcome: 'paid' });
      if (delay === '0') await expect.poll(() => shop.notifications.length).toBe(1);
      else expect(shop.status).toBe('open');
      for (const { headers, body } of shop.notifications.slice(0, copies)) {
        const sent = ['content-type', 'client-id', 'request-time', 'signature'].map(
          (header) => [header, String(headers[header])] as const,
        );
        const again = await fetch(shop.notifyUrl, {
          method: 'POST',
          headers: sent.map(([...pair]) => pair),
          body: new Uint8Array(body),
        });
        expect(await again.json()).toEqual(NOTIFICATION_RECEIVED);
      }
      const poll = () =>
        watch.page.evaluate(() => window.watch.poll('mine', { every: 200, limit: 20_000 }));
      expect(await poll()).toBe('SUCCESS');
      expect(shop.notifications).toHaveLength(1 + copies);
      shop.server.close();
      shop.server.closeAllConnections();
    },
  );
}
