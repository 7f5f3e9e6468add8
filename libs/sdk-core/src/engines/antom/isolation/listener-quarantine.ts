import { Caller, markOwnFile } from './caller.ts';
import { override } from './override.ts';

markOwnFile();

type Args = Parameters<EventTarget['addEventListener']>;

type Call = (...args: unknown[]) => unknown;

interface Entry {
  readonly target: EventTarget;
  readonly args: Args;
  readonly caller: Caller;
}

/**
 * What Antom's SDK listens to on window and document. Its fingerprint library goes on after a cashier was closed, so the
 * two methods stay overridden then: what it adds meanwhile waits for the next cashier.
 */
export class ListenerQuarantine {
  readonly #isOfficial: (file: string | undefined) => boolean;
  readonly #original = new Map<EventTarget, { add: Call; remove: Call }>();
  #entries: readonly Entry[] = [];
  #undo: (() => void)[] = [];
  #isOpen = false;

  constructor(isOfficial: (file: string | undefined) => boolean) {
    this.#isOfficial = isOfficial;
  }

  begin(): void {
    this.dispose();
    this.#isOpen = true;
    for (const target of [window, document]) this.#override(target);
    for (const { target, args } of this.#entries) this.#original.get(target)?.add(...args);
  }

  /** Removes those of Antom's SDK, and forgets the others. */
  end(): void {
    this.#isOpen = false;
    this.#entries = this.#entries.filter(({ caller }) => this.#isOfficial(caller.file));
    for (const { target, args } of this.#entries) this.#original.get(target)?.remove(...args);
  }

  dispose(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  #override(target: EventTarget): void {
    const original: { add: Call; remove: Call } = { add: () => undefined, remove: () => undefined };
    this.#original.set(target, original);
    this.#undo.push(
      override(target, 'addEventListener', (add) => {
        original.add = add;
        return (...args) => {
          const caller = new Caller();
          const isWaiting = !this.#isOpen && this.#isOfficial(caller.file);
          if (this.#isOpen || isWaiting) {
            this.#entries = [...this.#entries, { target, args: args as unknown as Args, caller }];
          }
          return isWaiting ? undefined : add(...args);
        };
      }),
      override(target, 'removeEventListener', (remove) => {
        original.remove = remove;
        return (type, listener, ...more) => {
          this.#entries = this.#entries.filter(
            ({ target: of, args }) => of !== target || args[0] !== type || args[1] !== listener,
          );
          return remove(type, listener, ...more);
        };
      }),
    );
  }
}
