import { canSameSessionServe } from '@ams-cashier/protocol';
import { advise, loadAdvice } from '../advice/advice.ts';
import type { Advice } from '../contract/advice.ts';
import type { ReadSession } from '../contract/session.ts';
import type {
  Checkout,
  CheckoutSnapshot,
  CheckoutUpdate,
  Listener,
  Outcome,
  OutcomeStatus,
  SubmitAnswer,
  SupportBundle,
} from '../contract/checkout.ts';
import { Deferred, handled } from './deferred.ts';
import { callOut, Delivery, Listeners, subscribe } from './delivery.ts';
import { describe } from '../contract/describe.ts';
import type {
  CashierEngine,
  EngineCode,
  EngineEnding,
  EngineRun,
  EngineSignal,
} from '../contract/engine.ts';
import { CashierError, isCashierError, type ErrorDetails } from '../contract/error.ts';
import type { ErrorReason } from '../contract/error-table.ts';
import type {
  CashierEvent,
  ListenerType,
  LogEntry,
  PaymentResult,
  ResultEvent,
} from '../contract/event.ts';
import { PASSED_ON } from '../contract/event-code.ts';
import { randomId } from './identity.ts';
import { IN_FLIGHT_PHASES, type Phase } from '../contract/phase.ts';
import { rowFor, type SignalName, type Telling } from '../machine/life-cycle.ts';
import type { CheckedOptions, OpenRequest, SubmitData } from '../contract/options.ts';
import { askSession, readSession } from './session.ts';

/** The picture before anything has happened. */
export const IDLE: CheckoutSnapshot = Object.freeze({
  phase: 'idle',
  leave: 'safe',
  openId: '',
  attempt: 0,
  visible: false,
  expired: false,
});

/** How long an overdue limit waits for the page, which may have slept in a hidden tab, to look once more. */
const PROBE_MS = 2_000;

/** What an open needs of its client. */
export interface OpenContext {
  readonly options: CheckedOptions;
  readonly engines: readonly CashierEngine[];
  /** Hears every event and log line after the open's own listeners. */
  readonly listeners: Listeners;
  /** The shopper left; comes before the event that tells how. */
  readonly onClose?: (() => unknown) | undefined;
  /** After each change of the snapshot. */
  readonly changed: (open: Open) => void;
  readonly openAgain: (request: OpenRequest) => Open;
  /** The open is refused before it begins. */
  readonly refusal?: CashierError | undefined;
}

/** The handles of a promise that a call gave out. */
interface Call {
  resolve(answer: unknown): void;
  reject(error: CashierError): void;
}

/** What a signal carries into the machine. */
interface Detail {
  readonly error?: CashierError | undefined;
  readonly message?: string | undefined;
  readonly code?: string;
  readonly result?: PaymentResult | undefined;
  readonly resultEvent?: ResultEvent['code'];
  readonly replayed?: boolean;
}

/** Which limit runs in which phase. */
const LIMIT_OF_PHASE: { readonly [P in Phase]?: 'load' | 'attempt' | 'challenge' } = {
  loading: 'load',
  submitting: 'attempt',
  challenging: 'challenge',
  redirecting: 'challenge',
};

/** Every other result leaves it undecided. */
const OUTCOME_OF: { readonly [Code in ResultEvent['code']]?: OutcomeStatus } = {
  SDK_PAYMENT_SUCCESSFUL: 'paid',
  SDK_PAYMENT_FAIL: 'failed',
  SDK_PAYMENT_RETRY: 'failed',
};

/**
 * An open outcome is asked about, whatever code it came with. A final FAIL with a code that the form could serve was a
 * failed challenge.
 */
function adviceAfter(event: CashierEvent): Advice | undefined {
  if (event.type !== 'result' || event.code === 'SDK_PAYMENT_SUCCESSFUL') return;
  const code =
    OUTCOME_OF[event.code] === 'failed' ? (event.result?.paymentResultCode ?? '') : event.code;
  return advise(code, { threeDSFailed: event.final && canSameSessionServe(code) });
}

/** One open: runs the life-cycle table, keeps its limits and promises, and tells what happens in order. */
export class Open implements Checkout {
  readonly openId: string = randomId();
  readonly traceId: string = `ams-${randomId()}`;

  #request: OpenRequest;
  readonly #context: OpenContext;
  readonly #listeners = new Listeners();
  readonly #delivery = new Delivery();
  readonly #subscribers = new Set<() => void>();
  readonly #history: CashierEvent[] = [];
  readonly #entries: LogEntry[] = [];
  readonly #ready = new Deferred<void>();
  readonly #outcome = new Deferred<Outcome>();
  readonly ready: Promise<void> = this.#ready.promise;
  readonly outcome: Promise<Outcome> = this.#outcome.promise;
  /** Calls that the cashier has yet to answer, by the name of their limit. */
  readonly #calls = new Map<string, Call>();
  readonly #abort = (): void => this.#close('aborted');

  #snapshot: CheckoutSnapshot;
  #run: EngineRun | undefined;
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #news = new Deferred<void>();
  #callCount = 0;
  #closed = false;
  #settlement: (() => void) | undefined;
  #finished = false;
  #leaving = false;
  #renewed = false;

  constructor(request: OpenRequest, context: OpenContext) {
    this.#request = { ...request };
    this.#context = context;
    this.#snapshot = Object.freeze({ ...IDLE, openId: this.openId });
  }

  getSnapshot(): CheckoutSnapshot {
    return this.#snapshot;
  }

  subscribe(listener: () => void): () => void {
    return subscribe(this.#subscribers, listener);
  }

  on<Type extends ListenerType>(type: Type, listener: Listener<Type>): () => void {
    return this.#listeners.on(type, listener);
  }

  async *[Symbol.asyncIterator](): AsyncIterator<CashierEvent> {
    for (let next = 0; ;) {
      const event = this.#history[next];
      if (event) {
        next += 1;
        yield event;
      } else if (this.#finished) return;
      else await this.#news.promise;
    }
  }

  /** Checks the request, then loads. Called once, by the client. */
  begin(): void {
    const { signal } = this.#request;
    if (signal?.aborted) return this.#close('aborted');
    try {
      if (this.#context.refusal) throw this.#context.refusal;
      signal?.addEventListener('abort', this.#abort, { once: true });
      const container = this.#container();
      const { session } = this.#request;
      let read: () => Promise<ReadSession>;
      if (typeof session === 'function') read = () => askSession(session);
      else {
        const known = readSession(session);
        this.#engineFor(known);
        read = async () => known;
      }
      this.#signal('start');
      this.#delivery.push(() => void this.#load(container, read));
    } catch (error) {
      this.#signal('wrong_parameter', { error: this.#asError(error) });
    }
  }

  submit(data?: SubmitData): Promise<SubmitAnswer> {
    return handled(this.#submit(data));
  }

  validate(): Promise<{ readonly isValid: boolean }> {
    return handled(this.#validate());
  }

  update(change: CheckoutUpdate): void {
    void handled(
      this.ready.then(() => {
        this.#run?.update(change);
        if (change.locale) this.#loadAdvice(change.locale);
      }),
    );
  }

  retry(): Checkout {
    const { phase, outcome, advice } = this.#snapshot;
    if (phase === 'declined') {
      this.#run?.focus();
      return this;
    }
    const { status, error } = outcome ?? {};
    const renewable =
      status === 'cancelled' ||
      (status === 'failed' && (error ? error.recoverable : advice?.step === 'new_session'));
    if (!renewable || this.#closed) {
      throw this.#error('retry_refused', {
        message: `retry() in phase "${phase}"${advice ? ` after advice "${advice.step}"` : ''} could not help.`,
        suggestion: 'Read snapshot.advice and snapshot.outcome first.',
      });
    }
    const needsFresh = advice?.step === 'new_session' || this.#snapshot.expired;
    if (needsFresh && typeof this.#request.session !== 'function') {
      throw this.#error('session_missing', {
        message: 'retry() needs a fresh session, and session is no function.',
        suggestion: 'Pass a function as session: it is asked for a fresh one.',
      });
    }
    const request = this.#request;
    this.close();
    return this.#context.openAgain(request);
  }

  trace(): SupportBundle {
    return { traceId: this.traceId, snapshot: this.#snapshot, log: [...this.#entries] };
  }

  close(): void {
    this.#close('closed');
  }

  [Symbol.dispose](): void {
    this.close();
  }

  // --- loading ---

  #container(): HTMLElement | undefined {
    const { container } = this.#request;
    if (container === undefined) return undefined;
    let found: unknown = container;
    try {
      if (typeof container === 'string') found = document.querySelector(container);
    } catch {
      // not a selector: told below, with its text
    }
    if (found instanceof HTMLElement) return found;
    throw this.#error('container_missing', {
      message: `container is ${describe(container)}, which finds no element in the page.`,
      suggestion: 'Pass an element, or a selector of one that is in the page.',
    });
  }

  #engineFor(session: ReadSession): CashierEngine {
    const { engines, options } = this.#context;
    const engine = engines.find((one) => one.accepts(session.data, options));
    if (engine) return engine;
    const names = engines.map(({ name }) => name).join(', ');
    throw this.#error('engine_failed', {
      message: `None of the engines (${names}) serves this session.`,
      suggestion: 'Add its engine to the option engines.',
    });
  }

  async #load(container: HTMLElement | undefined, read: () => Promise<ReadSession>): Promise<void> {
    try {
      const session = await read();
      if (this.#snapshot.phase !== 'loading') return;
      const engine = this.#engineFor(session);
      const code = await engine.load().catch((cause: unknown) => {
        throw this.#error('cashier_unreachable', {
          message: `The code of the engine "${engine.name}" could not be fetched.`,
          suggestion: 'Check that the files of your build are served.',
          cause,
        });
      });
      if (this.#snapshot.phase !== 'loading') return;
      this.#start(code, session, container);
    } catch (error) {
      this.#signal('broken', { error: this.#asError(error) });
    }
  }

  #start(code: EngineCode, session: ReadSession, container: HTMLElement | undefined): void {
    const { options } = this.#context;
    const request = this.#request;
    const locale = request.locale || options.locale;
    this.#watchExpiry(session);
    this.#change({ visible: true });
    this.#run = code.start({
      openId: this.openId,
      traceId: this.traceId,
      session: session.data,
      locale,
      appearance: { ...options.appearance, ...request.appearance },
      notRedirectAfterComplete: request.notRedirectAfterComplete ?? true,
      container,
      options,
      request,
      signal: (signal) => this.#hear(signal),
    });
    // after the cashier, which somebody waits for; without its texts advice still has its step
    this.#loadAdvice(locale);
    // it may have failed before it returned
    if (!this.#snapshot.visible) this.#run.stop();
  }

  #loadAdvice(wanted: string): void {
    const tell = (locale: string) => {
      if (locale === wanted.replace('-', '_')) return;
      this.#hear({ type: 'log', code: 'locale_fallback', message: `${wanted} → ${locale}` });
    };
    void handled(loadAdvice(wanted).then(tell));
  }

  // --- what the engine says ---

  #hear(signal: EngineSignal): void {
    if (this.#closed) return;
    switch (signal.type) {
      case 'resumed':
        return this.#signal(`resumed_${signal.phase}`);
      case 'failed':
        return this.#break(signal.reason, signal.message, signal.cause);
      case 'dead':
        return this.#break('cashier_died', 'The cashier page stopped answering.');
      case 'expired':
        return this.#expire(true);
      case 'result':
        return this.#hearResult(signal);
      case 'withdrawn':
        return this.#signal(`withdrawn_${signal.reason}`);
      case 'buyer_close':
        return void this.#askToLeave(signal);
      case 'gone':
        if (!this.#hasEnded()) this.#break('engine_failed', 'The cashier left the screen.');
        return this.#remove();
      case 'log':
        return this.#log(signal.code, signal.message);
      case 'event':
        return this.#signal('other', signal);
      case 'redirect':
        return this.#signal('redirect', { message: `Going to ${signal.url}` });
      default:
        this.#signal(signal.type, signal as Detail);
        if ('id' in signal) this.#answer(signal.id, signal.type);
    }
  }

  #hearResult(signal: EngineSignal & { readonly type: 'result' }): void {
    const { outcome, final, replayed, result } = signal;
    const detail = { replayed, result };
    if (outcome === 'CANCEL') return this.#signal('cancelled', detail);
    this.#signal(replayed && final ? 'replay' : final ? 'result' : 'decline', {
      ...detail,
      resultEvent: `SDK_PAYMENT_${outcome}`,
    });
  }

  async #askToLeave({ inFlight, result }: EngineSignal & { type: 'buyer_close' }): Promise<void> {
    if (this.#leaving || this.#hasEnded()) return;
    this.#leaving = true;
    inFlight ??=
      this.#snapshot.phase === 'loading' ? false : await this.#run?.leave().catch(() => undefined);
    this.#leaving = false;
    if (this.#hasEnded()) return;
    this.#delivery.push(() => callOut(this.#context.onClose));
    this.#signal(inFlight === false ? 'left_safe' : 'left_in_flight', { result });
  }

  // --- calls that wait for an answer ---

  async #submit(data: SubmitData | undefined): Promise<SubmitAnswer> {
    await (this.#hasEnded() || this.ready);
    const run = this.#usable('submit()');
    if (IN_FLIGHT_PHASES.includes(this.#snapshot.phase)) {
      this.#signal('merchant_submit');
      return 'duplicate';
    }
    const { acceptance } = this.#context.options.limits;
    const id = ++this.#callCount;
    const name = `submit ${id}`;
    const answer = this.#called<SubmitAnswer>(name);
    this.#limit(name, acceptance, () =>
      this.#break(
        'submit_timeout',
        `No answer to submit() in ${acceptance} ms (limits.acceptance).`,
      ),
    );
    run.submit(id, data);
    return answer;
  }

  async #validate(): Promise<{ readonly isValid: boolean }> {
    await (this.#hasEnded() || this.ready);
    const run = this.#usable('validate()');
    const { validate: limit } = this.#context.options.limits;
    const name = `validate ${++this.#callCount}`;
    const answer = this.#called<{ readonly isValid: boolean }>(name);
    const fail = (error: CashierError) => this.#take(name)?.reject(error);
    this.#startTimer(name, limit, () =>
      fail(
        this.#error('submit_timeout', {
          message: `No answer to validate() in ${limit} ms (limits.validate).`,
        }),
      ),
    );
    run.validate().then(
      (isValid) => this.#take(name)?.resolve({ isValid }),
      (error: unknown) => fail(this.#asError(error)),
    );
    return answer;
  }

  #usable(call: string): EngineRun {
    if (!this.#run || this.#hasEnded()) {
      throw this.#error('closed', { message: `${call}: this checkout has ended.` });
    }
    return this.#run;
  }

  #called<Answer>(name: string): Promise<Answer> {
    const call = new Deferred<Answer>();
    this.#calls.set(name, call);
    return call.promise;
  }

  #take(name: string): Call | undefined {
    const call = this.#calls.get(name);
    this.#calls.delete(name);
    this.#stopTimer(name);
    return call;
  }

  #answer(id: number | undefined, answer: SubmitAnswer): void {
    const name = `submit ${id}`;
    this.#stopTimer(name);
    this.#delivery.push(() => this.#take(name)?.resolve(answer));
  }

  // --- expiry ---

  #watchExpiry({ expiresAt }: ReadSession): void {
    if (expiresAt === undefined) return this.#stopTimer('expiry');
    // a longer time would overflow the timer, which fires at once then
    const ms = Math.min(expiresAt - Date.now(), 2 ** 31 - 1);
    this.#startTimer('expiry', ms, () => this.#expire(false));
  }

  /** A submit that the gateway refused as too late is sent again with a fresh session: the cashier waits for it. */
  #expire(refused: boolean): void {
    const { phase } = this.#snapshot;
    if (phase === 'ended' || (IN_FLIGHT_PHASES.includes(phase) && !refused)) return;
    const { session: source } = this.#request;
    if (typeof source !== 'function' || this.#renewed) return this.#signalExpired();
    this.#renewed = true;
    askSession(source).then(
      (session) => {
        if (this.#hasEnded()) return;
        this.#watchExpiry(session);
        this.#run?.renew(session.data);
      },
      (error: unknown) => this.#signalExpired(error),
    );
  }

  #signalExpired(cause?: unknown): void {
    this.#change({ expired: true });
    this.#signal('expired', {
      error: this.#error('session_expired', {
        message: 'The payment session has expired.',
        suggestion: 'Pass a function as session: it is asked for a fresh one.',
        cause,
      }),
    });
  }

  // --- the machine ---

  #break(reason: ErrorReason, message: string, cause?: unknown): void {
    this.#signal('broken', {
      error: this.#error(reason, { message, cause }),
    });
  }

  #signal(name: SignalName, detail: Detail = {}): void {
    if (this.#closed) return;
    const { phase } = this.#snapshot;
    const row = rowFor(phase, name);
    this.#log('signal', `${name} in phase ${phase}`);
    if (row === 'ignored') return;
    if (row === 'violation') {
      return this.#break(
        'protocol_violation',
        `The cashier said "${name}" while the open was ${phase}. Update this package.`,
      );
    }
    const [target, ...tellings] = row;
    const next = target === '=' ? phase : target;
    if (next !== phase) {
      if (next === 'ended') return this.#end(tellings, detail);
      const accepted = next === 'submitting' && phase !== 'challenging';
      this.#change({
        phase: next,
        leave: IN_FLIGHT_PHASES.includes(next) ? 'in_flight' : 'safe',
        attempt:
          this.#snapshot.attempt +
          (accepted || name === 'resumed_challenging' ? 1 : name.startsWith('withdrawn') ? -1 : 0),
      });
      this.#watchLimit(next);
    }
    this.#tell(tellings, detail);
    if (phase === 'loading' && next !== phase) this.#delivery.push(() => this.#ready.resolve());
  }

  /** Ends the open: state, then what is told, then the promises. */
  #end(tellings: readonly Telling[], detail: Detail): void {
    const { phase, attempt } = this.#snapshot;
    const error = tellings.includes('error') ? detail.error : undefined;
    const isOutcome = tellings.includes('result') || tellings.includes('SDK_PAYMENT_PROCESSING');
    this.#stopTimers();
    this.#change({
      phase: 'ended',
      leave: 'safe',
      // an outcome that comes while none is in flight belongs to an attempt that was not seen to begin
      attempt: attempt + (isOutcome && !IN_FLIGHT_PHASES.includes(phase) ? 1 : 0),
      error,
    });
    const outcome = this.#outcomeOf(this.#tell(tellings, detail), error);
    const { status } = outcome;
    this.#change({ outcome });
    this.#settle(
      outcome,
      error ??
        this.#error(status === 'cancelled' ? status : 'closed', {
          message: `This checkout has ended: ${status}.`,
        }),
      tellings.includes('end_ready'),
    );
    if (error || status === 'cancelled') return this.#remove();
    this.#run?.end({
      outcome: status as EngineEnding['outcome'],
      byDoubt: tellings.includes('SDK_PAYMENT_PROCESSING'),
      goesOn:
        this.#request.notRedirectAfterComplete === false && !detail.replayed && status !== 'failed',
    });
  }

  /** The promises, after all else was told. A close in between changes nothing about them. */
  #settle(outcome: Outcome, error: CashierError, isReady = false): void {
    this.#settlement ??= () => {
      if (isReady) this.#ready.resolve();
      else this.#ready.reject(error);
      for (const name of this.#calls.keys()) this.#take(name)?.reject(error);
      this.#outcome.resolve(outcome);
      this.#finished = true;
      this.#wake();
    };
    this.#delivery.push(this.#settlement);
  }

  #outcomeOf(event: CashierEvent, error: CashierError | undefined): Outcome {
    if (error) return { status: 'failed', error, event };
    if (event.type !== 'result') return { status: 'cancelled', event };
    const open = this.#snapshot.advice?.step === 'check_status';
    return { status: (!open && OUTCOME_OF[event.code]) || 'undecided', event };
  }

  /** Returns the last event that it tells. */
  #tell(tellings: readonly Telling[], detail: Detail): CashierEvent {
    const events = tellings.map((telling) => this.#eventOf(telling, detail));
    for (const event of events) {
      if (event.type === 'result' || event.code === 'SDK_PAYMENT_CANCEL') {
        this.#change({ event, advice: adviceAfter(event) });
      }
      this.#delivery.push(() => {
        this.#history.push(event);
        this.#wake();
        this.#listeners.emit(event);
        this.#context.listeners.emit(event);
      });
    }
    return events.at(-1) as CashierEvent;
  }

  #eventOf(telling: Telling, detail: Detail): CashierEvent {
    if (telling === 'error') return detail.error as CashierEvent;
    return Object.freeze({
      openId: this.openId,
      attempt: this.#snapshot.attempt,
      at: Date.now(),
      traceId: this.traceId,
      message: detail.error?.message ?? detail.message,
      replayed: detail.replayed,
      type: 'status',
      result: detail.result,
      ...this.#toldBy(telling, detail),
    }) as CashierEvent;
  }

  /** The fields that make the kind of event. */
  #toldBy(telling: Telling, { code, resultEvent }: Detail): object {
    if (telling.startsWith('end_')) {
      return { code: 'SDK_END_OF_LOADING', outcome: telling.slice(4) };
    }
    if (telling === 'other') {
      const isKnown = (PASSED_ON as readonly unknown[]).includes(code);
      return isKnown ? { code } : { code: 'SDK_UNKNOWN', rawCode: code };
    }
    if (telling === 'result' || telling === 'SDK_PAYMENT_PROCESSING') {
      const final = this.#hasEnded();
      return { type: 'result', code: telling === 'result' ? resultEvent : telling, final };
    }
    return { code: telling };
  }

  #close(reason: 'closed' | 'aborted'): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopTimers();
    this.#delivery.drop();
    this.#listeners.clear();
    const { outcome = { status: 'closed' } as const } = this.#snapshot;
    this.#change({ phase: 'ended', leave: 'safe', outcome });
    this.#remove();
    // a client keeps its latest checkout, which must not keep the page that it was in
    this.#request = {} as OpenRequest;
    this.#settle(outcome, this.#error(reason, { message: `This checkout has ended: ${reason}.` }));
    this.#delivery.push(() => this.#subscribers.clear());
  }

  /** Nothing of the cashier stays on the screen. */
  #remove(): void {
    this.#request.signal?.removeEventListener?.('abort', this.#abort);
    this.#run?.stop();
    this.#run = undefined;
    this.#change({ visible: false });
  }

  // --- limits ---

  #watchLimit(phase: Phase): void {
    this.#stopTimer('phase');
    const limit = LIMIT_OF_PHASE[phase];
    if (!limit) return;
    const ms = this.#context.options.limits[limit];
    const reason = phase === 'loading' ? 'load_timeout' : 'engine_failed';
    this.#limit('phase', ms, () =>
      this.#break(reason, `Still ${phase} after ${ms} ms (limits.${limit}).`),
    );
  }

  /** Before an overdue limit counts, the cashier looks once more; what it finds may stop the limit. */
  #limit(name: string, ms: number, overdue: () => void): void {
    this.#startTimer(name, ms, () => {
      const last = this.#startTimer(name, PROBE_MS, overdue);
      const looked = () => {
        if (this.#timers.get(name) !== last) return;
        this.#stopTimer(name);
        overdue();
      };
      if (this.#run) this.#run.probe().then(looked, looked);
      else looked();
    });
  }

  #startTimer(name: string, ms: number, then: () => void): unknown {
    this.#stopTimer(name);
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      then();
    }, ms);
    this.#timers.set(name, timer);
    return timer;
  }

  #stopTimer(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  /** The open is over: nothing waits any more. */
  #stopTimers(): void {
    for (const name of this.#timers.keys()) this.#stopTimer(name);
  }

  // --- state ---

  #change(part: Partial<CheckoutSnapshot>): void {
    this.#snapshot = Object.freeze({ ...this.#snapshot, ...part });
    this.#delivery.push(() => {
      for (const subscriber of [...this.#subscribers]) callOut(subscriber);
      this.#context.changed(this);
    });
  }

  #hasEnded(): boolean {
    return this.#snapshot.phase === 'ended';
  }

  #wake(): void {
    this.#news.resolve();
    this.#news = new Deferred();
  }

  #log(code: string, message: string): void {
    const { openId, traceId } = this;
    const entry = { code, message, openId, traceId, at: Date.now() };
    this.#entries.push(entry);
    this.#delivery.push(() => {
      if (this.#context.options.debug) console.debug('[ams-cashier]', entry);
      this.#listeners.log(entry);
      this.#context.listeners.log(entry);
    });
  }

  // --- errors ---

  #error(reason: ErrorReason, details: ErrorDetails): CashierError {
    const { openId, traceId } = this;
    return new CashierError(reason, {
      ...details,
      openId,
      traceId,
      attempt: this.#snapshot.attempt,
    });
  }

  /** Errors made before the open was known get its ids. */
  #asError(error: unknown): CashierError {
    if (!isCashierError(error)) {
      const message = error instanceof Error ? error.message : describe(error);
      return this.#error('engine_failed', { message, cause: error });
    }
    const { openId, traceId } = this;
    return error.openId ? error : Object.assign(error, { openId, traceId });
  }
}
