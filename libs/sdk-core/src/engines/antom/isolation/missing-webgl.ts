import { callerFile, isThrownIn, markOwnFile } from './caller.ts';

markOwnFile();

type GetContext = (this: HTMLCanvasElement, ...args: readonly unknown[]) => unknown;
type Then = (this: unknown, ...args: readonly unknown[]) => unknown;

const define = (target: object, name: string, value: unknown): void => {
  // a page may have frozen it
  Reflect.defineProperty(target, name, { configurable: true, writable: true, value });
};

/**
 * Without WebGL the fingerprint library throws inside a promise and chains to it without a handler (row N5). The page would
 * hear of an unhandled rejection before any listener of ours. So what is chained in the task in which it was refused WebGL
 * counts as handled, if an error of its own comes down that chain. Whose error that is says the error: to look up who chains
 * would cost more than the hundreds of promises that the library makes in this task.
 */
export class MissingWebGl {
  readonly #file: () => string | undefined;
  #undo: (() => void) | undefined;
  /** The library asks for several contexts in one task. */
  #isHandling = false;

  constructor(file: () => string | undefined) {
    this.#file = file;
  }

  begin(): void {
    this.dispose();
    const canvas = HTMLCanvasElement.prototype;
    const original = Object.getOwnPropertyDescriptor(canvas, 'getContext');
    const getContext = original?.value as GetContext | undefined;
    if (!original || !getContext) return;
    const refused = () => this.#handleRejections();
    const wrapper: GetContext = function (...args) {
      const context = Reflect.apply(getContext, this, args) as unknown;
      if (context === null && String(args[0]).includes('webgl')) refused();
      return context;
    };
    define(canvas, 'getContext', wrapper);
    this.#undo = () => {
      // somebody may have put theirs over it
      if (canvas.getContext === (wrapper as unknown)) {
        Object.defineProperty(canvas, 'getContext', original);
      }
    };
  }

  /** The library goes on after a cashier was closed, and may be refused WebGL only then. */
  end(): void {}

  dispose(): void {
    this.#undo?.();
    this.#undo = undefined;
  }

  #handleRejections(): void {
    const file = this.#file();
    if (this.#isHandling || !file || callerFile() !== file) return;
    this.#isHandling = true;
    const { prototype } = Promise;
    const then = prototype.then as Then;
    const nothing = () => undefined;
    const handled: Then = function (...args) {
      const next = Reflect.apply(then, this, args) as unknown;
      const handle = (reason: unknown) => {
        if (isThrownIn(file, reason)) Reflect.apply(then, next, [undefined, nothing]);
      };
      // `this` is chained to by the call itself, and handled by nothing but that
      Reflect.apply(then, this, [undefined, handle]);
      return next;
    };
    define(prototype, 'then', handled);
    queueMicrotask(() => {
      this.#isHandling = false;
      if (prototype.then === (handled as unknown)) define(prototype, 'then', then);
    });
  }
}
