/**
 * What a payment in a browser test costs: CPU seconds of browser, test runner and stack together.
 *
 * Plays three flows of the suite, as they stand in a checkout, again and again. The difference between a long and a
 * short run is what the payments cost; what is left of the short run is what starting costs.
 *
 * @example
 * node measure/payments.ts --rounds 3 --against ../../before
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { watchProcessTree } from '@ams-cashier/tools/stack/process-tree';

const SPECS = ['shops.spec.ts', 'challenge.spec.ts'];
const FLOWS = [
  'vanilla, popup.* a good card pays the order',
  'vanilla, popup.* a declined card is explained and another one pays in the same cashier',
  'a challenge, popup.* approved: paid',
];

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    repeat: { type: 'string', default: '10' },
    workers: { type: 'string', default: '1' },
    /** Other checkouts, built, measured in turns with this one. */
    against: { type: 'string', multiple: true, default: [] },
  },
});
const rounds = Number(values.rounds);
const repeat = Number(values.repeat);

const checkouts = [
  resolve(import.meta.dirname, '../..'),
  ...values.against.map((at) => resolve(at)),
];

/** Copies of the specs, for Playwright starts a worker and a browser for each round of its own `--repeat-each`. */
function copySpecs(checkout: string, times: number): { remove(): void } {
  const tests = join(checkout, 'e2e/tests');
  const specs = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((path) => SPECS.includes(basename(path)))
    .map((path) => join(tests, path));
  const copies = specs.flatMap((spec) =>
    Array.from({ length: times }, (_, index) => {
      const copy = join(dirname(spec), `measured-${index}-${basename(spec)}`);
      copyFileSync(spec, copy);
      return copy;
    }),
  );
  return { remove: () => copies.forEach((copy) => rmSync(copy, { force: true })) };
}

/** CPU seconds of playing each flow so many times. */
async function play(checkout: string, times: number): Promise<number> {
  const cli = join(checkout, 'node_modules/@playwright/test/cli.js');
  if (!existsSync(cli)) throw new Error(`${checkout} is not an installed checkout.`);
  const copies = copySpecs(checkout, times);
  try {
    return await run(checkout, cli, times);
  } finally {
    copies.remove();
  }
}

async function run(checkout: string, cli: string, times: number): Promise<number> {
  const runner = spawn(
    process.execPath,
    [cli, 'test', 'measured-', `--grep=${FLOWS.join('|')}`, `--workers=${values.workers}`],
    { cwd: join(checkout, 'e2e'), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  runner.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const tree = watchProcessTree(runner.pid as number);
  const [code] = (await once(runner, 'close')) as [number | null];
  const seconds = tree.stop();
  if (code !== 0 || !output.includes(`${times * FLOWS.length} passed`)) {
    throw new Error(`The flows did not pass in ${checkout}:\n${output}`);
  }
  return seconds;
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;

const measured = new Map(checkouts.map((checkout) => [checkout, [] as number[]]));
const started = new Map(checkouts.map((checkout) => [checkout, [] as number[]]));
for (let round = 1; round <= rounds; round += 1) {
  for (const checkout of checkouts) {
    const short = await play(checkout, 1);
    const long = await play(checkout, 1 + repeat);
    const perPayment = (long - short) / (repeat * FLOWS.length);
    const starting = short - perPayment * FLOWS.length;
    measured.get(checkout)?.push(perPayment);
    started.get(checkout)?.push(starting);
    console.log(
      `round ${round}  ${perPayment.toFixed(2)} s per payment, ${starting.toFixed(1)} s to start  ${checkout}`,
    );
  }
}
const [first = NaN, ...others] = checkouts.map((checkout) => median(measured.get(checkout) ?? []));
console.log(`\nMedian of ${rounds} rounds of ${repeat * FLOWS.length} payments:`);
[first, ...others].forEach((perPayment, index) => {
  const checkout = checkouts[index] as string;
  const starting = median(started.get(checkout) ?? []).toFixed(1);
  console.log(
    `${perPayment.toFixed(2)} CPU s per payment (${((perPayment / first) * 100).toFixed(0)} %), ${starting} s to start  ${checkout}`,
  );
});
