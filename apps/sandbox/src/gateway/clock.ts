export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** The time when this many milliseconds will have passed; the clock may be sped up. */
  after(milliseconds: number): number;
}

/** A clock that can be put forward. Signatures carry the real time: the merchant's server goes by that. */
export interface AdjustableClock extends Clock {
  advance(milliseconds: number): void;
  /** Back to the real time. */
  reset(): void;
}

/** At speed 60, an hour until expiry or until a notification is retried takes a minute. */
export function createClock(speed = 1): AdjustableClock {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  return {
    now,
    after: (milliseconds) => now() + Math.round(milliseconds / speed),
    advance(milliseconds) {
      ahead += milliseconds;
    },
    reset() {
      ahead = 0;
    },
  };
}

/** A time in the format of the merchant API, e.g. `2026-11-22T12:00:00+00:00`. */
export function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, '+00:00');
}
