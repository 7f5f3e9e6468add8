/**
 * The scripted engine, played as a cashier would: it keeps a book of its payments (over a reload too) and answers a shopper
 * and a network that are simulated. Everything that it says is a signal of the real engine interface.
 */
import {
  createScriptedEngine,
  type CashierEngine,
  type EngineSignal,
  type ScriptedRun,
} from '@ams-cashier/core/testing';
import type { Card, Driver, Held, Product } from '@ams-cashier/conformance';

/** `makeTrigger` of host-page.ts, which imports this file. */
const TRIGGER = 'trigger';

declare global {
  interface Window {
    scripted?: ScriptedCashier;
  }
}

export interface ScriptedCashier extends Driver {
  readonly engine: CashierEngine;
}

type Result = EngineSignal & { readonly type: 'result' };

const result = (
  outcome: Result['outcome'],
  final: boolean,
  paymentResultCode?: 'ISSUER_REJECTS_TRANSACTION' | 'FRAUD_REJECT',
): Result => ({
  type: 'result',
  outcome,
  final,
  replayed: false,
  ...(paymentResultCode && { result: { paymentStatus: 'FAIL', paymentResultCode } }),
});

/** What becomes of a payment. An asked shopper who approves has a good card. */
const FATES: { readonly [One in Exclude<Card, 'asked'>]: Result } = {
  good: result('SUCCESSFUL', true),
  declined: result('FAIL', false, 'ISSUER_REJECTS_TRANSACTION'),
  refused: result('FAIL', true, 'FRAUD_REJECT'),
  undecided: result('PROCESSING', true),
  unknown: result('ERROR', true),
};

/** What the gateway knows of a session's payment. */
interface Payment {
  readonly state: 'asking' | 'finished';
  readonly fate?: Result;
  readonly charges: number;
}

/** Survives a reload of the page, as a gateway does. */
const book = {
  read: (session: string): Payment | undefined =>
    JSON.parse(sessionStorage.getItem(session) ?? 'null') ?? undefined,
  write: (session: string, payment: Payment) =>
    sessionStorage.setItem(session, JSON.stringify(payment)),
};

const productIn = ({ host }: ScriptedRun): Product =>
  host.session.meta.paymentSessionConfig?.productScene === 'ELEMENT_PAYMENT'
    ? 'element'
    : 'classic';

/** One running cashier. */
class Play {
  readonly run: ScriptedRun;
  readonly #whenReleased: (what: Held, then: () => void) => void;
  typed: Card | undefined;
  usable = false;
  language: string;
  hasPayButton: boolean;
  #isLoaded = false;
  #paying = false;
  #replayed = false;
  #ended = false;

  constructor(run: ScriptedRun, whenReleased: (what: Held, then: () => void) => void) {
    this.run = run;
    this.#whenReleased = whenReleased;
    this.language = run.host.locale;
    this.hasPayButton = productIn(run) !== 'element';
    this.dress(run.host.appearance);
  }

  /** Undefined while it loads: it has not read yet what became of its session. */
  get inFlight(): boolean | undefined {
    return this.#isLoaded ? this.#paying : undefined;
  }

  get #session(): string {
    return this.run.host.session.raw;
  }

  dress(appearance: { readonly showSubmitButton?: boolean } | undefined): void {
    this.hasPayButton = appearance?.showSubmitButton ?? this.hasPayButton;
  }

  load(): void {
    this.#isLoaded = true;
    const known = book.read(this.#session);
    if (known?.state === 'asking') {
      this.#paying = true;
      this.#replayed = true;
      this.run.signal({ type: 'resumed', phase: 'submitting' });
      return this.run.signal({ type: 'challenge' });
    }
    this.usable = true;
    this.run.signal({ type: 'usable' });
    if (!known?.fate) return;
    this.#ended = true;
    this.run.signal({ ...known.fate, replayed: true });
  }

  /** By the cashier's own button, or with an id by the shop's. */
  submit(id?: number): void {
    const answer = id === undefined ? {} : { id };
    if (this.#paying) return this.run.signal({ type: 'duplicate', ...answer });
    if (!this.typed) return this.run.signal({ type: 'invalid', ...answer });
    this.#paying = true;
    this.run.signal({ type: 'accepted', ...answer });
    if (this.typed === 'asked') {
      book.write(this.#session, { state: 'asking', charges: 0 });
      return this.run.signal({ type: 'challenge' });
    }
    this.#decide(FATES[this.typed]);
  }

  approve(): void {
    this.run.signal({ type: 'challenge_done' });
    this.#decide(FATES.good);
  }

  leave(): void {
    this.run.signal({ type: this.#ended ? 'gone' : 'buyer_close' });
  }

  #decide(fate: Result): void {
    const charges = fate.outcome === 'SUCCESSFUL' ? 1 : 0;
    if (fate.final) book.write(this.#session, { state: 'finished', fate, charges });
    this.#whenReleased('answer', () => {
      this.#paying = false;
      this.#ended = fate.final;
      this.run.signal({ ...fate, replayed: this.#replayed });
    });
  }
}

export function createScriptedCashier(): ScriptedCashier {
  const script = createScriptedEngine();
  const plays: Play[] = [];
  let held: Held | undefined;
  let late: (() => void)[] = [];
  let isCut = false;
  let preloads = 0;

  const whenReleased = (what: Held, then: () => void) => {
    if (held === what) late.push(then);
    else then();
  };

  const alive = () => plays.filter(({ run }) => !run.stopped);

  /** The first cashier is the one that was opened first. */
  const find = (name: 'first' | 'second'): Play => {
    const found = name === 'first' ? alive()[0] : alive()[1];
    if (!found) throw new Error(`The ${name} cashier does not run.`);
    return found;
  };

  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  const engine: CashierEngine = {
    name: 'scripted',
    // a session of before a reload too
    accepts: ({ meta }) => 'script' in meta,
    async load() {
      const { surface, start } = await script.engine.load();
      return {
        surface,
        preload: () => void (preloads += 1),
        start(host) {
          const inner = start(host);
          const play = new Play(script.runs.at(-1) as ScriptedRun, whenReleased);
          plays.push(play);
          // the open has its run only after this call has returned
          if (isCut) {
            isCut = false;
            const message = 'Nobody answers.';
            queueMicrotask(() =>
              play.run.signal({ type: 'failed', reason: 'cashier_unreachable', message }),
            );
          } else queueMicrotask(() => whenReleased('load', () => play.load()));
          return {
            ...inner,
            submit: (id) => play.submit(id),
            leave: async () => play.inFlight,
            update({ locale, appearance }) {
              play.language = locale ?? play.language;
              play.dress(appearance);
            },
          };
        },
      };
    },
  };

  return {
    engine,
    newSession: async (product) => script.session(product),
    charges: async (session) => book.read(session)?.charges ?? 0,
    async hold(what) {
      held = what;
    },
    async release() {
      held = undefined;
      const due = late;
      late = [];
      for (const then of due) then();
    },
    async cutNextLoad() {
      isCut = true;
    },
    async point() {
      const event = new PointerEvent('pointerover', { bubbles: true, composed: true });
      document.querySelector(`.${TRIGGER}`)?.dispatchEvent(event);
    },
    preloads: async () => preloads,
    form: (name) => until(() => alive().length > 0 && find(name).usable),
    async fill(name, card) {
      find(name).typed = card;
    },
    press: async (name) => find(name).submit(),
    async approve() {
      await until(() => alive().some(({ inFlight }) => inFlight));
      alive()
        .find(({ inFlight }) => inFlight)
        ?.approve();
    },
    leave: async (name) => find(name).leave(),
    dismiss: async (name) => find(name).leave(),
    language: async (name) => find(name).language.replace('_', '-'),
    hasPayButton: async (name) => find(name).hasPayButton,
    remains: async () => alive().length,
  };
}
