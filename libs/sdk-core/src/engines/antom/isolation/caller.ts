const PLACE = /((?:https?|file|blob):[^\s()]+?):\d+:\d+/g;

/** Script files with code that stands between Antom's SDK and this: a bundler puts it into one file, or into several. */
const ours = new Set<string>();

/** The script files of the calls that led here, the latest first. */
const filesOfStack = (): readonly string[] =>
  [...(new Error().stack ?? '').matchAll(PLACE)].map(([, file]) => file ?? '');

/** Says that the file that calls this, at its top level, is ours. */
export function markOwnFile(): void {
  const [here = '', caller = ''] = filesOfStack().slice(1);
  ours.add(here).add(caller);
}

/**
 * The script file that called into our code; undefined if it is one of ours, where callers can't be told apart. This is
 * how code of Antom's SDK is told apart from the shop's.
 */
export function callerFile(): string | undefined {
  const files = filesOfStack().slice(1);
  const [here] = files;
  return files.find((file) => file !== here && !ours.has(file));
}

/** Whether an error was thrown in that file. */
export function isThrownIn(file: string, error: unknown, place?: string): boolean {
  if (place === file) return true;
  const stack = Object(error).stack as unknown;
  return typeof stack === 'string' && stack.includes(`${file}:`);
}
