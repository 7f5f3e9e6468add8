/** Where a test plays: a client on a scripted engine, with everything that it tells written down in order. */
import { vi } from 'vitest';
import { createCashier, type Cashier } from '../src/client/client.ts';
import type { Checkout } from '../src/contract/checkout.ts';
import type { CashierEngine, EngineRun } from '../src/contract/engine.ts';
import type { CashierEvent, LogEntry } from '../src/contract/event.ts';
import type { CashierOptions, OpenRequest } from '../src/contract/options.ts';
import { createScriptedEngine, type EngineSignal, type ScriptedEngine } from '../src/testing.ts';

export interface Stage {
  readonly script: ScriptedEngine;
  readonly cashier: Cashier;
  /** Events of all opens, as they were emitted. */
  readonly events: CashierEvent[];
  readonly log: LogEntry[];
  /** Opens and lets everything happen that needs no time. */
  open(request?: Partial<OpenRequest>): Promise<Checkout>;
  /** Opens until the form can be used. */
  ready(request?: Partial<OpenRequest>): Promise<Checkout>;
  /** Says these one after the other as the latest run, each heard before the next. */
  say(...signals: readonly EngineSignal[]): Promise<void>;
  codes(): string[];
  /** The shopper closes the loading view, which is there before the cashier. */
  leaveLoading(): void;
  /** Replaces what the scripted cashier does with these calls, from the next open on. */
  readonly overrides: Partial<EngineRun>;
}

/** Needs fake timers: everything that waits for no time has happened when it resolves. */
export async function settle(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

export function createStage(options: Partial<CashierOptions> = {}): Stage {
  const script = createScriptedEngine();
  const overrides: Partial<EngineRun> = {};
  let leaveLoading = (): void => undefined;
  const engine: CashierEngine = {
    ...script.engine,
    showLoading({ onLeave }) {
      leaveLoading = onLeave;
      return () => undefined;
    },
    async load() {
      const code = await script.engine.load();
      return { ...code, start: (host) => ({ ...code.start(host), ...overrides }) };
    },
  };
  const cashier = createCashier({ environment: 'sandbox', engines: [engine], ...options });
  const events: CashierEvent[] = [];
  const log: LogEntry[] = [];
  cashier.on('event', (event) => events.push(event));
  cashier.on('log', (entry) => log.push(entry));
  const stage: Stage = {
    script,
    cashier,
    events,
    log,
    overrides,
    async open(request = {}) {
      const checkout = cashier.open({ session: script.session(), ...request });
      await settle();
      return checkout;
    },
    async ready(request) {
      const checkout = await stage.open(request);
      await stage.say(USABLE);
      const { phase, error } = checkout.getSnapshot();
      // a test of what comes after it would otherwise pass because nothing does
      if (phase !== 'ready') throw new Error(`It is ${phase}.`, { cause: error });
      return checkout;
    },
    async say(...signals) {
      for (const signal of signals) {
        // as an engine does, which may also break the protocol
        const latest = script.runs.at(-1);
        if (!latest?.stopped) latest?.host.signal(signal);
        await settle();
      }
    },
    leaveLoading: () => leaveLoading(),
    codes: () => events.map(({ code }) => code),
  };
  return stage;
}

type ResultSignal = Extract<EngineSignal, { readonly type: 'result' }>;

export const USABLE: EngineSignal = { type: 'usable' };
export const ACCEPTED: EngineSignal = { type: 'accepted' };
export const CHALLENGE: EngineSignal = { type: 'challenge' };
export const BUYER_CLOSE: EngineSignal = { type: 'buyer_close' };
export const REDIRECT: EngineSignal = { type: 'redirect', url: 'https://wallet.example/pay' };

export function result(
  outcome: ResultSignal['outcome'],
  more: { readonly final?: boolean; readonly replayed?: boolean; readonly code?: string } = {},
): ResultSignal {
  const { final = true, replayed = false, code } = more;
  return {
    type: 'result',
    outcome,
    final,
    replayed,
    ...(code === undefined ? {} : { result: { paymentResultCode: code } }),
  };
}

export const PAID = result('SUCCESSFUL', { code: 'SUCCESS' });
export const DECLINED = result('FAIL', { final: false, code: 'ISSUER_REJECTS_TRANSACTION' });

/** A place of its own for an inline cashier. */
export const newContainer = (): HTMLElement =>
  document.body.appendChild(document.createElement('div'));

/** How a promise stands now, without waiting for it. */
export async function stateOf<T>(
  promise: Promise<T>,
): Promise<{ readonly value: T } | { readonly reason: unknown } | 'pending'> {
  let state: { readonly value: T } | { readonly reason: unknown } | 'pending' = 'pending';
  promise.then(
    (value) => (state = { value }),
    (reason: unknown) => (state = { reason }),
  );
  await settle();
  return state;
}

/** Every phase of an open, and the signals that lead there from a usable form. */
export const WAYS: { readonly [phase: string]: readonly EngineSignal[] } = {
  ready: [],
  submitting: [ACCEPTED],
  challenging: [ACCEPTED, CHALLENGE],
  redirecting: [ACCEPTED, REDIRECT],
  declined: [ACCEPTED, DECLINED],
};

/** What an engine or a page gives that never answers. */
export const NEVER = new Promise<never>(() => undefined);
