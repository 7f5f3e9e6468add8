/**
 * Payments while everything falls over: sandbox and shop's server are killed and started again, connections between
 * browser, shop and sandbox break off, notifications are lost, late and doubled. Whatever happened, an order is paid or
 * it is not, both sides agree, nobody is charged twice, and the page was told the truth.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import {
  findFreePorts,
  startStack,
  type PartName,
  type Ports,
  type Stack,
} from '@ams-cashier/tools/stack';
import { servePages } from '../../fixtures/pages.ts';
import {
  startFaultyProxy,
  type FaultyProxy,
  type ProxyFaults,
} from '../../fixtures/faulty-proxy.ts';
import { expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import type { Report } from '../../pages/watch.ts';
import { CARDS_3DS, Challenge } from '../../models/challenge.ts';

const PAYMENTS = process.env['E2E_FULL'] ? 200 : 20;
const PAGES = 2;
/** Of all connections that the proxies pass on. */
const SHARE_CUT = 0.06;
/** Retries of notifications come after 6 s instead of 2 min, sessions end after 3 min instead of an hour. */
const SPEED = '20';

/** The sandbox's cards (apps/sandbox/README.md), by how often they are used. */
const PAID_CARDS = [
  ...Array<string>(5).fill(CARDS.good),
  ...Array<string>(2).fill(CARDS_3DS.asked),
  '4000000000004020', // paid, but the page never gets an answer
  '4000000000004046', // the connection is cut after the charge
  '4000000000004053', // the first try is declined
  '4000000000004079', // its notification is lost
  '4000000000004087', // late
  '4000000000004095', // doubled
] as const;
const REFUSED_CARD = '4000000000000333';

/** The same numbers from 0 to 1 for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Order {
  readonly orderId: string;
  readonly paymentSessionData: string;
}

interface Payment {
  readonly publicSessionId: string;
  readonly status: string;
  readonly charges: number;
}

/** One payment as it went for its shopper. */
interface Story extends Order {
  readonly card: string;
  /** What the page was told last: an outcome, or a status of the shop's server. */
  readonly reported: string;
}

/** What the shop says to each status of the gateway; none: nothing was ever submitted. */
const AGREES: { readonly [status: string]: readonly string[] } = {
  SUCCESS: ['paid'],
  FAIL: ['failed'],
  CANCELLED: ['cancelled'],
  PROCESSING: ['open'],
  none: ['open', 'cancelled'],
};

/** Everything that a payment runs through, with a faulty line between each two of its parts. */
class World {
  readonly faults: ProxyFaults;
  readonly kills: Partial<Record<PartName, number>> = {};
  readonly crashes: string[] = [];
  cuts = 0;
  #stack!: Stack;
  #lines: FaultyProxy[] = [];
  #undo: (() => Promise<unknown>)[] = [];
  #healed = false;
  pages = '';

  constructor(random: () => number) {
    this.faults = { random, share: 0 };
  }

  async start(): Promise<void> {
    const data = await mkdtemp(join(tmpdir(), 'ams-cashier-chaos-'));
    this.#undo.push(() => rm(data, { recursive: true, force: true }));
    const [sandbox, merchant, angular, vue, vanilla, toCashier, toApi, toShop, pages] =
      (await findFreePorts(9)) as [number, ...number[]] & { length: 9 };
    const line = async (port: number | undefined, target: number | undefined) => {
      const proxy = await startFaultyProxy(port as number, target as number, this.faults);
      this.#lines.push(proxy);
      this.#undo.push(() => proxy.stop());
      return `http://127.0.0.1:${port}`;
    };
    const publicUrl = await line(toCashier, sandbox);
    const shopUrl = await line(toShop, merchant);
    this.#stack = await startStack({
      ports: { sandbox, merchant, angular, vue, vanilla } as Ports,
      only: ['sandbox', 'merchant'],
      data,
      sandboxArgs: ['--public-url', publicUrl, '--speed', SPEED],
      merchantEnv: { SANDBOX_URL: await line(toApi, sandbox), MERCHANT_URL: shopUrl },
    });
    this.#undo.push(() => this.#stack.stop());
    void this.#stack.crashed.then((reason) => this.crashes.push(reason));
    const served = await servePages(pages as number, shopUrl, 'silent');
    this.#undo.push(() => served.stop());
    this.pages = served.address;
    this.faults.share = SHARE_CUT;
  }

  async stop(): Promise<void> {
    for (const step of this.#undo.reverse()) await step();
  }

  /** Breaks one thing after the other until it is told to heal. */
  async rage(): Promise<void> {
    const { random, share } = this.faults;
    // each server at least once, whatever the dice say
    const due: PartName[] = ['sandbox', 'merchant'];
    while (!this.#healed) {
      await sleep(500 + random() * 2_000);
      if (this.#healed) break;
      const dice = due.length > 0 ? 1 : random();
      if (dice < 0.6) {
        this.#lines[Math.floor(random() * this.#lines.length)]?.cut();
        this.cuts += 1;
        continue;
      }
      const victim = due.shift() ?? (dice < 0.8 ? 'sandbox' : 'merchant');
      await this.#stack.kill(victim);
      this.kills[victim] = (this.kills[victim] ?? 0) + 1;
      await sleep(random() * 700);
      // the shop's server asks for its keys at its start, and ends when nobody answers: that is not what is tried here
      if (victim === 'merchant') this.faults.share = 0;
      await this.#stack.start(victim);
      this.faults.share = share;
    }
    this.faults.share = 0;
  }

  heal(): void {
    this.#healed = true;
  }

  async #ask(path: string, init?: RequestInit): Promise<unknown> {
    for (let tries = 0; ; tries += 1) {
      try {
        const response = await fetch(path, { ...init, signal: AbortSignal.timeout(5_000) });
        if (response.ok) return await response.json();
        throw new Error(`HTTP ${response.status}`);
      } catch (error) {
        if (tries === 60) throw error;
        await sleep(250);
      }
    }
  }

  async order(): Promise<Order> {
    return (await this.#ask(`${this.pages}/api/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sku: 'desk-lamp', quantity: 1 }),
    })) as Order;
  }

  async statusAtShop(orderId: string): Promise<string> {
    const order = await this.#ask(`${this.#stack.addresses.merchant}/api/orders/${orderId}`);
    return (order as { readonly status: string }).status;
  }

  async payments(): Promise<ReadonlyMap<string, Payment>> {
    const all = await this.#ask(`${this.#stack.addresses.sandbox}/sandbox/payments`);
    return new Map((all as Payment[]).map((payment) => [payment.publicSessionId, payment]));
  }
}

/** One shopper's patience with one payment. */
const PATIENCE_MS = 90_000;

/** Goes on as a shopper and a shop would, until the page has been told how it ended. */
async function pay(page: Page, world: World, card: string): Promise<Story> {
  const end = Date.now() + PATIENCE_MS;
  const cashier = new CashierPage(page);
  let order = await world.order();
  const open = (session: string) =>
    page.evaluate((session) => {
      window.watch.close();
      const limits = { load: 8_000, acceptance: 4_000, attempt: 8_000, challenge: 20_000 };
      window.watch.open({ session, limits });
    }, session);
  const report = (): Promise<Report> => page.evaluate(() => window.watch.report());
  const quickly = { timeout: 1_500 };
  await open(order.paymentSessionData);
  while (Date.now() < end) {
    const { outcome, phase, lines, ready } = await report();
    if (outcome === 'paid') return { ...order, card, reported: 'paid' };
    if (outcome === 'failed' && lines.at(-1)?.startsWith('SDK_PAYMENT_FAIL')) {
      return { ...order, card, reported: 'failed' };
    }
    if (outcome === 'undecided') {
      const { orderId } = order;
      const status = await page.evaluate(
        (orderId) => window.watch.poll(orderId, { every: 300, limit: 4_000 }),
        orderId,
      );
      if (status === 'SUCCESS') return { ...order, card, reported: 'paid' };
      if (status !== 'PROCESSING') return { ...order, card, reported: 'not paid' };
      await open(order.paymentSessionData);
    } else if (outcome) {
      // no cashier, or one that died: again, with another order if the time of this one is over
      await sleep(300);
      if (`${ready} ${lines.at(-1)}`.includes('session_expired')) order = await world.order();
      await open(order.paymentSessionData);
    } else if (phase === 'challenging') {
      await new Challenge(page).approveButton.click(quickly).catch(() => undefined);
    } else if (phase === 'ready' || phase === 'declined') {
      // it may end while it is filled in
      await cashier.number
        .fill(card, quickly)
        .then(() => cashier.frame.locator('[autocomplete=cc-exp]').fill('1230', quickly))
        .then(() => cashier.frame.locator('[autocomplete=cc-csc]').fill('123', quickly))
        .then(() => cashier.frame.locator('[autocomplete=cc-name]').fill('Ada Byron', quickly))
        .then(() => cashier.payButton.click(quickly))
        .catch(() => undefined);
    }
    await sleep(100);
  }
  return { ...order, card, reported: `nothing, ${JSON.stringify(await report())}` };
}

test(`${PAYMENTS} payments in a world that falls over`, async ({ browser }) => {
  test.setTimeout(60_000 + PAYMENTS * 20_000);
  const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 2 ** 31);
  console.log(`chaos: CHAOS_SEED=${seed}`);
  const random = createRandom(seed);
  const world = new World(random);
  const stories: Story[] = [];
  const faults: string[] = [];
  try {
    await world.start();
    const raging = world.rage();
    let left = PAYMENTS;
    const shop = async () => {
      const page = await browser.newPage();
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(`${world.pages}/watch.html`);
      await expect.poll(() => page.evaluate(() => 'watch' in window)).toBe(true);
      while (left > 0) {
        left -= 1;
        const isRefused = random() < 0.1;
        const card = isRefused
          ? REFUSED_CARD
          : (PAID_CARDS[Math.floor(random() * PAID_CARDS.length)] as string);
        stories.push(await pay(page, world, card));
      }
      await page.close();
    };
    await Promise.all(Array.from({ length: PAGES }, shop));
    world.heal();
    await raging;

    const sessionOf = ({ paymentSessionData }: Order) =>
      (JSON.parse(atob(paymentSessionData.split('&&')[3] ?? '')) as { publicSessionId: string })
        .publicSessionId;
    const disagreeing = async () => {
      const payments = await world.payments();
      const found: unknown[] = [];
      for (const story of stories) {
        const payment = payments.get(sessionOf(story));
        const status = payment?.status ?? 'none';
        const atShop = await world.statusAtShop(story.orderId);
        if (!AGREES[status]?.includes(atShop)) found.push({ ...story, status, atShop });
      }
      return found;
    };
    await expect.poll(disagreeing, { timeout: 60_000, intervals: [500] }).toEqual([]);

    const payments = await world.payments();
    for (const [id, { status, charges }] of payments) {
      expect(charges, id).toBe(status === 'SUCCESS' ? 1 : 0);
    }
    for (const story of stories) {
      const { reported, card } = story;
      const isPaid = payments.get(sessionOf(story))?.status === 'SUCCESS';
      const what = `${card}: ${reported}`;
      if (isPaid) expect(reported, what).toBe('paid');
      else expect(['failed', 'not paid'], what).toContain(reported);
      if (card === REFUSED_CARD) expect(isPaid, what).toBe(false);
    }
    const paid = stories.filter(({ reported }) => reported === 'paid').length;
    const ends = stories.map(({ card, reported }) => `${card.slice(-4)} ${reported}`).sort();
    console.log(
      `chaos: ${ends.join(', ')}\nchaos: ${paid} of ${PAYMENTS} paid; killed: sandbox ${world.kills.sandbox}, merchant ${world.kills.merchant}; ${world.cuts} cuts`,
    );
    expect(stories).toHaveLength(PAYMENTS);
    expect(paid).toBeGreaterThan(PAYMENTS / 3);
    expect(world.kills).toEqual({ sandbox: expect.any(Number), merchant: expect.any(Number) });
    expect(world.crashes).toEqual([]);
    expect(faults).toEqual([]);
  } finally {
    world.heal();
    await world.stop();
  }
});
