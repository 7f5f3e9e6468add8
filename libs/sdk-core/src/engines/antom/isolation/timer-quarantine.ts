import { callerFile } from './caller.ts';
import { override } from './override.ts';

interface Waiting {
  readonly file: string;
  /** Begins it again; returns the id that the browser knows. */
  readonly resume: () => number;
  id: number;
}

/**
 * The long timers of Antom's SDK: they stop when the cashier is closed, and go on when the next one opens. What fell due
 * in between runs then, so that they cannot pile up over many short opens.
 */
export class TimerQuarantine {
  /** By the id that the SDK knows. */
  readonly #waiting = new Map<number, Waiting>();
  #undo: (() => void)[] = [];

  begin(): void {
    for (const waiting of this.#waiting.values()) waiting.id = waiting.resume();
    for (const [start, stop] of [
      ['setTimeout', 'clearTimeout'],
      ['setInterval', 'clearInterval'],
    ] as const) {
      this.#undo.push(
        override(window, start, (original) => (task, delay, ...more) => {
          const file = isLong(task, delay) ? callerFile() : undefined;
          if (!file) return original(task, delay, ...more);
          const run = (...args: unknown[]): void => {
            if (start === 'setTimeout') this.#waiting.delete(known);
            (task as Task)(...args);
          };
          const begin = (after: unknown) => original(run, after, ...more) as number;
          const due = Date.now() + (delay as number);
          const left = () => (start === 'setTimeout' ? Math.max(0, due - Date.now()) : delay);
          const known = begin(delay);
          this.#waiting.set(known, { file, resume: () => begin(left()), id: known });
          return known;
        }),
        override(window, stop, (original) => (known) => {
          const waiting = this.#waiting.get(known as number);
          this.#waiting.delete(known as number);
          return original(waiting ? waiting.id : known);
        }),
      );
    }
  }

  /** Stops those that were set by code of that file, and forgets the others. */
  end(file: string | undefined): void {
    for (const undo of this.#undo.splice(0)) undo();
    for (const [known, waiting] of this.#waiting) {
      if (waiting.file === file) clearTimeout(waiting.id);
      else this.#waiting.delete(known);
    }
  }
}

type Task = (...args: unknown[]) => void;

/** A shorter one has run before anybody could miss it. */
const isLong = (task: unknown, delay: unknown): boolean =>
  typeof task === 'function' && typeof delay === 'number' && delay > 1_000;
