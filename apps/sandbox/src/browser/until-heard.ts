/** The page hears of an end from the cashier's frame, which on a busy machine takes longer than a test runner's next command. */
import type { RecordedCheckout, RecordedOrder } from '@ams-cashier/protocol';

/** In milliseconds: a page that was left never hears of it. */
const PATIENCE = 2_000;
const PAUSE = 50;

type Checkouts = readonly RecordedCheckout[];

/** Whether an order has ended, and none of its checkouts in the page knows how. */
export const isBehind = (
  checkouts: Checkouts,
  orders: readonly Pick<RecordedOrder, 'publicSessionId' | 'state'>[],
): boolean =>
  orders.some(({ publicSessionId, state }) => {
    const own = checkouts.filter((one) => one.publicSessionIds.includes(publicSessionId));
    const isOver = state === 'SUCCESS' || state === 'FAIL';
    return isOver && own.length > 0 && own.every(({ outcome }) => outcome === undefined);
  });

/** Reads the page's checkouts again until it has heard what the sandbox knows, but not for long. */
export async function untilHeard(
  checkouts: Checkouts,
  readAgain: () => Promise<Checkouts>,
  isLate: (checkouts: Checkouts) => boolean | Promise<boolean>,
): Promise<Checkouts> {
  const end = Date.now() + PATIENCE;
  let seen = checkouts;
  while (Date.now() < end && (await isLate(seen))) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    seen = await readAgain();
  }
  return seen;
}
