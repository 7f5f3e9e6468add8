/** Describes a value for an error message: too short to leak a session's secret. */
export function describe(value: unknown): string {
  if (typeof value === 'string') {
    return value.length > 40 ? `a string of ${value.length} characters` : JSON.stringify(value);
  }
  if (Object(value) !== value) return String(value);
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'an array';
  const { then, subscribe } = value as { readonly then?: unknown; readonly subscribe?: unknown };
  if (typeof then === 'function') return 'a promise';
  return typeof subscribe === 'function' ? 'an Observable' : 'an object';
}

/** How to pass what arrives later; undefined for anything that is there. */
export function adviceOnLateValue(value: unknown, what: string): string | undefined {
  const kind = describe(value);
  if (kind === 'a promise') return `Pass ${what} that it resolves with.`;
  return kind === 'an Observable'
    ? `Pass ${what} that it emits: firstValueFrom() of RxJS makes a promise of it.`
    : undefined;
}
