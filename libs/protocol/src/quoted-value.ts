const LONGEST = 40;

/** What somebody passed, for an error's message: never longer than a line, and never an error itself. */
export function quoted(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
  }
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
