import type { AdjustableClock } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { BackgroundWork } from '../server/background-work.ts';

/** When something happens without a request: each a query for the earliest such time after `?`. */
const DUE = [
  'SELECT min(nextAt) AS at FROM payment WHERE nextAt > ?',
  "SELECT min(closesAt) AS at FROM payment WHERE status IN ('PROCESSING', 'PENDING') AND closesAt > ?",
  `SELECT min(expiresAt) AS at FROM session JOIN payment USING (sessionId)
   WHERE status = 'PROCESSING' AND phase = 'open' AND expiresAt > ?`,
  "SELECT min(finishesAt) AS at FROM operation WHERE status = 'PROCESSING' AND finishesAt > ?",
  'SELECT min(dueAt) AS at FROM record WHERE dueAt > ?',
  'SELECT min(nextAt) AS at FROM notification WHERE nextAt > ?',
];

function nextDue({ database, clock }: Gateway, until: number): number | undefined {
  const times = DUE.flatMap(
    (sql) => database.get<{ at: number | null }>(sql, clock.now())?.at ?? [],
  );
  const next = Math.min(...times);
  return next <= until ? next : undefined;
}

/**
 * Puts the clock forward, from one thing that is due to the next, so that all of it happens in its order: a notification
 * that is answered with an error is repeated at each of its times, not once at the end. Resolves when it has been sent.
 */
export async function advance(
  gateway: Gateway,
  clock: AdjustableClock,
  work: Pick<BackgroundWork, 'runDue'>,
  milliseconds: number,
): Promise<void> {
  await work.runDue();
  const until = clock.now() + milliseconds;
  for (let at = nextDue(gateway, until); at !== undefined; at = nextDue(gateway, until)) {
    clock.advance(at - clock.now());
    await work.runDue();
  }
  clock.advance(Math.max(0, until - clock.now()));
  await work.runDue();
}
