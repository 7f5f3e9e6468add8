import type { Database } from './database.ts';

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** The time when this many milliseconds will have passed; the clock may be sped up. */
  after(milliseconds: number): number;
}

/** A clock that can be put forward. Signatures carry the real time: the merchant's server goes by that. */
export interface AdjustableClock extends Clock {
  /** Milliseconds by which it is ahead of the real time. */
  ahead(): number;
  advance(milliseconds: number): void;
  /** Takes over what another process on the same database has put it to. */
  synchronize(): void;
}

/**
 * At speed 60, an hour until expiry or until a notification is retried takes a minute. By how much the clock is ahead is
 * kept in the database: otherwise, after a restart, what was due soon would be due only when the real time has caught up.
 */
export function createClock(database: Database, speed = 1): AdjustableClock {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const synchronize = () => {
    ahead = database.get<{ ahead: number }>('SELECT ahead FROM clock')?.ahead ?? 0;
  };
  synchronize();
  return {
    now,
    after: (milliseconds) => now() + Math.round(milliseconds / speed),
    ahead: () => ahead,
    advance(milliseconds) {
      const sql = `INSERT INTO clock (id, ahead) VALUES (1, ?)
        ON CONFLICT (id) DO UPDATE SET ahead = ahead + excluded.ahead`;
      database.run(sql, Math.round(milliseconds));
      synchronize();
    },
    synchronize,
  };
}

/** A time in the format of the merchant API, e.g. `2026-11-22T12:00:00+00:00`. */
export function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, '+00:00');
}
