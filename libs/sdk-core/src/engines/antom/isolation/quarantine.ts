import { callerFile } from './caller.ts';
import { ErrorQuarantine } from './error-quarantine.ts';
import { ListenerQuarantine } from './listener-quarantine.ts';
import { MissingWebGl } from './missing-webgl.ts';
import { TimerQuarantine } from './timer-quarantine.ts';

/**
 * Keeps what Antom's SDK and its libraries do to the page within the time in which a cashier is open: listeners on window
 * and document, clicks and keys among them; long timers; and errors, which would land in the shop's error tracker. What was
 * taken away is given back when the next cashier opens.
 */
class Quarantine {
  /** The file that Antom's SDK runs from, once that is known. */
  file: string | undefined;
  #holders = 0;
  readonly #parts: readonly { begin(): void; end(): void; dispose?(): void }[];

  constructor() {
    const isOfficial = (file: string | undefined) => file !== undefined && file === this.file;
    this.#parts = [
      new TimerQuarantine(isOfficial),
      new ListenerQuarantine(isOfficial),
      new ErrorQuarantine(() => this.file),
      new MissingWebGl(isOfficial),
    ];
  }

  /** Called from a getter of an object that Antom's SDK reads. */
  learnFile(): void {
    this.file ??= callerFile();
  }

  begin(): void {
    this.#holders += 1;
    if (this.#holders === 1) for (const part of this.#parts) part.begin();
  }

  end(): void {
    this.#holders -= 1;
    if (this.#holders > 0) return;
    for (const part of this.#parts) {
      part.end();
      // nothing of Antom's has run: nothing of it can come later
      if (!this.file) part.dispose?.();
    }
  }
}

/** One for the page, as there is one Antom SDK. */
export const quarantine = new Quarantine();
