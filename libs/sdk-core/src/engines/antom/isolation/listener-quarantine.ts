import { callerFile, isThrownIn } from './caller.ts';
import { override } from './override.ts';
import { TimerQuarantine } from './timer-quarantine.ts';

type Args = Parameters<EventTarget['addEventListener']>;

interface Entry {
  readonly target: EventTarget;
  readonly args: Args;
  readonly file: string;
}

/**
 * What Antom's SDK and its libraries listen to on window and document, clicks and keys among it, and the timers that they
 * leave running. It is taken away when the cashier is closed, and given back when the next one opens. Errors that they
 * throw out of timers and promises, which would land in the shop's error tracker, are kept from the page meanwhile.
 */
class ListenerQuarantine {
  /** The file that Antom's SDK runs from, once that is known. */
  file: string | undefined;
  #entries: Entry[] = [];
  #undo: (() => void)[] = [];
  readonly #timers = new TimerQuarantine();
  #holders = 0;

  /** Called from a getter of an object that Antom's SDK reads. */
  learnFile(): void {
    this.file ??= callerFile();
  }

  begin(): void {
    this.#holders += 1;
    if (this.#holders > 1) return;
    this.#timers.begin();
    for (const { target, args } of this.#entries) target.addEventListener(...args);
    for (const target of [window, document]) {
      this.#undo.push(
        override(target, 'addEventListener', (original) => (...args) => {
          const file = callerFile();
          if (file) this.#entries.push({ target, args: args as unknown as Args, file });
          return original(...args);
        }),
        override(target, 'removeEventListener', (original) => (type, listener, ...more) => {
          this.#entries = this.#entries.filter(
            ({ target: of, args }) => of !== target || args[0] !== type || args[1] !== listener,
          );
          return original(type, listener, ...more);
        }),
      );
    }
    window.addEventListener('error', this.#swallow, true);
    window.addEventListener('unhandledrejection', this.#swallow, true);
  }

  end(): void {
    this.#holders -= 1;
    if (this.#holders > 0) return;
    this.#timers.end(this.file);
    window.removeEventListener('error', this.#swallow, true);
    window.removeEventListener('unhandledrejection', this.#swallow, true);
    for (const undo of this.#undo.splice(0)) undo();
    this.#entries = this.#entries.filter(({ file }) => file === this.file);
    for (const { target, args } of this.#entries) target.removeEventListener(...args);
  }

  readonly #swallow = (event: ErrorEvent | PromiseRejectionEvent): void => {
    const [error, place] =
      'reason' in event ? [event.reason as unknown] : [event.error as unknown, event.filename];
    if (!this.file || !isThrownIn(this.file, error, place)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
}

/** One for the page, as there is one Antom SDK. */
export const quarantine = new ListenerQuarantine();
