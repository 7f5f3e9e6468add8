import { freePorts } from '../tools/port.mjs';
import { PART_NAMES, startStack, type Ports } from '../tools/stack.mjs';
import { servePages } from './fixtures/pages.ts';

/**
 * One stack for all specs, with its databases in memory, on ports that nobody has: neither a running `npm start` nor
 * another run of the specs is in the way.
 */
export default async function startForAll(): Promise<() => Promise<void>> {
  const [pagesPort = 0, ...free] = await freePorts(PART_NAMES.length + 1);
  const ports = Object.fromEntries(PART_NAMES.map((name, index) => [name, free[index]])) as Ports;
  const stack = await startStack({ ports });
  const pages = await servePages(pagesPort, stack.addresses.merchant);
  process.env['E2E_ADDRESSES'] = JSON.stringify({ ...stack.addresses, pages: pages.address });
  return async () => {
    await pages.stop();
    await stack.stop();
  };
}
