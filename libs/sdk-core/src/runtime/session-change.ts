/**
 * What `update({ session })` does. Loaded by the first call. It imports nothing that the entry has: what both share would be a
 * third file, which every page had to fetch.
 */
import type { CheckoutSnapshot, UpdateAnswer } from '../contract/checkout.ts';
import type { SessionSource } from '../contract/options.ts';
import type { ReadSession, SessionData } from '../contract/session.ts';
import type { Fault } from '../machine/fault.ts';
import type { State } from '../machine/state.ts';
import { holdPlace } from './held-place.ts';
import type { Interpreter } from './interpreter.ts';

/** What it needs of its open. */
export interface Changeable {
  readonly interpreter: Interpreter;
  readonly isReplaceable: (state: State) => boolean;
  readonly read: (source: SessionSource) => ReadSession | Promise<ReadSession>;
  /** The data of the session that is open. */
  readonly session: () => SessionData | undefined;
  /** Whether the engine that runs serves it too. Throws if it must not be opened here. */
  readonly isSameEngine: (session: ReadSession) => boolean;
  /** Undefined for a popup. */
  readonly container: () => HTMLElement | undefined;
  /** Undoes it when the cashier is removed, at once. */
  readonly undo: (undo: () => void) => void;
  /** From now on the open is about this session. */
  readonly adopt: (source: SessionSource, session: ReadSession) => void;
  readonly load: (session: ReadSession) => unknown;
  readonly faultOf: (error: unknown) => Fault;
}

/** That of contract/longest-timer.ts, which the entry has: a timer of a longer time would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Waiting {
  source: SessionSource;
  readonly answer: Promise<UpdateAnswer>;
  readonly begin: () => void;
}

function refusal({ phase, leave }: CheckoutSnapshot, { leaving, mayArrive }: State): Fault {
  if (phase === 'ended') {
    return { reason: 'closed', message: 'update(): this checkout has ended.' };
  }
  const why =
    mayArrive && (phase === 'ready' || phase === 'declined')
      ? 'a payment that was submitted before the form was loaded again may still arrive'
      : leave === 'in_flight'
        ? 'a payment is in flight'
        : leaving
          ? 'the shopper is leaving'
          : 'a submit() is unanswered';
  return {
    reason: 'update_refused',
    message: `update({ session }) in phase "${phase}": ${why}.`,
    suggestion: 'Wait for the result first: another session would be a second payment.',
  };
}

/** Puts one session after the other in the place of the one that is open. Of those that wait, only the latest gets its turn. */
export class SessionChange {
  readonly #open: Changeable;
  #isBusy = false;
  #waiting: Waiting | undefined;
  /** What is undone when a change is over. */
  #undo = new Set<() => void>();

  constructor(open: Changeable) {
    this.#open = open;
  }

  to(source: SessionSource): Promise<UpdateAnswer> {
    if (!this.#isBusy) return this.#begin(source);
    this.#waiting ??= this.#wait(source);
    this.#waiting.source = source;
    return this.#waiting.answer;
  }

  #wait(source: SessionSource): Waiting {
    let begin = (): void => undefined;
    const turn = new Promise<void>((resolve) => (begin = resolve));
    const waiting: Waiting = {
      source,
      begin,
      answer: turn.then(() => this.#begin(waiting.source)),
    };
    return waiting;
  }

  #begin(source: SessionSource): Promise<UpdateAnswer> {
    this.#isBusy = true;
    const { interpreter, faultOf } = this.#open;
    const { calls } = interpreter;
    // a call of the merchant, so that the end of the open refuses it
    const answer = calls.make<UpdateAnswer>((call) => {
      this.#change(source).then(
        (session) => calls.answer(call, { session }),
        (error: unknown) => calls.refuse(call, interpreter.errorOf(faultOf(error))),
      );
    });
    const next = () => this.#next();
    answer.then(next, next);
    return answer;
  }

  #next(): void {
    for (const undo of this.#undo) undo();
    this.#undo.clear();
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.#isBusy = waiting !== undefined;
    waiting?.begin();
  }

  async #change(source: SessionSource): Promise<UpdateAnswer['session']> {
    const { interpreter, read, session: current, isSameEngine, adopt } = this.#open;
    if (interpreter.state.phase === 'loading') await interpreter.ready.promise;
    this.#checkIsFree();
    const session = await this.#inTime(async () => read(source));
    this.#checkIsFree();
    if (session.data.raw === current()?.raw) return 'unchanged';
    const isLive = isSameEngine(session) && (await this.#goesOn(session));
    // a payment that has begun since is one with the session that the cashier took
    if (!isLive || interpreter.state.phase === 'ended') this.#checkIsFree(this.#keep);
    adopt(source, session);
    if (!isLive) return this.#remount(session, typeof source === 'function');
    this.#put(session.expiresAt, typeof source === 'function', true);
    return 'live';
  }

  async #remount(session: ReadSession, canRenew: boolean): Promise<'remounted'> {
    const { interpreter, container, undo, load } = this.#open;
    const place = container();
    if (place) {
      const release = holdPlace(place);
      this.#undo.add(release);
      undo(release);
    }
    this.#put(undefined, canRenew, false);
    load(session);
    await interpreter.ready.promise;
    return 'remounted';
  }

  #put(expiresAt: number | undefined, canRenew: boolean, isLive: boolean): void {
    this.#open.interpreter.put({ type: 'session_replaced', expiresAt, canRenew, isLive });
  }

  #checkIsFree(otherwise?: () => void): void {
    const { interpreter, isReplaceable } = this.#open;
    const { state, snapshot } = interpreter;
    if (isReplaceable(state)) return;
    otherwise?.();
    throw interpreter.errorOf(refusal(snapshot, state));
  }

  /** A cashier that was asked and has not answered in time must not go on with the other one after all: this was refused. */
  readonly #keep = (): void => {
    const { interpreter, session } = this.#open;
    const before = session();
    if (before) void Promise.resolve(interpreter.run?.replace?.(before)).catch(() => undefined);
  };

  /** No answer, and any but true, means that it doesn't. */
  async #goesOn({ data }: ReadSession): Promise<boolean> {
    const { interpreter } = this.#open;
    try {
      return (await this.#inTime(async () => interpreter.run?.replace?.(data))) === true;
    } catch {
      return false;
    }
  }

  /** Rejects after the load limit. */
  #inTime<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const { interpreter } = this.#open;
    const { load } = interpreter.state.terms.limits;
    return new Promise<Answer>((resolve, reject) => {
      const overdue = () => {
        const message = `No session came in ${load} ms (limits.load).`;
        reject(interpreter.errorOf({ reason: 'session_failed', message }));
      };
      const timer = setTimeout(overdue, Math.min(load, LONGEST_TIMER_MS));
      const stop = () => clearTimeout(timer);
      this.#undo.add(stop);
      ask().finally(stop).then(resolve, reject);
    });
  }
}
