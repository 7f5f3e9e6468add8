const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * Reads a time in any format of Antom's clients: epoch milliseconds, or ISO 8601 with `Z`, `+00:00` or `+0000` and any
 * number of decimals. `undefined` for anything else, including a time without an offset.
 * Source: docs/reference/server-api.md#signature
 */
export function parseTime(text: string): Date | undefined {
  if (typeof text !== 'string') return undefined;
  if (/^\d{12,14}$/.test(text)) return new Date(Number(text));
  const [, clock, decimals = '', offset = ''] = ISO.exec(text) ?? [];
  if (clock === undefined) return undefined;
  const zone = offset === 'Z' ? offset : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  const time = new Date(clock + decimals.slice(0, 4) + zone);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

const HOUR = 3_600_000;

/**
 * How far the clock of this machine may be from Antom's, either way: as far as a clock can be that shows another zone's
 * time as UTC.
 */
export const CLOCK_TOLERANCE_MS = 14 * HOUR;
