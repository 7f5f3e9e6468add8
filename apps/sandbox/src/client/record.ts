/** The sandbox's side of a record, for what a page did. */
import { createRecord, type PaymentRecord, type RecordedCheckout } from '@ams-cashier/protocol';
import type { SandboxConnection } from './connect.ts';

/** In milliseconds. A test that failed should not wait longer for a sandbox that hangs. */
const PATIENCE = 5_000;

export interface PageSide {
  readonly title: string;
  readonly checkouts: readonly RecordedCheckout[];
}

/** Never rejects: what the sandbox doesn't say is named in `problems`. */
export async function recordFailure(
  connect: () => Promise<SandboxConnection>,
  { title, checkouts }: PageSide,
): Promise<PaymentRecord> {
  const recordedAt = new Date().toISOString();
  const ids = new Set(checkouts.flatMap(({ publicSessionIds }) => publicSessionIds));
  const late = AbortSignal.timeout(PATIENCE);
  const isLate = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => reject(new Error('The sandbox did not answer in time.')));
  });
  const ask = async () => {
    const sandbox = await connect();
    const answers = await Promise.allSettled([...ids].map((id) => sandbox.order(id)));
    return {
      sandboxTime: (await sandbox.clock.now()).toISOString(),
      orders: answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
      problems: answers.flatMap((one) =>
        one.status === 'rejected' ? [messageOf(one.reason)] : [],
      ),
    };
  };
  const found = await Promise.race([ask(), isLate]).catch((error: unknown) => ({
    problems: [messageOf(error)],
  }));
  return createRecord({ recordedAt, title, checkouts, ...found });
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
