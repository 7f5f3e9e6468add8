import type { CashierEngine } from '../contract/engine.ts';
import type { CheckedOptions } from '../contract/options.ts';
import type { PreloadTarget } from '../contract/preload.ts';
import { loadCode } from '../runtime/engine-choice.ts';
import { handled } from '../contract/handled.ts';
import type { SessionData } from '../contract/session.ts';
import { readSession } from '../runtime/session.ts';

/** One engine, and the page that it is to preload. */
interface Load {
  readonly engine: CashierEngine;
  readonly origin: string | undefined;
  /** Of the session, if one is known: it decides which code is loaded. */
  readonly data: SessionData | undefined;
}

/** A load that several triggers may have asked for. */
interface SharedLoad {
  readonly users: Set<object>;
  readonly abort: AbortController;
  isDone: boolean;
}

/** The shopper has asked the browser to load less. */
export function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}

/** What a client loads before its first open. */
export class Preloads {
  readonly #options: CheckedOptions;
  readonly #engines: readonly CashierEngine[];
  readonly #shared = new Map<string, SharedLoad>();
  readonly #end = new AbortController();

  constructor(options: CheckedOptions, engines: readonly CashierEngine[]) {
    this.#options = options;
    this.#engines = engines;
  }

  /** Throws a CashierError if the session can't be read. */
  begin(target: PreloadTarget): void {
    const load = this.#find(target);
    if (load) handled(this.#start(load, this.#end.signal));
  }

  /**
   * Loads each page once, however many triggers ask for it. Returns what takes that back: once nobody wants it any more, what
   * is still loading goes.
   */
  share(target: PreloadTarget): () => void {
    const load = this.#tryFind(target);
    if (!load || this.#end.signal.aborted) return () => undefined;
    const key = `${load.engine.name} ${load.origin}`;
    const known = this.#shared.get(key);
    const shared = known ?? { users: new Set(), abort: new AbortController(), isDone: false };
    const user = {};
    shared.users.add(user);
    if (!known) {
      this.#shared.set(key, shared);
      this.#start(load, shared.abort.signal).then(
        () => (shared.isDone = true),
        // the next trigger may have better luck
        () => this.#forget(key, shared),
      );
    }
    return () => {
      shared.users.delete(user);
      if (shared.users.size || shared.isDone) return;
      this.#forget(key, shared);
      shared.abort.abort();
    };
  }

  stop(): void {
    this.#end.abort();
    for (const { abort } of this.#shared.values()) abort.abort();
  }

  #forget(key: string, shared: SharedLoad): void {
    if (this.#shared.get(key) === shared) this.#shared.delete(key);
  }

  /** The open reports what is wrong with a session. */
  #tryFind(target: PreloadTarget): Load | undefined {
    try {
      return this.#find(target);
    } catch {
      return undefined;
    }
  }

  #find({ session, cashier }: PreloadTarget): Load | undefined {
    const options = this.#options;
    const data = session === undefined ? undefined : readSession(session).data;
    // with `prod`, no session of a hosted cashier is opened
    const hosted = options.environment === 'prod' ? [] : [cashier, ...options.trustedCashiers];
    const origin = data?.meta.cashierUrl ?? hosted.find((one) => one !== undefined);
    const engine = this.#engines.find((one) =>
      data ? one.accepts(data, options) : one.name === (origin ? 'hosted' : 'antom'),
    );
    return engine && { engine, origin, data };
  }

  /** The open that follows reports what fails here, where somebody can hear it. */
  async #start({ engine, origin, data }: Load, signal: AbortSignal): Promise<void> {
    const code = await loadCode(engine, data);
    if (!signal.aborted) await code.preload?.({ ...this.#options, origin, signal });
  }
}
