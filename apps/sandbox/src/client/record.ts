/** The sandbox's side of a record, for what a page did. */
import { createRecord, type PaymentRecord, type RecordedCheckout } from '@ams-cashier/protocol';
import { isBehind, untilHeard } from '../browser/until-heard.ts';
import type { SandboxConnection } from './connect.ts';
import type { SandboxOrder } from './order.ts';

/** In milliseconds. A test that failed should not wait longer for a sandbox that hangs. */
const PATIENCE = 5_000;

export interface PageSide {
  readonly title: string;
  readonly checkouts: readonly RecordedCheckout[];
  /** Reads all of them again: the page may not have heard yet how a payment ended. */
  readonly readAgain?: () => Promise<readonly RecordedCheckout[]>;
}

/** The orders of their sessions, and which the sandbox doesn't have. */
export async function ordersOf(
  sandbox: SandboxConnection,
  checkouts: readonly RecordedCheckout[],
): Promise<Pick<PaymentRecord, 'problems'> & { readonly orders: readonly SandboxOrder[] }> {
  const ids = new Set(checkouts.flatMap(({ publicSessionIds }) => publicSessionIds));
  const answers = await Promise.allSettled([...ids].map((id) => sandbox.order(id)));
  return {
    orders: answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    problems: answers.flatMap((one) => (one.status === 'rejected' ? [messageOf(one.reason)] : [])),
  };
}

/** Never rejects: what the sandbox doesn't say is named in `problems`. */
export async function recordFailure(
  connect: () => Promise<SandboxConnection>,
  { title, checkouts, readAgain }: PageSide,
): Promise<PaymentRecord> {
  const recordedAt = new Date().toISOString();
  const late = AbortSignal.timeout(PATIENCE);
  const isLate = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => reject(new Error('The sandbox did not answer in time.')));
  });
  const ask = async () => {
    const sandbox = await connect();
    const found = await ordersOf(sandbox, checkouts);
    return { ...found, sandboxTime: (await sandbox.clock.now()).toISOString() };
  };
  const found = await Promise.race([ask(), isLate]).catch((error: unknown) => ({
    orders: [],
    problems: [messageOf(error)],
  }));
  const heard = readAgain
    ? await untilHeard(checkouts, readAgain, (seen) => isBehind(seen, found.orders))
    : checkouts;
  return createRecord({ recordedAt, title, checkouts: heard, ...found });
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
