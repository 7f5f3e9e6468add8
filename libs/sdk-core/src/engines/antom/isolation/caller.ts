const PLACE = /((?:https?|file|blob):[^\s()]+?):\d+:\d+/g;

/**
 * The script file that called the function that calls this; undefined if it is the same file, where callers can't be told
 * apart. This is how code of Antom's SDK is told from the shop's.
 */
export function callerFile(): string | undefined {
  const files = [...(new Error().stack ?? '').matchAll(PLACE)].map(([, file]) => file);
  const here = files[0];
  return files.find((file) => file !== here);
}

/** Whether an error was thrown in that file. */
export function isThrownIn(file: string, error: unknown, place?: string): boolean {
  if (place === file) return true;
  const stack = Object(error).stack as unknown;
  return typeof stack === 'string' && stack.includes(`${file}:`);
}
