export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** The time at which so many milliseconds will have passed, on a clock that may be sped up. */
  after(milliseconds: number): number;
}

/** With speed 60 an hour of expiry or of a notification's retry takes a minute. */
export function createClock(speed = 1): Clock {
  return {
    now: () => Date.now(),
    after: (milliseconds) => Date.now() + Math.round(milliseconds / speed),
  };
}

/** A time as the merchant API writes it, e.g. `2026-11-22T12:00:00+00:00`. */
export function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, '+00:00');
}
