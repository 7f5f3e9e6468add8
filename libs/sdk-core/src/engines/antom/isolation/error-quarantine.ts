import { isThrownIn } from './caller.ts';

/**
 * Errors that Antom's SDK throws out of listeners and promises while a cashier is open. A listener that the shop has added
 * before still hears of them, since the browser calls those of `window` in the order in which they were added; so what can
 * be caught at its source is caught there (`TimerQuarantine`, `MissingWebGl`).
 */
export class ErrorQuarantine {
  readonly #file: () => string | undefined;

  constructor(file: () => string | undefined) {
    this.#file = file;
  }

  begin(): void {
    window.addEventListener('error', this.#swallow, true);
    window.addEventListener('unhandledrejection', this.#swallow, true);
  }

  end(): void {
    window.removeEventListener('error', this.#swallow, true);
    window.removeEventListener('unhandledrejection', this.#swallow, true);
  }

  readonly #swallow = (event: ErrorEvent | PromiseRejectionEvent): void => {
    const [error, place] =
      'reason' in event ? [event.reason as unknown] : [event.error as unknown, event.filename];
    const file = this.#file();
    // a bare `false` is how its loader of scripts rejects
    if (!file || !(error === false || isThrownIn(file, error, place))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
}
