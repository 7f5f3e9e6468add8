import { Caller, markOwnFile } from './caller.ts';
import { override } from './override.ts';

markOwnFile();

type Task = (...args: unknown[]) => void;

interface Timer {
  readonly caller: Caller;
  /** Starts it, or starts it again; returns the id that the browser knows. */
  readonly start: () => number;
  readonly stop: (id: number) => unknown;
  /** Undefined while it waits for the next cashier. */
  id: number | undefined;
}

/**
 * The long timers of Antom's SDK: they stop when the cashier is closed, and go on when the next one opens. What fell due
 * in between runs then, so that they can't pile up over many short opens. Its fingerprint library goes on after a cashier
 * was closed, so the functions stay overridden then: timers that it sets meanwhile wait, too. What such a timer throws is
 * caught.
 */
export class TimerQuarantine {
  readonly #isOfficial: (file: string | undefined) => boolean;
  /** By the id that their owner knows. */
  readonly #timers = new Map<number, Timer>();
  #undo: (() => void)[] = [];
  #isOpen = false;
  /** Ids of timers that no browser has given out. */
  #nextId = -1;

  constructor(isOfficial: (file: string | undefined) => boolean) {
    this.#isOfficial = isOfficial;
  }

  begin(): void {
    this.dispose();
    this.#isOpen = true;
    this.#override('setTimeout', 'clearTimeout');
    this.#override('setInterval', 'clearInterval');
    for (const timer of this.#timers.values()) timer.id = timer.start();
  }

  /** Stops those of Antom's SDK, and forgets the others. */
  end(): void {
    this.#isOpen = false;
    for (const [known, timer] of this.#timers) {
      if (!this.#isOfficial(timer.caller.file)) this.#timers.delete(known);
      else {
        if (timer.id !== undefined) timer.stop(timer.id);
        timer.id = undefined;
      }
    }
  }

  dispose(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  #override(start: 'setTimeout' | 'setInterval', stop: 'clearTimeout' | 'clearInterval'): void {
    const isOnce = start === 'setTimeout';
    const stopOf = (window[stop] as (id: number) => void).bind(window);
    this.#undo.push(
      override(window, start, (original) => (task, delay, ...more) => {
        const caller = isLong(task, delay) ? new Caller() : undefined;
        if (!caller || !(this.#isOpen || this.#isOfficial(caller.file))) {
          return original(task, delay, ...more);
        }
        let known = 0;
        const run = (...args: unknown[]): void => {
          if (isOnce) this.#timers.delete(known);
          this.#run(caller, task as Task, args);
        };
        const due = Date.now() + (delay as number);
        const left = () => (isOnce ? Math.max(0, due - Date.now()) : delay);
        const timer: Timer = {
          caller,
          start: () => original(run, left(), ...more) as number,
          stop: stopOf,
          id: undefined,
        };
        if (this.#isOpen) timer.id = timer.start();
        known = timer.id ?? this.#nextId--;
        this.#timers.set(known, timer);
        return known;
      }),
      override(window, stop, (original) => (known) => {
        const timer = this.#timers.get(known as number);
        this.#timers.delete(known as number);
        return original(timer ? timer.id : known);
      }),
    );
  }

  #run(caller: Caller, task: Task, args: readonly unknown[]): void {
    if (!this.#isOfficial(caller.file)) return task(...args);
    try {
      task(...args);
    } catch {
      // the shop can do nothing about it
    }
  }
}

/** A shorter one has run before anybody could miss it. */
const isLong = (task: unknown, delay: unknown): boolean =>
  typeof task === 'function' && typeof delay === 'number' && delay > 1_000;
