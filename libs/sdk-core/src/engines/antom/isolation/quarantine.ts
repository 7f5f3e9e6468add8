import { callerFile, markOwnFile } from './caller.ts';
import { ErrorQuarantine } from './error-quarantine.ts';
import { ListenerQuarantine } from './listener-quarantine.ts';
import { MissingWebGl } from './missing-webgl.ts';
import { TimerQuarantine } from './timer-quarantine.ts';

markOwnFile();

export interface QuarantineHolder {
  /** It holds the quarantine no longer. */
  released(): void;
}

/**
 * Keeps what Antom's SDK and its libraries do to the page within the time in which a cashier is open: listeners on window
 * and document, clicks and keys among them; long timers; and errors, which would land in the shop's error tracker. What was
 * taken away is given back when the next cashier opens.
 */
class Quarantine {
  /** The file that Antom's SDK runs from, once that is known. */
  file: string | undefined;
  readonly #holders = new Set<QuarantineHolder>();
  readonly #parts: readonly { begin(): void; end(): void; dispose?(): void }[];

  constructor() {
    const isOfficial = (file: string | undefined) => file !== undefined && file === this.file;
    this.#parts = [
      new TimerQuarantine(isOfficial),
      new ListenerQuarantine(isOfficial),
      new ErrorQuarantine(() => this.file),
      new MissingWebGl(() => this.file),
    ];
  }

  /** Called from a getter of an object that Antom's SDK reads. */
  learnFile(): void {
    this.file ??= callerFile();
  }

  begin(holder: QuarantineHolder): void {
    this.#holders.add(holder);
    if (this.#holders.size === 1) for (const part of this.#parts) part.begin();
  }

  isHeldBy(holder: QuarantineHolder): boolean {
    return this.#holders.has(holder);
  }

  end(holder: QuarantineHolder): void {
    if (!this.#holders.delete(holder)) return;
    holder.released();
    if (this.#holders.size === 0) this.#end();
  }

  /** A cashier was closed. What a preload still has in hand goes with it, as its hidden frames do. */
  endAll(): void {
    for (const holder of this.#holders) this.end(holder);
  }

  #end(): void {
    for (const part of this.#parts) {
      part.end();
      // nothing of Antom's has run: nothing of it can come later
      if (!this.file) part.dispose?.();
    }
  }
}

/** One for the page, as there is one Antom SDK. */
export const quarantine = new Quarantine();
