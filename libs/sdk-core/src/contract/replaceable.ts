/**
 * A script of the page can take the place of these browser objects: `var navigation = …` or `var performance = …` at its
 * top level is enough. What it puts there is none of ours.
 */
interface Replaceable {
  readonly navigation?: Partial<Navigation> | null;
  readonly performance?: Partial<Performance> | null;
}

/** The browser's Navigation API; undefined where there is none. */
export function browserNavigation(): Navigation | undefined {
  const { navigation } = globalThis as Replaceable;
  const isBrowsers = typeof navigation?.addEventListener === 'function';
  return isBrowsers ? (navigation as Navigation) : undefined;
}

/** Those of its entries that have this type; undefined where there are no entries: fake timers have none, either. */
export function browserEntries(
  method: 'getEntriesByType' | 'getEntriesByName',
  wanted: string,
): PerformanceEntryList | undefined {
  const { performance } = globalThis as Replaceable;
  const isBrowsers = typeof performance?.[method] === 'function';
  return isBrowsers ? (performance as Performance)[method](wanted) : undefined;
}

/** Milliseconds since some time; a clock that is put forward changes them only where the browser's own is gone. */
export function elapsedTime(): number {
  const { performance } = globalThis as Replaceable;
  return typeof performance?.now === 'function' ? performance.now() : Date.now();
}
