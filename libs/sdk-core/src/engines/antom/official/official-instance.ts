import { markOwnFile } from '../isolation/caller.ts';
import { quarantine } from '../isolation/quarantine.ts';
import { withStorage } from '../isolation/storage.ts';
import type { Official, OfficialCallbacks, OfficialClass, OfficialTerms } from './official.ts';

markOwnFile();

/**
 * One instance of Antom's class. It takes its callbacks in the constructor, which may run before anybody knows what will be
 * paid: they lead to whoever listens by then, and nowhere as long as nobody does.
 */
export class OfficialInstance {
  readonly official: Official;
  #listener: OfficialCallbacks | undefined;

  constructor(Class: OfficialClass, terms: OfficialTerms) {
    const onLog = (entry: unknown) => this.#listener?.onLog(entry);
    this.official = withStorage(
      () =>
        new Class({
          ...terms,
          onEventCallback: (event) => this.#listener?.onEventCallback(event),
          onError: (error) => this.#listener?.onError(error),
          get onLog() {
            quarantine.learnFile();
            return onLog;
          },
          onClose: () => this.#listener?.onClose(),
          onBeforeSubmit: async (state) =>
            this.#listener ? this.#listener.onBeforeSubmit(state) : { result: 'CANCEL' },
          onPaymentMethodSelected: (choice) => this.#listener?.onPaymentMethodSelected?.(choice),
          onSizeChanged: (size) => this.#listener?.onSizeChanged?.(size),
        }),
    );
  }

  listen(listener: OfficialCallbacks): void {
    this.#listener = listener;
  }
}
