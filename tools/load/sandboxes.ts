/**
 * Many sandboxes in one process: each takes its payments at the same time as the others, and none of them sees another's.
 * Prints how long a start takes, and what an idle sandbox occupies.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '@ams-cashier/sandbox';
import { readFlags } from '../stack/flags.ts';
import { Failure, runMain } from '../stack/index.ts';

const MIB = 1_048_576;
/** What an idle sandbox may occupy. */
const LARGEST_MIB = 2;

async function settled(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await wait(100);
  }
  return process.memoryUsage().rss;
}

async function payIn(sandbox: Sandbox, payments: number): Promise<void> {
  const paid = new Set<string>();
  for (let count = 0; count < payments; count += 1) {
    const session = await sandbox.session();
    const order = await sandbox.pay(session);
    if (order.state !== 'SUCCESS' || order.charges !== 1) {
      throw new Failure(`A payment ended with ${order.state} and ${order.charges} charges.`);
    }
    paid.add(session.paymentRequestId);
  }
  const received = await sandbox.notifications.list({ notifyType: 'PAYMENT_RESULT' });
  const ids = new Set(received.map(({ body }) => String(body['paymentRequestId'])));
  if (received.length !== payments || [...ids].some((id) => !paid.has(id))) {
    throw new Failure(`A sandbox of ${payments} payments has ${received.length} notifications.`);
  }
}

await runMain(async () => {
  const { values } = readFlags({
    options: {
      sandboxes: { type: 'string', default: '50' },
      payments: { type: 'string', default: '5000' },
    },
  });
  const [sandboxes, payments] = [Number(values.sandboxes), Number(values.payments)];
  const first = performance.now();
  const one = await startSandbox();
  const start = performance.now() - first;
  // what the first one loads is not what each of them occupies
  await payIn(one, 1);
  const before = await settled();
  const all = await Promise.all(Array.from({ length: sandboxes }, () => startSandbox()));
  const each = ((await settled()) - before) / sandboxes / MIB;
  const begin = performance.now();
  await Promise.all(all.map((sandbox) => payIn(sandbox, Math.ceil(payments / sandboxes))));
  const seconds = (performance.now() - begin) / 1_000;
  await Promise.all([one, ...all].map((sandbox) => sandbox.stop()));
  console.log(
    `first start ${start.toFixed(0)} ms, ${sandboxes} more at once: ${each.toFixed(2)} MiB each; ` +
      `${payments} payments in ${seconds.toFixed(1)} s, none mixed up`,
  );
  if (each > LARGEST_MIB) throw new Failure(`More than ${LARGEST_MIB} MiB for each idle sandbox.`);
});
