/**
 * Two servers whose clocks differ by hours play payments against each other, as real processes. Requires a build.
 * `--suites` also runs the unit tests of every part that looks at a clock, two hours ahead and two hours behind.
 *
 * `node tools/clock/main.ts [--suites]`
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { readFlags } from '../stack/flags.ts';
import { Failure, inRoot, run, runMain, startStack } from '../stack/index.ts';

const { values: flags } = readFlags({ options: { suites: { type: 'boolean', default: false } } });

const SHIFTS = [2, -2] as const;
const SUITES = ['libs/sdk-core', 'libs/server', 'apps/sandbox', 'apps/demo-merchant'] as const;

/** For a notification, or an inquiry in its place. */
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 200;

/** What the shopper pays with, and what becomes of the order. */
const PAYMENTS = [
  { what: 'a payment', card: '4054695723100768', status: 'paid' },
  { what: 'a payment whose notification is lost', card: '4000000000004079', status: 'paid' },
  { what: 'a payment that fails', card: '4000000000000333', status: 'failed' },
  { what: 'a payment that is decided later', card: '4000000000004103', status: 'paid' },
  { what: 'a payment whose capture fails', card: '4000000000004152', status: 'review' },
] as const;

interface Answer {
  readonly [field: string]: unknown;
}

async function ask(url: string, body?: object): Promise<Answer> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(url, body && init);
  const answer = (await response.json()) as Answer;
  if (response.ok) return answer;
  throw new Failure(`${url}: HTTP ${response.status} ${JSON.stringify(answer)}`);
}

function shiftedEnv(hours: number): Record<string, string> {
  const preload = new URL('shift.mjs', import.meta.url).href;
  return { CLOCK_SHIFT_HOURS: String(hours), NODE_OPTIONS: `--import=${preload}` };
}

/** A shop whose clock is wrong by this many hours sells to a gateway whose clock is right. */
async function playPayments(hours: number): Promise<void> {
  const stack = await startStack({
    only: ['sandbox', 'merchant'],
    merchantEnv: shiftedEnv(hours),
  });
  const { merchant, sandbox } = stack.addresses;
  const statusOf = async (orderId: unknown) =>
    (await ask(`${merchant}/api/orders/${String(orderId)}`))['status'];

  async function play({ what, card, status: expected }: (typeof PAYMENTS)[number]) {
    const { orderId, paymentSessionData } = await ask(`${merchant}/api/orders`, {
      sku: 'desk-lamp',
      quantity: 1,
    });
    const session = String(paymentSessionData).split('&&').slice(0, 3).join('&&');
    const fresh = await statusOf(orderId);
    if (fresh !== 'open') throw new Failure(`${what}, clock ${hours} h off: begins ${fresh}`);
    await ask(`${sandbox}/cashier/api/pay`, {
      session,
      submitId: randomUUID(),
      card: {
        number: card,
        expiryMonth: '02',
        expiryYear: '39',
        securityCode: '987',
        holderName: 'A Buyer',
      },
    });
    const end = performance.now() + PATIENCE_MS;
    let status: unknown;
    do {
      await sleep(LOOK_EVERY_MS);
      status = await statusOf(orderId);
    } while (status !== expected && performance.now() < end);
    if (status !== expected) {
      const said = `${what}, clock ${hours} h off: ${String(status)} instead of ${expected}`;
      throw new Failure(`${said}\n${stack.output()}`);
    }
  }

  try {
    await Promise.all(PAYMENTS.map(play));
    console.log(
      `The shop's clock ${hours} h off: ${PAYMENTS.length} payments ended as they should.`,
    );
  } finally {
    await stack.stop();
  }
}

/** The unit tests of a package, with the clock of all their processes shifted. */
async function runSuite(folder: string, hours: number): Promise<void> {
  console.log(`${folder}, clock ${hours} h off`);
  const { code } = await run(
    process.execPath,
    [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--reporter=dot'],
    { cwd: inRoot(folder), env: { ...process.env, ...shiftedEnv(hours) }, show: true },
  );
  if (code !== 0) throw new Failure(`${folder} fails with the clock ${hours} h off.`);
}

await runMain(async () => {
  for (const hours of SHIFTS) await playPayments(hours);
  if (!flags.suites) return;
  for (const hours of SHIFTS) {
    for (const folder of SUITES) await runSuite(folder, hours);
  }
});
