/**
 * Orders while everything falls over: instances of the shop's server, its database and the sandbox are killed at random,
 * notifications are doubled, delayed, put into another order and lost. In the end both sides agree about every order,
 * and nothing has happened twice. Requires a build.
 *
 * `node tools/load/settlement/main.ts [--orders 200] [--seed 1]`: three instances on PostgreSQL, then one on SQLite.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { readFlags } from '../../stack/flags.ts';
import {
  Failure,
  runMain,
  startScaledMerchant,
  startStack,
  type Stack,
} from '../../stack/index.ts';
import { compareBooks, type ShopBooks, type ShopEvent, type ShopOrder } from './books.ts';
import { shop, WAYS, type PlacedOrder } from './shoppers.ts';
import { startUnreliableRelay, type UnreliableRelay } from './unreliable-relay.ts';

const { values: flags } = readFlags({
  options: { orders: { type: 'string', default: '200' }, seed: { type: 'string' } },
});
const ORDERS = Number(flags.orders);
const INSTANCES = 3;
const AT_ONCE = 6;
const ADMIN_TOKEN = 'settlement';
/** Notifications come again after 2 s, 10 s, 10 s … instead of minutes. */
const SPEED = '60';
/** For the last notifications and refunds, once nothing falls over any more. */
const PATIENCE_MS = 90_000;

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

const SELECT_ORDERS = 'SELECT * FROM "shopOrder"';
const SELECT_EVENTS = `SELECT "orderId", "event", count(*) AS "times" FROM "shopOrderEvent" GROUP BY 1, 2`;
const SELECT_WAITING = `SELECT count(*) AS "waiting" FROM antom_record WHERE kind IN ('outbox', 'held') AND due_at IS NOT NULL`;

function readBooks(
  query: (sql: string) => Promise<unknown[]>,
  close: () => Promise<void>,
): ShopBooks {
  return {
    orders: async () => (await query(SELECT_ORDERS)) as ShopOrder[],
    async events() {
      const rows = (await query(SELECT_EVENTS)) as (ShopEvent & { readonly times: unknown })[];
      return rows.map((row) => ({ ...row, times: Number(row.times) }));
    },
    async waiting() {
      const [row] = (await query(SELECT_WAITING)) as { readonly waiting: unknown }[];
      return Number(row?.waiting);
    },
    close,
  };
}

/** What may be killed, and how. */
type Victims = { readonly [name: string]: () => Promise<void> };

interface World {
  readonly title: string;
  readonly stack: Stack;
  readonly relay: UnreliableRelay;
  readonly victims: Victims;
  readonly books: ShopBooks;
  readonly crashed: Promise<string>;
  output(): string;
  stop(): Promise<void>;
}

const merchantEnv = (relay: string) => ({
  ADMIN_TOKEN,
  MERCHANT_URL: relay,
  MAX_RATE: '100000',
  OUTBOX_POLL: '200',
  OUTBOX_LEASE: '3000',
  MAX_GATEWAY_TIME: '2000',
});

async function startParts(
  random: () => number,
  data: string,
  only: readonly ('sandbox' | 'merchant')[],
) {
  // the relay is there first: its address is what the shop tells Antom
  const target = { url: '' };
  const relay = await startUnreliableRelay(target, random);
  const stack = await startStack({
    only,
    data,
    sandboxArgs: ['--max-rate', '100000', '--speed', SPEED],
    merchantEnv: merchantEnv(relay.url),
  });
  target.url = stack.addresses.merchant;
  const killSandbox = async () => {
    await stack.kill('sandbox');
    await sleep(random() * 700);
    await stack.start('sandbox');
  };
  return { relay, stack, killSandbox };
}

async function startOnPostgres(random: () => number, data: string): Promise<World> {
  const { relay, stack, killSandbox } = await startParts(random, data, ['sandbox']);
  const scaled = await startScaledMerchant({ settings: stack.settings, instances: INSTANCES });
  const pool = new Pool({ connectionString: scaled.databaseUrl });
  pool.on('error', () => undefined);
  return {
    title: `${INSTANCES} instances on PostgreSQL`,
    stack,
    relay,
    victims: {
      async instance() {
        const index = Math.floor(random() * INSTANCES);
        await scaled.kill(index);
        await sleep(random() * 700);
        await scaled.start(index);
      },
      sandbox: killSandbox,
      database: () => scaled.restartDatabase(() => sleep(random() * 700)),
    },
    books: readBooks(
      async (sql) => (await pool.query(sql)).rows,
      () => pool.end(),
    ),
    crashed: Promise.race([stack.crashed, scaled.crashed]),
    output: scaled.output,
    async stop() {
      await pool.end().catch(() => undefined);
      await scaled.stop();
      await stack.stop();
    },
  };
}

async function startOnSqlite(random: () => number, data: string): Promise<World> {
  const { relay, stack, killSandbox } = await startParts(random, data, ['sandbox', 'merchant']);
  const database = new DatabaseSync(join(data, 'merchant.db'), { readOnly: true });
  return {
    title: 'one instance on SQLite',
    stack,
    relay,
    victims: {
      async instance() {
        await stack.kill('merchant');
        await sleep(random() * 700);
        await stack.start('merchant');
      },
      sandbox: killSandbox,
    },
    books: readBooks(
      async (sql) => database.prepare(sql).all(),
      async () => database.close(),
    ),
    crashed: stack.crashed,
    output: stack.output,
    stop: () => stack.stop(),
  };
}

/** Kills one thing after the other, each at least once, until `isDone`. Returns how often. */
async function rage(victims: Victims, random: () => number, isDone: () => boolean) {
  const names = Object.keys(victims);
  const kills = Object.fromEntries(names.map((name) => [name, 0]));
  const due = [...names];
  while (due.length > 0 || !isDone()) {
    await sleep(300 + random() * 1000);
    const name = due.shift() ?? names[Math.floor(random() * names.length)] ?? '';
    kills[name] = (kills[name] ?? 0) + 1;
    await victims[name]?.();
  }
  return kills;
}

async function settle(
  start: (random: () => number, data: string) => Promise<World>,
  seed: number,
): Promise<void> {
  const random = createRandom(seed);
  const begun = Date.now();
  const data = mkdtempSync(join(tmpdir(), 'ams-cashier-settlement-'));
  const world = await start(random, data);
  const { sandbox, merchant } = world.stack.addresses;
  try {
    const placed: PlacedOrder[] = [];
    let next = 0;
    let isDone = false;
    const shopping = Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (next < ORDERS) {
          const way = WAYS[(next += 1) % WAYS.length] ?? 'paid';
          placed.push(await shop(way, { sandbox, merchant, adminToken: ADMIN_TOKEN }));
        }
      }),
    ).finally(() => {
      isDone = true;
    });
    const raging = rage(world.victims, random, () => isDone);
    const crashed = world.crashed.then((reason) => {
      throw new Failure(reason);
    });
    const [kills] = await Promise.race([Promise.all([raging, shopping]), crashed]);
    world.relay.heal();

    const end = Date.now() + PATIENCE_MS;
    let verdict = await compareBooks(placed, sandbox, world.books);
    while (Date.now() < end && (verdict.lost.length > 0 || (await world.books.waiting()) > 0)) {
      await sleep(500);
      verdict = await compareBooks(placed, sandbox, world.books);
    }
    const waiting = await world.books.waiting();
    const { all, doubled, late, again, lost } = world.relay.counts;
    const killed = Object.entries(kills).map(([name, times]) => `${name} ${times}`);
    console.log(
      `${ORDERS} orders, ${world.title}: ${verdict.settled} settled once, ${verdict.lost.length} lost, ` +
        `${verdict.doubled.length} doubled, ${verdict.refundedTwice.length} refunds twice, ${waiting} waiting; ` +
        `${all} notifications (${doubled + again} doubled, ${late} late, ${lost} lost); ` +
        `killed: ${killed.join(', ')}; ${Math.round((Date.now() - begun) / 1000)} s`,
    );
    const faults = [...verdict.lost, ...verdict.doubled, ...verdict.refundedTwice];
    if (faults.length > 0 || waiting > 0 || verdict.settled !== ORDERS) {
      throw new Failure(
        `${faults.join('\n')}\n${waiting} waiting; seed ${seed}\n${world.output().slice(-4000)}`,
      );
    }
  } finally {
    await world.relay.close();
    await world.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

await runMain(async () => {
  const seed = Number(flags.seed ?? Date.now() % 2 ** 31);
  console.log(`settlement: --seed ${seed}`);
  await settle(startOnPostgres, seed);
  await settle(startOnSqlite, seed);
});
