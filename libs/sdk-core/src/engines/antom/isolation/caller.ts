const PLACE = /((?:https?|file|blob):[^\s()]+?):\d+:\d+/g;

/** Script files with code that stands between Antom's SDK and this: a bundler puts it into one file, or into several. */
const ours = new Set<string>();

/** How many calls are looked at: ours and the browser's own, up to the one that is looked for. */
const DEPTH = 10;

/**
 * The calls that led here. A browser takes down a stack in microseconds, and takes a hundred times as long to write it as
 * text, which it does when it is read; and longer for each line.
 */
function takeStack(): { readonly stack?: string } {
  const { stackTraceLimit } = Error as { readonly stackTraceLimit?: number };
  if (stackTraceLimit === undefined) return new Error();
  // a page may have frozen it
  Reflect.set(Error, 'stackTraceLimit', Math.min(stackTraceLimit, DEPTH));
  const taken = new Error();
  Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  return taken;
}

/** The files of these calls, the latest first. */
const filesOf = ({ stack = '' }: { readonly stack?: string }): string[] =>
  [...stack.matchAll(PLACE)].map(([, file = '']) => file);

/** Says that the file that calls this, at its top level, is ours. */
export function markOwnFile(): void {
  const [here = '', caller = ''] = filesOf(takeStack());
  ours.add(here).add(caller);
}

/** A call into our code, by code of which nobody may ever need to know whose it is. */
export class Caller {
  #stack: { readonly stack?: string } | undefined = takeStack();
  #file: string | undefined;

  /**
   * The script file that it came from; undefined if it is one of ours, where callers can't be told apart. This is how code
   * of Antom's SDK is told apart from the shop's.
   */
  get file(): string | undefined {
    if (this.#stack) {
      const files = filesOf(this.#stack);
      this.#file = files.find((file) => file !== files[0] && !ours.has(file));
      // what it holds on to may be large
      this.#stack = undefined;
    }
    return this.#file;
  }
}

export const callerFile = (): string | undefined => new Caller().file;

/** Whether an error was thrown in that file. */
export function isThrownIn(file: string, error: unknown, place?: string): boolean {
  if (place === file) return true;
  const stack = Object(error).stack as unknown;
  return typeof stack === 'string' && stack.includes(`${file}:`);
}
