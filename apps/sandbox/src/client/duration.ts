import { shown } from './shown.ts';

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds, or a number with a unit: `'90s'`, `'15h'`, `'7d'`. */
export type Duration = number | `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`;

/** Throws a RangeError that says what a duration is. */
export function toMilliseconds(duration: Duration | string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(String(duration));
  const value = match
    ? Number(match[1]) * (UNITS[match[2] ?? ''] ?? Number.NaN)
    : typeof duration === 'number'
      ? duration
      : Number.NaN;
  if (/^-\d/.test(String(duration))) {
    throw new RangeError(
      `duration is ${shown(duration)}, but the clock goes forward only; a reset sets it right.`,
    );
  }
  if (Number.isFinite(value) && value >= 0) return Math.round(value);
  throw new RangeError(
    `duration is ${shown(duration)}; it must be milliseconds, or a number with a unit: '90s', '10m', '15h', '7d'.`,
  );
}
