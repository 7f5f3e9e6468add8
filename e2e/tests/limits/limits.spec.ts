import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatSessionData } from '@ams-cashier/protocol';
import type { Page, Route } from '@playwright/test';
import { withProcessPerSite } from '../../fixtures/chromium.ts';
import { CHROMIUM_ONLY, fullUnless } from '../../fixtures/selection.ts';
import { expect, test as base, type Stack } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import {
  FAILED,
  OPENED,
  PAID,
  PROCESSING,
  READY,
  START,
  WatchPage,
} from '../../models/watch-page.ts';
import { press } from '../../models/press.ts';
import { reasonOfNoAnswer } from './no-answer.ts';

const UNREACHABLE = 'SDK_CREATECOMPONENT_ERROR cashier_unreachable';
const LOAD_TIMEOUT = 'SDK_CREATECOMPONENT_ERROR load_timeout';
const INTERNAL = 'SDK_INTERNAL_ERROR';

/** What a page of ours does at each message of the SDK, as code: `say` posts, `message` is what came. */
type Doings = { readonly [type: string]: string };

const HEALTHY: Doings = {
  open: `say({ type: 'usable' })`,
  ping: `say({ type: 'pong', id: message.id })`,
  probe: `say({ type: 'pong', id: message.id })`,
  leave: `say({ type: 'left', id: message.id, inFlight: false })`,
  submit: `say({ type: 'accepted', id: message.id })`,
};

/** The process of the page hangs: nothing in it runs any more. */
const HANG = `{ const end = Date.now() + 12000; while (Date.now() < end); }`;

function html(doings: Doings): string {
  const table = Object.entries(doings).map(
    ([type, code]) => `${type}: (message, say) => { ${code} }`,
  );
  return `<!doctype html><title>Fault</title><script>
    const doings = { ${table.join()} };
    onmessage = ({ ports: [port] }) => {
      port.onmessage = ({ data }) => doings[data.type]?.(data, (answer) => port.postMessage(answer));
    };
    parent.postMessage({ type: 'ams-cashier:hello', minVersion: 1, maxVersion: 1, capabilities: [] }, '*');
  </script>`;
}

interface Fixtures {
  watch: WatchPage;
  /** A session of a server of our own, which answers the loads in turn; the last answer stays. `hang`: never. */
  serve: (...answers: (Doings | 'hang' | 'no page of ours')[]) => Promise<string>;
}

const test = base.extend<Fixtures>({
  watch: async ({ page }, use) => {
    const watch = new WatchPage(page);
    await watch.goto();
    await use(watch);
  },
  serve: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (...answers) => {
      const server = createServer((_request, response) => {
        const answer = answers.length > 1 ? answers.shift() : answers[0];
        if (answer === undefined || answer === 'hang') return;
        response.setHeader('content-type', 'text/html');
        response.end(answer === 'no page of ours' ? '<p>Welcome' : html(answer));
      }).listen(0, '127.0.0.1');
      servers.push(server);
      await new Promise((resolve) => server.once('listening', resolve));
      const { port } = server.address() as AddressInfo;
      const cashierUrl = `http://127.0.0.1:${port}`;
      return formatSessionData('c2VjcmV0&&SG&&111', { cashierUrl, publicSessionId: 'x' });
    });
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  },
});

// a page that hangs must not hold up the shop's
test.use({ launchOptions: withProcessPerSite });

// --- the real sandbox, stopped for real ---

async function orderOf(own: Stack): Promise<string> {
  const response = await fetch(`${own.addresses.merchant}/api/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sku: 'desk-lamp', quantity: 1 }),
  });
  return ((await response.json()) as { readonly paymentSessionData: string }).paymentSessionData;
}

async function chargesOf(own: Stack): Promise<number> {
  const response = await fetch(`${own.addresses.sandbox}/sandbox/payments`);
  const payments = (await response.json()) as { readonly charges: number }[];
  return payments.reduce((sum, { charges }) => sum + charges, 0);
}

/** Kills the sandbox when this call comes: before it is taken, or after it and before its answer. */
async function killAt(page: Page, own: Stack, call: RegExp, when: 'before' | 'after') {
  let killed: Promise<void> | undefined;
  await page.route(call, async (route: Route) => {
    if (when === 'after' && !killed) await route.fetch();
    await (killed ??= own.kill('sandbox'));
    await route.abort('connectionreset').catch(() => undefined);
  });
}

const SESSION_CALL = /\/cashier\/api\/session$/;
const PAY_CALL = /\/cashier\/api\/pay$/;

test.describe('the sandbox stops', () => {
  test.setTimeout(60_000);

  test('H5: before the open: one typed error; a retry works at once', async ({
    watch,
    startOwnStack,
    browserName,
  }) => {
    const own = await startOwnStack(['sandbox', 'merchant']);
    const session = await orderOf(own);
    await own.kill('sandbox');
    await watch.open({ session, limits: { load: 8_000 } });
    const reason = reasonOfNoAnswer(browserName);
    const lines = [START, FAILED, `SDK_CREATECOMPONENT_ERROR ${reason}`];
    await watch.says({ lines, ready: reason, outcome: 'failed' });
    await watch.isUsable();

    await own.start('sandbox');
    expect(await watch.retry()).toBe('new');
    await new CashierPage(watch.page).pay(CARDS.good);
    await watch.says({ lines: [...lines, ...OPENED, PAID], ready: 'ready', outcome: 'paid' });
    expect(await chargesOf(own)).toBe(1);
  });

  test('during the load: one typed error at the limit; a retry works at once', async ({
    watch,
    startOwnStack,
  }) => {
    const own = await startOwnStack(['sandbox', 'merchant']);
    const session = await orderOf(own);
    await killAt(watch.page, own, SESSION_CALL, 'before');
    await watch.open({ session, limits: { load: 4_000 } });
    const lines = [START, FAILED, LOAD_TIMEOUT];
    await watch.says({ lines, ready: 'load_timeout', outcome: 'failed' });
    await watch.isUsable();

    await watch.page.unroute(SESSION_CALL);
    await own.start('sandbox');
    expect(await watch.retry()).toBe('new');
    await watch.says({ lines: [...lines, ...OPENED], ready: 'ready', phase: 'ready' });
  });

  for (const when of ['before', 'after'] as const) {
    test(
      `during the payment, ${when} it was taken: PROCESSING, no error; paid once`,
      { tag: when === 'after' ? CHROMIUM_ONLY : [] },
      async ({ watch, startOwnStack }) => {
        const own = await startOwnStack(['sandbox', 'merchant']);
        const session = await orderOf(own);
        await watch.open({ session, limits: { attempt: 2_000 } });
        const cashier = new CashierPage(watch.page);
        await cashier.fill(CARDS.good);
        await killAt(watch.page, own, PAY_CALL, when);
        await cashier.press();
        const lines = [...OPENED, PROCESSING];
        await watch.says({ lines, outcome: 'undecided', step: 'check_status' });
        expect(await watch.retry()).toBe('retry_refused');
        await press(cashier.frame.getByRole('button', { name: /^(Done|Close)$/ }));
        await watch.isUsable();

        await watch.page.unroute(PAY_CALL);
        await own.start('sandbox');
        await watch.open({ session });
        if (when === 'before') await cashier.pay(CARDS.good);
        const paid = when === 'before' ? PAID : `${PAID} replayed`;
        await watch.says({ lines: [...OPENED, paid], outcome: 'paid' });
        expect(await chargesOf(own)).toBe(1);
      },
    );
  }
});

// --- pages that fail us ---

const BEFORE_READY = [
  { name: 'that never says hello', answer: 'no page of ours', error: UNREACHABLE },
  { name: 'that never answers', answer: 'hang', error: LOAD_TIMEOUT },
  {
    name: 'that never gets ready',
    answer: { ...HEALTHY, open: '' },
    error: LOAD_TIMEOUT,
    sameAs: 'that hangs before it is ready',
  },
  {
    name: 'that hangs before it is ready',
    answer: { ...HEALTHY, open: HANG },
    error: LOAD_TIMEOUT,
  },
  {
    name: 'that talks garbage',
    answer: { ...HEALTHY, open: `say({ type: 'result', outcome: 42 })` },
    error: `${INTERNAL} protocol_violation`,
  },
] as const;

for (const { name, answer, error, ...more } of BEFORE_READY) {
  const tag = fullUnless(!('sameAs' in more));
  test(
    `H3, L1: a page ${name}: one error; a retry works at once`,
    { tag },
    async ({ watch, serve }) => {
      const session = await serve(answer, HEALTHY);
      await watch.open({ session, limits: { load: 3_500 } });
      const reason = error.split(' ')[1] ?? '';
      await watch.says({ lines: [START, FAILED, error], ready: reason, outcome: 'failed' });
      await watch.isUsable();
      expect(await watch.retry()).toBe('new');
      await watch.says({ lines: [START, FAILED, error, START, READY], ready: 'ready' });
    },
  );
}

const AFTER_READY = [
  {
    name: 'hangs',
    page: { ...HEALTHY, open: `say({ type: 'usable' }); setTimeout(() => ${HANG}, 300)` },
    error: `${INTERNAL} cashier_died`,
  },
  {
    name: 'leaves',
    page: {
      ...HEALTHY,
      open: `say({ type: 'usable' }); setTimeout(() => location.replace('about:blank'), 300)`,
    },
    error: `${INTERNAL} cashier_died`,
    sameAs: 'hangs',
  },
  {
    name: 'talks garbage',
    page: { ...HEALTHY, open: `say({ type: 'usable' }); say('usable')` },
    error: `${INTERNAL} protocol_violation`,
  },
] as const;

for (const { name, page, error, ...more } of AFTER_READY) {
  const tag = fullUnless(!('sameAs' in more));
  test(
    `a page that ${name} after it was ready: one error; a retry works at once`,
    { tag },
    async ({ watch, serve }) => {
      const session = await serve(page, HEALTHY);
      await watch.open({ session });
      await watch.says({ lines: [...OPENED, error], ready: 'ready', outcome: 'failed' });
      await watch.isUsable();
      expect(await watch.retry()).toBe('new');
      await watch.says({ lines: [...OPENED, error, ...OPENED], phase: 'ready' });
    },
  );
}

const AFTER_ACCEPTANCE = [
  { name: 'hangs', then: HANG, sameAs: 'leaves' },
  { name: 'leaves', then: `location.replace('about:blank')` },
  { name: 'talks garbage', then: `say({ type: 'result' })` },
  { name: 'says that it became usable', then: `say({ type: 'usable' })` },
  { name: 'says no more', then: '', limits: { attempt: 700 } },
] as const;

for (const { name, then, ...more } of AFTER_ACCEPTANCE) {
  const tag = fullUnless(!('sameAs' in more));
  const limits = 'limits' in more ? more.limits : {};
  test(
    `a page that ${name} after it had accepted: PROCESSING, never an error`,
    { tag },
    async ({ watch, serve }) => {
      const submit = `${HEALTHY['submit']}; setTimeout(() => { ${then} }, 100)`;
      await watch.open({ session: await serve({ ...HEALTHY, submit }), inline: true, limits });
      expect(await watch.submit()).toBe('accepted');
      await watch.says({ lines: [...OPENED, PROCESSING], outcome: 'undecided' });
      // the shop's own page answers, though the cashier's may still hang in its place
      expect(await watch.retry()).toBe('retry_refused');
    },
  );
}

test('H2: a page that never answers submit(): one error at the limit of acceptance', async ({
  watch,
  serve,
}) => {
  const session = await serve({ ...HEALTHY, submit: '' }, HEALTHY);
  await watch.open({ session, limits: { acceptance: 700 } });
  expect(await watch.submit()).toBe('submit_timeout');
  const lines = [...OPENED, `${INTERNAL} submit_timeout`];
  await watch.says({ lines, outcome: 'failed' });
  await watch.isUsable();
  expect(await watch.retry()).toBe('new');
  expect(await watch.submit()).toBe('accepted');
});

test('H8: a page that never answers validate(): the call rejects, nothing else happens', async ({
  watch,
  serve,
}) => {
  await watch.open({ session: await serve(HEALTHY), limits: { validate: 700 } });
  expect(await watch.validate()).toBe('submit_timeout');
  await watch.says({ lines: OPENED, phase: 'ready', outcome: undefined });
});

// --- a tab that nobody sees ---

/** Longer than the heartbeat's patience and two of its beats. */
const AWAY_MS = 11_000;

/** Says that the bank asks, then nothing for this long. */
const silentAtTheBank = (ms: number): Doings => ({
  ...HEALTHY,
  submit: `${HEALTHY['submit']}; say({ type: 'challenge', path: '/bank' }); doings.silentUntil = Date.now() + ${ms}`,
  ping: `if (!(Date.now() < doings.silentUntil)) say({ type: 'pong', id: message.id })`,
});

const pretendVisibility = (page: Page, state: DocumentVisibilityState) =>
  page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

test('a challenge in a hidden tab is no false alarm', async ({ watch, serve }) => {
  await watch.page.clock.install();
  await watch.open({ session: await serve(silentAtTheBank(AWAY_MS)), inline: true });
  expect(await watch.submit()).toBe('accepted');
  const lines = [...OPENED, 'SDK_PAYMENT_CHALLENGE'];
  await watch.says({ lines, phase: 'challenging' });

  // a headless browser has no tab that it would call hidden, so the page is told so
  await pretendVisibility(watch.page, 'hidden');
  await watch.page.clock.runFor(AWAY_MS);
  await watch.says({ lines, phase: 'challenging' });
  await pretendVisibility(watch.page, 'visible');
  // back, the cashier has the heartbeat's whole patience again
  await watch.page.clock.runFor(3_000);
  await watch.says({ lines, phase: 'challenging' });
});

test('the same silence in a tab that is seen ends in PROCESSING', async ({ watch, serve }) => {
  await watch.page.clock.install();
  await watch.open({ session: await serve(silentAtTheBank(30_000)), inline: true });
  expect(await watch.submit()).toBe('accepted');
  await watch.says({ phase: 'challenging' });
  await watch.page.clock.runFor(AWAY_MS);
  const lines = [...OPENED, 'SDK_PAYMENT_CHALLENGE', PROCESSING];
  await watch.says({ lines, outcome: 'undecided' });
});
