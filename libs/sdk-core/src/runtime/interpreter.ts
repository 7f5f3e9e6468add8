import type { Say } from '../advice/advice.ts';
import type { CheckoutSnapshot, Outcome } from '../contract/checkout.ts';
import type { EngineRun } from '../contract/engine.ts';
import type { CashierError } from '../contract/error.ts';
import type { CashierEvent } from '../contract/event.ts';
import { elapsedTime } from '../contract/replaceable.ts';
import type { ReadSession } from '../contract/session.ts';
import type { Effect, EffectOf, LimitName } from '../machine/effect.ts';
import type { Fault } from '../machine/fault.ts';
import type { Input } from '../machine/input.ts';
import { reduce } from '../machine/reduce.ts';
import { initialState, type State, type Terms } from '../machine/state.ts';
import { asFault } from './as-fault.ts';
import { Calls } from './calls.ts';
import { Deferred } from './deferred.ts';
import { Delivery } from './delivery.ts';
import { History } from './history.ts';
import type { Stamp } from './stamp.ts';
import { Timers } from './timers.ts';

/** How long the cashier may take to say whether an attempt is in flight when the shopper leaves. */
const LEAVE_MS = 1_000;

/** What the interpreter needs from its open. */
export interface Surroundings {
  readonly changed: () => void;
  readonly emit: (event: CashierEvent) => void;
  readonly log: (code: string, message: string) => () => void;
  readonly shopperLeft: () => void;
  readonly askSession: () => Promise<ReadSession>;
  /** It has ended, is off the screen, and has emitted everything. May be called more than once. */
  readonly over: () => void;
  /** The cashier is off the screen. */
  readonly removed: () => void;
  /** The merchant closed it. */
  readonly silenced: () => void;
}

type Runners = { readonly [Type in Effect['type']]: (effect: EffectOf<Type>) => void };

/**
 * Runs the machine of one open: keeps its state, and does what each step says, with timers, promises, the delivery queue
 * and the engine. It holds no rules.
 */
export class Interpreter {
  readonly delivery = new Delivery();
  readonly history = new History();
  readonly calls = new Calls();
  /** Of the form that is there or loading: each load has its own. */
  ready = new Deferred<void>();
  readonly outcome = new Deferred<Outcome>();
  /** The running cashier, from its start until it is removed. */
  run: EngineRun | undefined;

  readonly #stamp: Stamp;
  readonly #surroundings: Surroundings;
  readonly #timers = new Timers<LimitName | 'expiry' | 'leave'>();
  #state: State;
  #snapshot: CheckoutSnapshot;
  #settlement: (() => void) | undefined;

  constructor(terms: Terms, stamp: Stamp, surroundings: Surroundings) {
    this.#stamp = stamp;
    this.#surroundings = surroundings;
    this.#state = initialState(terms);
    this.#snapshot = stamp.snapshot(this.#state);
  }

  get state(): State {
    return this.#state;
  }

  get snapshot(): CheckoutSnapshot {
    return this.#snapshot;
  }

  put(input: Input): void {
    const { state, effects } = reduce(this.#state, input);
    this.#state = state;
    this.#renderSnapshot();
    for (const effect of effects) this.#runEffect(effect);
    if (state.phase === 'ended' && !state.visible) this.delivery.push(this.#surroundings.over);
  }

  /** The texts for advice have loaded. */
  speak(say: Say): void {
    if (this.#state.closed) return;
    this.#stamp.speak(say);
    this.#renderSnapshot();
  }

  errorOf(fault: Fault): CashierError {
    return this.#stamp.error(fault, this.#state.attempt);
  }

  #renderSnapshot(): void {
    const snapshot = this.#stamp.snapshot(this.#state, this.#snapshot);
    if (snapshot === this.#snapshot) return;
    this.#snapshot = snapshot;
    this.delivery.push(this.#surroundings.changed);
  }

  #runEffect(effect: Effect): void {
    (this.#runners[effect.type] as (effect: Effect) => void)(effect);
  }

  readonly #runners: Runners = {
    log: ({ code, message }) => this.delivery.push(this.#surroundings.log(code, message)),
    emit: ({ event: draft }) => {
      const event = this.#stamp.event(draft);
      this.delivery.push(() => {
        this.history.push(event);
        this.#surroundings.emit(event);
      });
    },
    call_on_close: () => this.delivery.push(this.#surroundings.shopperLeft),
    silence: () => {
      this.delivery.drop();
      // the last notification, so that a page that renders the snapshot renders the end
      this.delivery.push(this.#surroundings.changed);
      this.#surroundings.silenced();
    },

    start_limit: ({ name, ms, probes, overdue }) => {
      const began = elapsedTime();
      const put = () => this.put(withElapsed(overdue, elapsedTime() - began));
      const probe = async () => this.run?.probe();
      if (probes) this.#timers.startProbing(name, ms, probe, put);
      else this.#timers.start(name, ms, put);
    },
    stop_limit: ({ name }) => this.#timers.stop(name),
    stop_limits: () => this.#timers.stopAll(),
    watch_expiry: ({ expiresAt }) => {
      if (expiresAt === undefined) return this.#timers.stop('expiry');
      const ms = expiresAt - Date.now();
      this.#timers.start('expiry', ms, () => this.put({ type: 'session_expired' }));
    },
    ask_session: () => {
      this.#surroundings.askSession().then(
        (session) => this.put({ type: 'session_renewed', session }),
        (cause: unknown) => this.put({ type: 'renewal_failed', cause }),
      );
    },

    resolve_ready: () => this.delivery.push(() => this.ready.resolve()),
    answer: ({ call, answer }) => this.delivery.push(() => this.calls.answer(call, answer)),
    refuse: ({ call, fault }) => this.calls.refuse(call, this.errorOf(fault)),
    settle: ({ fault, isReady }) => {
      const error = this.errorOf(fault);
      const { outcome } = this.#snapshot;
      // a close that comes before they have settled changes nothing about them
      this.#settlement ??= () => {
        if (isReady) this.ready.resolve();
        else this.ready.reject(error);
        this.calls.refuseAll(error);
        this.outcome.resolve(outcome as Outcome);
        this.history.finish();
      };
      this.delivery.push(this.#settlement);
    },

    submit: ({ call, data }) => this.run?.submit(call, data),
    validate: ({ call }) => {
      (async () => Boolean(await this.run?.validate()))().then(
        (isValid) => this.put({ type: 'validated', call, isValid }),
        (error: unknown) => this.put({ type: 'call_failed', call, fault: asFault(error) }),
      );
    },
    renew: ({ session }) => this.run?.renew(session),
    not_renewed: () => this.run?.notRenewed?.(),
    leave: ({ result }) => {
      const put = (inFlight?: boolean) => this.put({ type: 'leave_answered', inFlight, result });
      this.#timers.start('leave', LEAVE_MS, put);
      (async () => this.run?.leave())().then(put, () => put());
    },
    clear: () => {
      this.run?.stop();
      this.run = undefined;
      this.ready = new Deferred();
    },
    end: ({ ending }) => this.run?.end(ending),
    stop: () => {
      this.#surroundings.removed();
      this.run?.stop();
      this.run = undefined;
    },
  };
}

/** A tab that slept, or a busy one, is later than its limit. */
function withElapsed(overdue: Input, elapsed: number): Input {
  if (overdue.type !== 'broken') return overdue;
  const { fault } = overdue;
  const message = `${fault.message} ${Math.round(elapsed)} ms had passed.`;
  return { ...overdue, fault: { ...fault, message } };
}
