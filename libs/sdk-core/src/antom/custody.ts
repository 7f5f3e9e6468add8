import { callerFile, isThrownIn } from './caller.ts';

type Args = Parameters<EventTarget['addEventListener']>;

interface Entry {
  readonly target: EventTarget;
  readonly args: Args;
  readonly file: string;
}

/** The library below it sends itself messages to yield, and would lose count of them. */
const LEFT_ALONE = 'message';

/**
 * What Antom's SDK and its fingerprint library listen to on window and document, clicks and keys among it, and never let
 * go of. It is taken away when the cashier is closed, and given back when the next one opens. So are errors that they
 * throw out of timers and promises, which would land in the shop's error tracker.
 */
class Custody {
  /** The file that Antom's SDK runs from, once that is known. */
  file: string | undefined;
  #entries: Entry[] = [];
  #undo: (() => void)[] = [];
  #holders = 0;

  /** Called from a getter of an object that Antom's SDK reads. */
  learnFile(): void {
    this.file ??= callerFile();
  }

  begin(): void {
    this.#holders += 1;
    if (this.#holders > 1) return;
    for (const { target, args } of this.#entries) target.addEventListener(...args);
    for (const target of [window, document]) {
      this.#undo.push(
        wrap(target, 'addEventListener', (args) => {
          const file = callerFile();
          if (file && args[0] !== LEFT_ALONE) this.#entries.push({ target, args, file });
        }),
        wrap(target, 'removeEventListener', ([type, listener]) => {
          this.#entries = this.#entries.filter(
            (entry) =>
              entry.target !== target || entry.args[0] !== type || entry.args[1] !== listener,
          );
        }),
      );
    }
    window.addEventListener('error', this.#swallow, true);
    window.addEventListener('unhandledrejection', this.#swallow, true);
  }

  end(): void {
    this.#holders -= 1;
    if (this.#holders > 0) return;
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

type Method = 'addEventListener' | 'removeEventListener';

/** Puts `note` in front of a method of this one object; returns the undo. */
function wrap(target: EventTarget, method: Method, note: (args: Args) => void): () => void {
  const own = Object.hasOwn(target, method);
  const original = target[method];
  let active = true;
  const wrapper = (...args: Args): void => {
    if (active) note(args);
    Reflect.apply(original, target, args);
  };
  target[method] = wrapper as EventTarget[Method];
  return () => {
    active = false;
    // somebody may have put theirs over it
    if (target[method] !== wrapper) return;
    if (own) target[method] = original as EventTarget[Method];
    else delete (target as Partial<EventTarget>)[method];
  };
}

/** One for the page, as there is one Antom SDK. */
export const custody = new Custody();
