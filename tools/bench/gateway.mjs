/**
 * npm run bench gateway: signed createPaymentSession per second of the sandbox against a bare server that only verifies,
 * inserts durably and signs, side by side in one run. Requires a build.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBareGateway } from './bare-server.mjs';
import { median } from './median.mjs';
import { createSessionCalls } from './session-calls.mjs';
import { Failure, startStack } from '../stack/index.ts';

const ROUNDS = 9;
const REQUESTS = 300;
const AT_ONCE = 16;
/** Of the bare server's rate. */
const LEAST = 0.8;

/** Throws a Failure if the sandbox is slower than it may be. */
export async function benchGateway() {
  const data = mkdtempSync(join(tmpdir(), 'ams-cashier-bench-'));
  const stack = await startStack({
    only: ['sandbox'],
    data,
    sandboxArgs: ['--max-rate', '1000000'],
  });
  const calls = await createSessionCalls(stack.addresses.sandbox);
  const bare = await startBareGateway(join(data, 'bare.db'), calls.publicKey, 'node');

  /** Calls per second. @param {number} port */
  async function measure(port) {
    const prepared = Array.from({ length: REQUESTS }, calls.prepare);
    // connections of its own: while the other server is measured, they would be idle for too long
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = prepared.pop(); next; next = prepared.pop())
          await calls.send(agent, port, next);
      }),
    );
    const took = performance.now() - begun;
    agent.destroy();
    return (REQUESTS * 1000) / took;
  }

  try {
    /** @type {{ sandbox: number[], bare: number[], ratio: number[] }} */
    const rates = { sandbox: [], bare: [], ratio: [] };
    for (let round = -1; round < ROUNDS; round += 1) {
      const sandbox = await measure(Number(new URL(stack.addresses.sandbox).port));
      const other = await measure(bare.port);
      // the first of each warms up
      if (round < 0) continue;
      rates.sandbox.push(sandbox);
      rates.bare.push(other);
      // of one round: what else the machine does slows both
      rates.ratio.push(sandbox / other);
    }
    const [sandbox, other] = [median(rates.sandbox), median(rates.bare)];
    const ratio = median(rates.ratio);
    console.log(
      `signed createPaymentSession a second, ${ROUNDS} rounds of ${REQUESTS} in turn, medians: ` +
        `sandbox ${sandbox.toFixed(0)}, bare ${other.toFixed(0)}, ratio ${ratio.toFixed(2)} (at least ${LEAST})`,
    );
    if (ratio < LEAST) throw new Failure('The sandbox is slower than it may be.');
  } finally {
    await bare.stop();
    await stack.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
