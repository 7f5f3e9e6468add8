import { findFreePorts, startStack } from '@ams-cashier/tools/stack';
import { servePages } from './fixtures/pages.ts';

/**
 * One stack for all specs, with its databases in memory, on ports that nobody has: neither a running `npm start` nor
 * another run of the specs is in the way.
 */
export default async function startForAll(): Promise<() => Promise<void>> {
  const [pagesPort = 0] = await findFreePorts(1);
  const stack = await startStack();
  const pages = await servePages(pagesPort, stack.addresses.merchant);
  process.env['E2E_ADDRESSES'] = JSON.stringify({ ...stack.addresses, pages: pages.address });
  return async () => {
    await pages.stop();
    await stack.stop();
  };
}
