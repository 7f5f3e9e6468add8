import { startBench } from './bench.ts';
import { startStack } from '../tools/stack.mjs';

/** Not the ports of `npm start`, which may be running beside the tests. */
const PORTS = { sandbox: 5242, merchant: 5100, angular: 5200, vue: 5300, vanilla: 5400 };
const BENCH_PORT = 5500;

/** One stack for all specs, with its databases in memory. */
export default async function startForAll(): Promise<() => Promise<void>> {
  const stack = await startStack({ ports: PORTS });
  const bench = await startBench(BENCH_PORT, stack.addresses.merchant);
  process.env['E2E_ADDRESSES'] = JSON.stringify({ ...stack.addresses, bench: bench.address });
  return async () => {
    await bench.stop();
    await stack.stop();
  };
}
