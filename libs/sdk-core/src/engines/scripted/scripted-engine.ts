import { formatSessionData, PRODUCTS, type Product } from '@ams-cashier/protocol';
import type { CashierEngine, EngineHost, EngineRun, EngineSignal } from '../../contract/engine.ts';
import { RunQueue } from './run-queue.ts';
import { wrongOrder } from './signal-order.ts';

/** A call that an open made to its engine. */
export interface ScriptedCall {
  readonly name: keyof EngineRun;
  readonly args: readonly unknown[];
}

/** One run of the scripted cashier. */
export interface ScriptedRun {
  readonly host: EngineHost;
  /** Every call, in order. */
  readonly calls: readonly ScriptedCall[];
  readonly stopped: boolean;
  /**
   * Signals what happens in the cashier. `accepted`, `invalid` and `duplicate` answer the `submit()` that waits for an
   * answer, if there is one. A signal that no cashier sends in this phase ends the open with `protocol_violation`, and
   * throws.
   */
  signal(signal: EngineSignal): void;
}

export interface ScriptedEngine {
  readonly engine: CashierEngine;
  /** Creates session data that only this engine accepts; of the product `classic`, if no other is given. */
  session(product?: Product): string;
  /** Resolves with the latest run once it has started. Rejects if nothing opens it. */
  run(): Promise<ScriptedRun>;
  /** Signals as the latest run. Throws before the first run has started. */
  signal(signal: EngineSignal): void;
  readonly runs: readonly ScriptedRun[];
  /** What `validate()` resolves with. Default true. */
  isValid: boolean;
  /** What `leave()` resolves with when the shopper wants to leave; undefined: nobody answered. Default false. */
  inFlight: boolean | undefined;
  /** Whether the form goes on with the session that `update()` brings. Otherwise it is loaded anew: another run. Default true. */
  goesOn: boolean;
}

/**
 * Creates an engine that signals what your test tells it to: for tests of a checkout without a browser or a network.
 *
 * @example
 * const script = createScriptedEngine();
 * const cashier = createCashier({ environment: 'sandbox', engines: [script.engine] });
 * const checkout = cashier.open({ session: script.session() });
 * await script.run();
 * script.signal({ type: 'usable' });
 * script.signal({ type: 'accepted' });
 * script.signal({ type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false });
 * console.log((await checkout.outcome).status); // 'paid'
 */
export function createScriptedEngine(): ScriptedEngine {
  const key = `script-${Math.random().toString(36).slice(2)}`;
  const runs: ScriptedRun[] = [];
  const queue = new RunQueue();
  let asked = 0;

  const start = (host: EngineHost): EngineRun => {
    const calls: ScriptedCall[] = [];
    const unanswered: number[] = [];
    let stopped = false;
    const noted =
      <Args extends readonly unknown[], Result>(
        name: keyof EngineRun,
        then: (...args: Args) => Result,
      ) =>
      (...args: Args): Result => {
        calls.push({ name, args });
        return then(...args);
      };
    const run: ScriptedRun = {
      host,
      calls,
      get stopped() {
        return stopped;
      },
      signal(signal) {
        if (stopped) return;
        const message = wrongOrder(host.phase, signal);
        if (message === undefined) return host.signal(answering(signal, unanswered));
        host.signal({ type: 'failed', reason: 'protocol_violation', message });
        throw new Error(message);
      },
    };
    runs.push(run);
    // the open has its run only after this call has returned
    queueMicrotask(() => queue.started(run));
    const nothing = () => undefined;
    return {
      submit: noted('submit', (id) => void unanswered.push(id)),
      validate: noted('validate', async () => script.isValid),
      update: noted('update', nothing),
      renew: noted('renew', nothing),
      replace: noted('replace', async () => script.goesOn),
      notRenewed: noted('notRenewed', nothing),
      focus: noted('focus', nothing),
      leave: noted('leave', async () => script.inFlight),
      probe: noted('probe', async () => undefined),
      end: noted('end', nothing),
      stop: noted('stop', () => {
        stopped = true;
      }),
    };
  };

  const script: ScriptedEngine = {
    engine: {
      name: 'scripted',
      accepts({ meta }) {
        const isOurs = meta['script'] === key;
        if (!isOurs) queue.refused();
        return isOurs;
      },
      load: async () => ({ surface: 'engine', start }),
    },
    session: (product = 'classic') =>
      formatSessionData(`${key}-${++asked}&&SG&&111`, {
        script: key,
        paymentSessionConfig: { productScene: sceneOf(product) },
      }),
    run() {
      const latest = runs.at(-1);
      const isRunning = latest && !latest.stopped && latest.host.phase !== 'ended';
      return isRunning ? Promise.resolve(latest) : queue.next();
    },
    signal(signal) {
      const latest = runs.at(-1);
      if (!latest) throw new Error('signal() was called before the first run: await run() first.');
      latest.signal(signal);
    },
    runs,
    isValid: true,
    inFlight: false,
    goesOn: true,
  };
  return script;
}

function sceneOf(product: Product): string {
  const scenes = Object.keys(PRODUCTS);
  return scenes.find((scene) => PRODUCTS[scene] === product) ?? 'CASHIER_PAYMENT';
}

/** Fills in the id of the oldest submit that waits for an answer, and takes it off the list. */
function answering(signal: EngineSignal, unanswered: number[]): EngineSignal {
  if (signal.type !== 'accepted' && signal.type !== 'invalid' && signal.type !== 'duplicate') {
    return signal;
  }
  const id = signal.id ?? unanswered[0];
  if (id === undefined) return signal;
  for (const one of [id].flat()) {
    if (unanswered.includes(one)) unanswered.splice(unanswered.indexOf(one), 1);
  }
  return { ...signal, id };
}
