import { advise, type Advice, type NextStep } from './advice.ts';
import type {
  Checkout,
  CheckoutSnapshot,
  CheckoutUpdate,
  Listener,
  Outcome,
  OutcomeStatus,
  SubmitAnswer,
} from './checkout.ts';
import { Deferred } from './deferred.ts';
import { callOut, Delivery, Listeners } from './delivery.ts';
import { describe } from './describe.ts';
import type { CashierEngine, EngineCode, EngineEnding, EngineRun, EngineSignal } from './engine.ts';
import { CashierError, isCashierError, type ErrorDetails } from './error.ts';
import type { ErrorReason } from './error-table.ts';
import type {
  CashierEvent,
  EventBase,
  ListenerType,
  LoadingOutcome,
  PaymentResult,
  ResultEvent,
  StatusCode,
} from './event.ts';
import { PASSED_ON } from './event-code.ts';
import { randomId } from './identity.ts';
import {
  IN_FLIGHT_PHASES,
  rowFor,
  type Phase,
  type SignalName,
  type Telling,
} from './life-cycle.ts';
import { resolveLocale } from './locale.ts';
import type { CheckedOptions } from './option-check.ts';
import type { OpenRequest, SubmitData } from './options.ts';
import { askSession, isSessionFunction, readSession, type ReadSession } from './session.ts';

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

const OUTCOME_OF: { readonly [Code in ResultEvent['code']]: OutcomeStatus } = {
  SDK_PAYMENT_SUCCESSFUL: 'paid',
  SDK_PAYMENT_FAIL: 'failed',
  SDK_PAYMENT_PENDING: 'undecided',
  SDK_PAYMENT_PROCESSING: 'undecided',
  SDK_PAYMENT_ERROR: 'undecided',
  SDK_PAYMENT_RETRY: 'failed',
};

/** After these the same form can go on. */
const SERVED_STEPS: readonly NextStep[] = ['same_session', 'other_card'];

/** Tellings that are a status event and nothing more. */
const STATUS_OF: { readonly [T in Telling]?: StatusCode } = {
  start: 'SDK_START_OF_LOADING',
  cancel: 'SDK_PAYMENT_CANCEL',
  invalid: 'SDK_FORM_VERIFICATION_FAILED',
  duplicate: 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR',
  challenge: 'SDK_PAYMENT_CHALLENGE',
  call_url_success: 'SDK_CALL_URL_SUCCESS',
  call_url_error: 'SDK_CALL_URL_ERROR',
  network_error: 'SDK_SUBMIT_NETWORK_ERROR',
};

/** A final FAIL with a code that the form could serve was a failed challenge. */
function adviceAfter(event: CashierEvent): Advice | undefined {
  const code = event.result?.paymentResultCode;
  if (event.type !== 'result' || code === undefined || event.code === 'SDK_PAYMENT_SUCCESSFUL')
    return;
  const advice = advise(code);
  return event.final && SERVED_STEPS.includes(advice.step)
    ? advise(code, { threeDSFailed: true })
    : advice;
}

/** One open: runs the life-cycle table, keeps its limits and promises, and tells what happens in order. */
export class Open implements Checkout {
  readonly openId: string = randomId(8);
  readonly traceId: string = `ams-${randomId(8)}`;

  readonly #request: OpenRequest;
  readonly #context: OpenContext;
  readonly #listeners = new Listeners();
  readonly #delivery = new Delivery();
  readonly #subscribers = new Set<() => void>();
  readonly #history: CashierEvent[] = [];
  readonly #ready = new Deferred<void>();
  readonly #outcome = new Deferred<Outcome>();
  readonly #submits = new Map<number, Deferred<SubmitAnswer>>();
  readonly #abort: () => void;

  #snapshot: CheckoutSnapshot;
  #run: EngineRun | undefined;
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #news = new Deferred<void>();
  #submitCount = 0;
  #closed = false;
  #finished = false;
  #leaving = false;
  #renewed = false;

  constructor(request: OpenRequest, context: OpenContext) {
    this.#request = request;
    this.#context = context;
    this.#snapshot = Object.freeze({
      phase: 'idle',
      leave: 'safe',
      openId: this.openId,
      attempt: 0,
      visible: false,
      expired: false,
    });
    this.#abort = () => this.#close('aborted');
  }

  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  get outcome(): Promise<Outcome> {
    return this.#outcome.promise;
  }

  getSnapshot(): CheckoutSnapshot {
    return this.#snapshot;
  }

  subscribe(listener: () => void): () => void {
    const own = () => listener();
    this.#subscribers.add(own);
    return () => void this.#subscribers.delete(own);
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
    signal?.addEventListener('abort', this.#abort, { once: true });
    try {
      if (this.#context.refusal) throw this.#context.refusal;
      const container = this.#container();
      const { session } = this.#request;
      const known = isSessionFunction(session) ? undefined : readSession(session);
      const engine = known && this.#engineFor(known);
      this.#signal('start');
      this.#delivery.push(() => void this.#load(container, known, engine));
    } catch (error) {
      this.#signal('wrong_parameter', { error: this.#asError(error) });
    }
  }

  async submit(data?: SubmitData): Promise<SubmitAnswer> {
    await this.ready;
    if (this.#hasEnded()) throw this.#closedError('submit()');
    if (IN_FLIGHT_PHASES.includes(this.#snapshot.phase)) {
      this.#signal('merchant_submit');
      return 'duplicate';
    }
    const id = ++this.#submitCount;
    const answer = new Deferred<SubmitAnswer>();
    this.#submits.set(id, answer);
    const { acceptance } = this.#context.options.limits;
    this.#limit(`submit ${id}`, acceptance, () => {
      if (this.#submits.has(id)) {
        this.#break(
          'submit_timeout',
          `No answer to submit() in ${acceptance} ms (limits.acceptance).`,
        );
      }
    });
    this.#run?.submit(id, data);
    return answer.promise;
  }

  async validate(): Promise<{ readonly isValid: boolean }> {
    await this.ready;
    const run = this.#run;
    if (!run || this.#hasEnded()) throw this.#closedError('validate()');
    const { validate: limit } = this.#context.options.limits;
    const answer = new Deferred<{ readonly isValid: boolean }>();
    const name = `validate ${++this.#submitCount}`;
    this.#startTimer(name, limit, () =>
      answer.reject(
        this.#error('submit_timeout', {
          message: `The cashier did not answer validate() within ${limit} ms (limits.validate).`,
        }),
      ),
    );
    run.validate().then((isValid) => answer.resolve({ isValid }), answer.reject);
    void this.#outcome.promise.then(() => answer.reject(this.#closedError('validate()')));
    return answer.promise.finally(() => this.#stopTimer(name));
  }

  update({ locale, appearance }: CheckoutUpdate): void {
    this.#run?.update({ locale: locale && resolveLocale(locale), appearance });
  }

  retry(): Checkout {
    const { phase, outcome, advice } = this.#snapshot;
    if (phase === 'declined') {
      this.#run?.focus();
      return this;
    }
    const renewable =
      outcome?.status === 'cancelled' ||
      (outcome?.status === 'failed' &&
        (outcome.error ? outcome.error.recoverable : advice?.step === 'new_session'));
    if (!renewable) {
      throw this.#error('retry_refused', {
        message: `retry() in phase "${phase}"${advice ? ` after advice "${advice.step}"` : ''} could not help.`,
        suggestion: 'Read snapshot.advice and snapshot.outcome first.',
      });
    }
    const needsFresh = outcome?.status === 'failed' && advice?.step === 'new_session';
    if ((needsFresh || this.#snapshot.expired) && !isSessionFunction(this.#request.session)) {
      throw this.#error('session_missing', {
        message: 'retry() needs a fresh session and session is no function.',
        suggestion: 'Pass a function as session, or open() a session that you made anew.',
      });
    }
    this.close();
    return this.#context.openAgain(this.#request);
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
    let found: Element | null | undefined;
    if (typeof container === 'string') {
      try {
        found = document.querySelector(container);
      } catch {
        // not a selector: told below, with its text
      }
    } else if (container instanceof Element) found = container;
    if (found instanceof HTMLElement) return found;
    throw this.#error('container_missing', {
      message: `container is ${describe(container)}, which finds no element in the page.`,
      suggestion: 'Pass the element, or a selector of one that is in the page when you open.',
    });
  }

  #engineFor(session: ReadSession): CashierEngine {
    const { environment, trustedCashiers } = this.#context.options;
    const scope = { environment, trustedCashiers };
    const engine = this.#context.engines.find(({ accepts }) => accepts(session.data, scope));
    if (engine) return engine;
    const names = this.#context.engines.map(({ name }) => name).join(', ');
    throw this.#error('engine_failed', {
      message: `None of the engines (${names}) serves this session.`,
      suggestion: 'Add the engine of its gateway to the option engines.',
    });
  }

  async #load(
    container: HTMLElement | undefined,
    known: ReadSession | undefined,
    chosen: CashierEngine | undefined,
  ): Promise<void> {
    try {
      const { session: source } = this.#request;
      const session = known ?? (isSessionFunction(source) ? await askSession(source) : undefined);
      if (!session || this.#snapshot.phase !== 'loading') return;
      const engine = chosen ?? this.#engineFor(session);
      const code = await this.#code(engine);
      if (this.#snapshot.phase !== 'loading') return;
      this.#start(code, session, container);
    } catch (error) {
      this.#signal('broken', { error: this.#asError(error) });
    }
  }

  async #code(engine: CashierEngine): Promise<EngineCode> {
    try {
      return await engine.load();
    } catch (cause) {
      throw this.#error('cashier_unreachable', {
        message: `The code of the engine "${engine.name}" could not be fetched.`,
        suggestion: 'Check that the files of your build are served.',
        cause,
      });
    }
  }

  #start(code: EngineCode, session: ReadSession, container: HTMLElement | undefined): void {
    const { environment, locale, limits, appearance } = this.#context.options;
    const request = this.#request;
    this.#watchExpiry(session);
    this.#change({ visible: true });
    this.#run = code.start({
      openId: this.openId,
      traceId: this.traceId,
      session: session.data,
      environment,
      limits,
      locale: request.locale ? resolveLocale(request.locale) : locale,
      appearance: { ...appearance, ...request.appearance },
      notRedirectAfterComplete: request.notRedirectAfterComplete ?? true,
      container,
      merchantAppointParam: request.merchantAppointParam,
      signal: (signal) => this.#hear(signal),
    });
    // it may have failed before it returned
    if (this.#snapshot.phase === 'ended' && !this.#snapshot.visible) this.#run.stop();
  }

  // --- what the engine says ---

  #hear(signal: EngineSignal): void {
    if (this.#closed) return;
    switch (signal.type) {
      case 'invalid':
      case 'accepted':
      case 'duplicate':
        this.#signal(signal.type);
        return this.#answer(signal.id, signal.type);
      case 'resumed':
        return this.#signal(`resumed_${signal.phase}`);
      case 'failed': {
        const { reason, message, cause } = signal;
        return this.#break(reason, message, cause);
      }
      case 'dead':
        return this.#break('cashier_died', 'The cashier page stopped answering.');
      case 'expired':
        return this.#expire();
      case 'result':
        return this.#hearResult(signal);
      case 'withdrawn':
        return this.#signal(`withdrawn_${signal.reason}`);
      case 'buyer_close':
        return void this.#askToLeave(signal);
      case 'gone':
        this.#run?.stop();
        return this.#change({ visible: false });
      case 'log':
        return this.#log(signal.code, signal.message);
      case 'event':
        return this.#signal('other', signal);
      case 'redirect':
        return this.#signal('redirect', { message: `Going to ${signal.url}` });
      default:
        return this.#signal(signal.type, signal as Detail);
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
    inFlight ??= this.#snapshot.phase === 'loading' ? false : await this.#run?.leave();
    this.#leaving = false;
    if (this.#hasEnded()) return;
    this.#delivery.push(() => callOut(this.#context.onClose));
    this.#signal(inFlight === false ? 'left_safe' : 'left_in_flight', { result });
  }

  #answer(id: number | undefined, answer: SubmitAnswer): void {
    if (id === undefined) return;
    const pending = this.#submits.get(id);
    this.#submits.delete(id);
    this.#stopTimer(`submit ${id}`);
    if (pending) this.#delivery.push(() => pending.resolve(answer));
  }

  // --- expiry ---

  #watchExpiry({ expiresAt }: ReadSession): void {
    if (expiresAt === undefined) return this.#stopTimer('expiry');
    this.#startTimer('expiry', Math.max(0, expiresAt - Date.now()), () => this.#expire());
  }

  #expire(): void {
    const { phase } = this.#snapshot;
    if (IN_FLIGHT_PHASES.includes(phase) || phase === 'ended') return;
    const { session: source } = this.#request;
    if (!isSessionFunction(source) || this.#renewed) return this.#signalExpired();
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
    if (row === 'ignored') return this.#log('signal_ignored', `${name} in phase ${phase}`);
    if (row === 'violation') {
      return this.#break(
        'protocol_violation',
        `The cashier said "${name}" while the open was ${phase}, which its protocol does not allow.`,
      );
    }
    const [target, ...tellings] = row;
    const next = target === '=' ? phase : target;
    this.#log('signal', `${name}: ${phase} → ${next}`);
    if (next === 'ended') return this.#end(tellings, detail);
    if (next !== phase) {
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
    const error = tellings.includes('error') ? detail.error : undefined;
    for (const name of [...this.#timers.keys()]) this.#stopTimer(name);
    this.#request.signal?.removeEventListener('abort', this.#abort);
    this.#change({
      phase: 'ended',
      leave: 'safe',
      // a replayed outcome is that of an attempt, though not of one of this open
      attempt: Math.max(this.#snapshot.attempt, tellings.includes('result') ? 1 : 0),
      error,
    });
    const outcome = this.#outcomeOf(this.#tell(tellings, detail), error);
    this.#change({ outcome });
    this.#delivery.push(() => {
      if (tellings.includes('end_ready')) this.#ready.resolve();
      else this.#ready.reject(error ?? this.#error('cancelled', { message: 'The shopper left.' }));
      for (const pending of this.#submits.values()) {
        pending.reject(error ?? this.#closedError('submit()'));
      }
      this.#submits.clear();
      this.#outcome.resolve(outcome);
      this.#finish();
    });
    if (error || outcome.status === 'cancelled') {
      this.#run?.stop();
      this.#change({ visible: false });
    } else {
      this.#run?.end({
        outcome: outcome.status as EngineEnding['outcome'],
        byDoubt: tellings.includes('processing'),
        goesOn:
          this.#request.notRedirectAfterComplete === false &&
          !detail.replayed &&
          outcome.status !== 'failed',
      });
    }
  }

  #outcomeOf(event: CashierEvent | undefined, error: CashierError | undefined): Outcome {
    if (!event) return { status: 'closed' };
    if (error) return { status: 'failed', error, event };
    if (event.type !== 'result') return { status: 'cancelled', event };
    const open = this.#snapshot.advice?.step === 'check_status';
    return { status: open ? 'undecided' : OUTCOME_OF[event.code], event };
  }

  #tell(tellings: readonly Telling[], detail: Detail): CashierEvent | undefined {
    let last: CashierEvent | undefined;
    for (const telling of tellings) {
      const event = this.#eventOf(telling, detail);
      if (!event) continue;
      last = event;
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
    return last;
  }

  #eventOf(telling: Telling, detail: Detail): CashierEvent | undefined {
    const base: EventBase = {
      openId: this.openId,
      attempt: this.#snapshot.attempt,
      at: Date.now(),
      traceId: this.traceId,
      message: detail.error?.message ?? detail.message,
      replayed: detail.replayed,
    };
    const status = { ...base, type: 'status', result: detail.result } as const;
    if (telling.startsWith('end_')) {
      const outcome = telling.slice(4) as LoadingOutcome;
      return Object.freeze({ ...status, code: 'SDK_END_OF_LOADING', result: undefined, outcome });
    }
    switch (telling) {
      case 'error':
        return detail.error as CashierEvent | undefined;
      case 'result':
      case 'processing':
        return Object.freeze({
          ...base,
          type: 'result',
          code:
            telling === 'result'
              ? (detail.resultEvent as ResultEvent['code'])
              : 'SDK_PAYMENT_PROCESSING',
          final: this.#snapshot.phase === 'ended',
          result: detail.result,
        }) as ResultEvent;
      case 'other': {
        const rawCode = detail.code ?? '';
        return (PASSED_ON as readonly string[]).includes(rawCode)
          ? (Object.freeze({ ...status, code: rawCode }) as CashierEvent)
          : Object.freeze({ ...status, code: 'SDK_UNKNOWN', rawCode });
      }
      default:
        return Object.freeze({ ...status, code: STATUS_OF[telling] }) as CashierEvent;
    }
  }

  #close(reason: 'closed' | 'aborted'): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const name of [...this.#timers.keys()]) this.#stopTimer(name);
    this.#request.signal?.removeEventListener('abort', this.#abort);
    this.#delivery.drop();
    this.#listeners.clear();
    this.#run?.stop();
    const { outcome = { status: 'closed' } as const } = this.#snapshot;
    this.#change({ phase: 'ended', leave: 'safe', visible: false, outcome });
    this.#delivery.push(() => {
      const error = this.#error(reason, { message: 'The merchant closed this checkout.' });
      this.#ready.reject(error);
      for (const pending of this.#submits.values()) pending.reject(error);
      this.#submits.clear();
      this.#outcome.resolve(outcome);
      this.#finish();
      this.#subscribers.clear();
    });
  }

  // --- limits ---

  #watchLimit(phase: Phase): void {
    this.#stopTimer('phase');
    const limit = LIMIT_OF_PHASE[phase];
    if (!limit) return;
    const ms = this.#context.options.limits[limit];
    const { attempt } = this.#snapshot;
    this.#limit('phase', ms, () => {
      const now = this.#snapshot;
      if (now.phase !== phase || now.attempt !== attempt) return;
      const reason = phase === 'loading' ? 'load_timeout' : 'engine_failed';
      this.#break(reason, `Still ${phase} after ${ms} ms (limits.${limit}).`);
    });
  }

  /** Before an overdue limit counts, the cashier looks once more. */
  #limit(name: string, ms: number, overdue: () => void): void {
    this.#startTimer(name, ms, () => {
      this.#startTimer(name, PROBE_MS, overdue);
      if (this.#run) void this.#run.probe().then(overdue, overdue);
      else overdue();
    });
  }

  #startTimer(name: string, ms: number, then: () => void): void {
    this.#stopTimer(name);
    this.#timers.set(
      name,
      setTimeout(() => {
        this.#timers.delete(name);
        then();
      }, ms),
    );
  }

  #stopTimer(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  // --- state ---

  #change(part: Partial<CheckoutSnapshot>): void {
    this.#snapshot = Object.freeze({ ...this.#snapshot, ...part });
    this.#delivery.push(() => {
      for (const subscriber of [...this.#subscribers]) callOut(subscriber);
      this.#context.changed(this);
    });
  }

  /** Everything has been told: iterators may end. */
  #finish(): void {
    this.#finished = true;
    this.#wake();
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

  #closedError(call: string): CashierError {
    return this.#error('closed', { message: `${call}: this checkout has ended.` });
  }

  /** Errors made before the open was known get its ids. */
  #asError(error: unknown): CashierError {
    if (!isCashierError(error)) {
      const message = error instanceof Error ? error.message : describe(error);
      return this.#error('engine_failed', { message, cause: error });
    }
    if (error.openId) return error;
    const { reason, message, cause } = error;
    return this.#error(reason, { message, cause });
  }
}
