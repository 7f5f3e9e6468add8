const PLACE = /((?:https?|file|blob):[^\s()]+?):\d+:\d+/g;

/** Script files with code that stands between Antom's SDK and this: a bundler puts it into one file, or into several. */
const ours = new Set<string>();

/** How many calls are looked at: ours and the browser's own, up to the one that is looked for. */
const DEPTH = 8;

/**
 * The calls that led here, the latest first. Antom's fingerprint library makes hundreds of calls in a row that are asked
 * about, and a browser takes longer for each line of this text than for the call.
 */
function readStack(): string {
  const { stackTraceLimit } = Error as { readonly stackTraceLimit?: number };
  if (stackTraceLimit === undefined) return new Error().stack ?? '';
  // a page may have frozen it
  Reflect.set(Error, 'stackTraceLimit', Math.min(stackTraceLimit, DEPTH));
  const { stack = '' } = new Error();
  Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  return stack;
}

/** Says that the file that calls this, at its top level, is ours. */
export function markOwnFile(): void {
  const files = [...readStack().matchAll(PLACE)].map(([, file = '']) => file);
  const [, here = '', caller = ''] = files;
  ours.add(here).add(caller);
}

/**
 * The script file that called into our code; undefined if it is one of ours, where callers can't be told apart. This is
 * how code of Antom's SDK is told apart from the shop's.
 */
export function callerFile(): string | undefined {
  let here: string | undefined;
  for (const [, file = ''] of readStack().matchAll(PLACE)) {
    here ??= file;
    if (file !== here && !ours.has(file)) return file;
  }
  return undefined;
}

/** Whether an error was thrown in that file. */
export function isThrownIn(file: string, error: unknown, place?: string): boolean {
  if (place === file) return true;
  const stack = Object(error).stack as unknown;
  return typeof stack === 'string' && stack.includes(`${file}:`);
}
