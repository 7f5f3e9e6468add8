import { productOf, type Product } from '@ams-cashier/protocol';
import { speakAdvice } from '../advice/advice.ts';
import type {
  Checkout,
  CheckoutSnapshot,
  CheckoutUpdate,
  LookUpdate,
  Listener,
  Outcome,
  SubmitAnswer,
  SupportBundle,
  UpdateAnswer,
} from '../contract/checkout.ts';
import type { CashierEngine, EngineCode } from '../contract/engine.ts';
import type { CashierEvent, ListenerType, LogEntry } from '../contract/event.ts';
import { handled } from '../contract/handled.ts';
import type {
  OpenRequest,
  SessionFunction,
  SessionSource,
  SubmitData,
} from '../contract/options.ts';
import { plain } from '../contract/plain.ts';
import type { ReadSession } from '../contract/session.ts';
import { writeUnheard } from '../contract/unheard.ts';
import type { Input } from '../machine/input.ts';
import { isReplaceable } from '../machine/replacement.ts';
import { retryOf } from '../machine/retry.ts';
import { AbortSignals } from './abort-signals.ts';
import { asFault } from './as-fault.ts';
import { bindMethods } from './bind-methods.ts';
import { callOut } from './call-out.ts';
import { loadFile } from './code-file.ts';
import { checkHasPlace, checkIsInDocument, findContainer } from './container.ts';
import { chooseEngine, fetchAhead, isLoaded, loadCode } from './engine-choice.ts';
import { randomId } from './identity.ts';
import { Interpreter, type Surroundings } from './interpreter.ts';
import { Listeners, subscribe } from './listeners.ts';
import { withLook } from './look.ts';
import type { OpenContext } from './open-context.ts';
import { record } from './recorder.ts';
import type { SessionChange } from './session-change.ts';
import { askSession, isSameSession, readSession } from './session.ts';
import { Stamp } from './stamp.ts';
import { StandIn } from './stand-in.ts';
import { termsOf } from './terms.ts';

/** One open: the public API, and everything up to a running cashier. From there on the machine decides. */
export class Open implements Checkout {
  readonly openId: string = randomId();
  readonly traceId: string = `ams-${randomId()}`;
  declare readonly ready: Promise<void>;
  declare readonly outcome: Promise<Outcome>;

  #request: OpenRequest;
  /** Undefined for a popup. */
  #container: HTMLElement | undefined;
  /** The one that the cashier has, or will have. */
  #session: ReadSession | undefined;
  readonly #context: OpenContext;
  readonly #interpreter: Interpreter;
  readonly #listeners = new Listeners();
  readonly #subscribers = new Set<() => void>();
  readonly #entries: LogEntry[] = [];
  #adviceLocale: string | undefined;
  readonly #standIn = new StandIn();
  #engine: CashierEngine | undefined;
  #change: SessionChange | undefined;
  /** Somebody waits for its promises or iterates over its events. */
  #isAwaited = false;
  readonly #abort = (): void => this.#put({ type: 'merchant_close', reason: 'aborted' });
  readonly #signals = new AbortSignals(this.#abort);

  constructor(request: OpenRequest, context: OpenContext) {
    this.#request = { ...request };
    this.#context = context;
    const terms = termsOf(this.#request, context.options.limits);
    const stamp = new Stamp(this.openId, this.traceId);
    const interpreter = (this.#interpreter = new Interpreter(terms, stamp, this.#surroundings));
    // whoever reads one of them learns of an error
    Object.defineProperties(this, {
      ready: { get: () => this.#awaited(interpreter.ready.promise) },
      outcome: { get: () => this.#awaited(interpreter.outcome.promise) },
    });
    bindMethods(this);
  }

  getSnapshot(): CheckoutSnapshot {
    return this.#interpreter.snapshot;
  }

  subscribe(listener: () => void): () => void {
    return subscribe(this.#subscribers, listener);
  }

  on<Type extends ListenerType>(type: Type, listener: Listener<Type>): () => void {
    return this.#listeners.on(type, listener);
  }

  [Symbol.asyncIterator](): AsyncIterator<CashierEvent> {
    this.#isAwaited = true;
    return this.#interpreter.history[Symbol.asyncIterator]();
  }

  submit(data?: SubmitData): Promise<SubmitAnswer> {
    return this.#call((call) => this.#put({ type: 'merchant_submit', call, data }));
  }

  validate(): Promise<{ readonly isValid: boolean }> {
    return this.#call((call) => this.#put({ type: 'merchant_validate', call }));
  }

  update(change: CheckoutUpdate): Promise<UpdateAnswer> {
    const mistake = this.#context.mistakeInChange(change);
    if (mistake) throw mistake;
    const { session, ...look } = change;
    if (look.locale !== undefined || look.appearance) this.#changeLook(look);
    return handled(
      session === undefined
        ? Promise.resolve({ session: 'unchanged' })
        : this.#changeSession(session),
    );
  }

  async #changeSession(session: SessionSource): Promise<UpdateAnswer> {
    const code = await loadFile('update()', () => import('./session-change.ts'));
    this.#change ??= new code.SessionChange({
      interpreter: this.#interpreter,
      isReplaceable,
      read: (source) => (typeof source === 'function' ? askSession(source) : readSession(source)),
      session: () => this.#session?.data,
      isSameEngine: (next) => this.#engineFor(next) === this.#engine,
      container: () => this.#container,
      undo: (undo) => this.#standIn.use(undo),
      adopt: (source, next) => {
        this.#request = { ...this.#request, session: source };
        this.#session = next;
      },
      load: (next) => this.#load(async () => next),
      faultOf: asFault,
    });
    return this.#change.to(session);
  }

  #changeLook({ appearance, ...rest }: LookUpdate): void {
    const look = { ...rest, ...(appearance && { appearance: plain(appearance) }) };
    this.#request = withLook(this.#request, look);
    void handled(
      this.#interpreter.ready.promise.then(() => {
        this.#interpreter.run?.update(look);
        if (look.locale) this.#loadAdvice(look.locale);
      }),
    );
  }

  retry(): Checkout {
    const answer = retryOf(this.#interpreter.state);
    if (answer === 'focus') {
      this.#interpreter.run?.focus();
      return this;
    }
    if (typeof answer === 'object') throw this.#interpreter.errorOf(answer);
    const request = this.#request;
    const session = answer === 'same_session' ? this.#session : undefined;
    this.close();
    return this.#context.openAgain(request, session);
  }

  trace(): SupportBundle {
    return { traceId: this.traceId, snapshot: this.getSnapshot(), log: [...this.#entries] };
  }

  close(): void {
    this.#put({ type: 'merchant_close', reason: 'closed' });
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** Whether `request` asks for what this open is about, and may share it. Source: docs/design/decisions.md#one-cashier-per-place. */
  isFor({ session }: OpenRequest): boolean {
    return !this.#context.isOwn && isSameSession(this.#request.session, session);
  }

  /** Whether it is shown, or will be, where a cashier with this container would be. All popups are in one place. */
  isIn(container: HTMLElement | undefined): boolean {
    const { phase, visible } = this.getSnapshot();
    return (phase !== 'ended' || visible) && this.#container === container;
  }

  /** Another call asked for the same: each of their signals closes it. */
  join({ signal }: OpenRequest): this {
    this.#signals.follow(signal);
    return this;
  }

  /** Makes room for another cashier in its place after its end. What it still has to emit is emitted. */
  dismiss(): void {
    this.#put({ type: 'gone' });
  }

  /** Checks the request, then loads. Called once, by the client. */
  begin(): void {
    record(this, () => this.#session?.data.meta.publicSessionId);
    const { signal, container, session } = this.#request;
    if (signal?.aborted) return this.#abort();
    let read: () => Promise<ReadSession>;
    let engine = this.#context.engines.find(({ showLoading }) => showLoading);
    let product: Product | undefined;
    try {
      if (this.#context.refusal) throw this.#context.refusal;
      this.#signals.follow(signal);
      this.#container = findContainer(container);
      if (typeof session === 'function' && !this.#context.session) {
        read = () => askSession(session);
        fetchAhead(this.#context.engines, this.#context.options);
      } else {
        const known = this.#context.session ?? readSession(session);
        engine = this.#engineFor(known);
        product = productOf(known.data.meta);
        read = async () => known;
      }
    } catch (error) {
      return this.#put({ type: 'wrong_parameter', fault: asFault(error) });
    }
    this.#put({ type: 'start' });
    if (!this.#container) this.#showLoading(engine, product);
    this.#interpreter.delivery.push(() => void this.#load(read));
  }

  /** Nothing else tells the shopper that the press of the button was heard, and keeps them from a second one. */
  #showLoading(engine: CashierEngine | undefined, product: Product | undefined): void {
    // one that can start at once shows it itself
    if (!engine || (product && isLoaded(engine))) return;
    const { options } = this.#context;
    const { appearance, locale } = this.#request;
    this.#standIn.show(engine, {
      product,
      appearance: { ...options.appearance, ...appearance },
      locale: locale || options.locale,
      onLeave: () => this.#put({ type: 'buyer_close' }),
    });
  }

  async #load(read: () => Promise<ReadSession>): Promise<void> {
    const isLoading = () => this.getSnapshot().phase === 'loading';
    try {
      const session = await read();
      if (!isLoading()) return;
      this.#session = session;
      this.#put({ type: 'session_read', product: productOf(session.data.meta) });
      const engine = this.#engineFor(session);
      const code = await loadCode(engine, session.data);
      if (!isLoading()) return;
      this.#engine = engine;
      this.#start(engine, code, session);
    } catch (error) {
      this.#put({ type: 'broken', fault: asFault(error) });
    }
  }

  /** Throws if it can't be opened here. */
  #engineFor({ data }: ReadSession): CashierEngine {
    checkHasPlace(data, this.#container);
    return chooseEngine(this.#context.engines, data, this.#context.options);
  }

  #start(engine: CashierEngine, code: EngineCode, session: ReadSession): void {
    const { options, isOwn } = this.#context;
    const request = this.#request;
    // a component follows its element into the document
    if (!isOwn) checkIsInDocument(this.#container);
    const locale = request.locale || options.locale;
    this.#put({ type: 'started', expiresAt: session.expiresAt });
    const interpreter = this.#interpreter;
    const loadingView = this.#container ? undefined : this.#standIn.handOver(engine);
    const { ready } = interpreter;
    const run = code.start({
      openId: this.openId,
      traceId: this.traceId,
      session: session.data,
      locale,
      appearance: plain({ ...options.appearance, ...request.appearance }),
      notRedirectAfterComplete: request.notRedirectAfterComplete ?? true,
      container: this.#container,
      loadingView,
      options,
      request,
      get phase() {
        return interpreter.state.phase;
      },
      // not that of a form before
      signal: (signal) => {
        if (interpreter.ready === ready) this.#put(signal);
      },
    });
    this.#interpreter.run = run;
    if (!this.#container) this.#standIn.remove();
    // after the cashier, which somebody is waiting for; without its texts, advice still has its step
    this.#loadAdvice(locale);
    // it may have failed before it returned
    if (!this.getSnapshot().visible) run.stop();
  }

  #loadAdvice(wanted: string): void {
    this.#adviceLocale = wanted;
    const use = ({ say, locale }: Awaited<ReturnType<typeof speakAdvice>>) => {
      // another language was requested meanwhile
      if (this.#adviceLocale === wanted) this.#interpreter.speak(say);
      if (locale === wanted.replace('-', '_')) return;
      this.#put({ type: 'log', code: 'locale_fallback', message: `${wanted} → ${locale}` });
    };
    void handled(speakAdvice(wanted).then(use));
  }

  #awaited<T>(promise: Promise<T>): Promise<T> {
    this.#isAwaited = true;
    return promise;
  }

  #put(input: Input): void {
    this.#interpreter.put(input);
  }

  /** While it loads, waits for `ready` first; a call that comes after the end is refused by the machine. */
  #call<Answer>(put: (call: number) => void): Promise<Answer> {
    const make = () => this.#interpreter.calls.make<Answer>(put);
    return handled(
      this.getSnapshot().phase === 'loading' ? this.#interpreter.ready.promise.then(make) : make(),
    );
  }

  readonly #surroundings: Surroundings = {
    changed: () => {
      for (const subscriber of [...this.#subscribers]) callOut(subscriber);
      this.#context.changed();
    },
    over: () => this.#context.over(this),
    emit: (event) => {
      const heard = [this.#listeners, this.#context.listeners].map((each) => each.emit(event));
      if (event.type === 'error' && !this.#isAwaited && !heard.includes(true)) writeUnheard(event);
    },
    log: (code, message) => {
      const { openId, traceId } = this;
      const entry = { code, message, openId, traceId, at: Date.now() };
      this.#entries.push(entry);
      return () => {
        if (this.#context.options.debug) console.debug('[ams-cashier]', entry);
        this.#listeners.log(entry);
        this.#context.listeners.log(entry);
      };
    },
    shopperLeft: () => callOut(this.#context.onClose),
    askSession: async () => {
      const before = this.#session;
      // the machine asks only when the session is a function
      const asked = askSession(this.#request.session as SessionFunction);
      await asked.catch(() => undefined);
      // another payment has taken its place, and asks for itself
      if (this.#session !== before) return new Promise<never>(() => undefined);
      const session = await asked;
      if (this.getSnapshot().phase !== 'ended') this.#session = session;
      return session;
    },
    removed: () => {
      this.#standIn.remove();
      this.#signals.release();
    },
    silenced: () => {
      this.#listeners.clear();
      // a client keeps its latest checkout, which must not keep the page it was in alive
      this.#request = {} as OpenRequest;
      this.#container = undefined;
      this.#session = undefined;
      this.#interpreter.delivery.push(() => this.#subscribers.clear());
    },
  };
}
