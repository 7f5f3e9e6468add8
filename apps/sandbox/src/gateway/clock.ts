export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** The time when this many milliseconds will have passed; the clock may be sped up. */
  after(milliseconds: number): number;
}

/** At speed 60, an hour until expiry or until a notification is retried takes a minute. */
export function createClock(speed = 1): Clock {
  return {
    now: () => Date.now(),
    after: (milliseconds) => Date.now() + Math.round(milliseconds / speed),
  };
}

/** A time in the format of the merchant API, e.g. `2026-11-22T12:00:00+00:00`. */
export function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, '+00:00');
}
