import { canSameSessionServe, resolveLocale } from '@ams-cashier/protocol';
import type { CheckoutUpdate } from '../../contract/checkout.ts';
import type { EngineEnding, EngineHost, EngineRun, EngineSignal } from '../../contract/engine.ts';
import type { ErrorReason } from '../../contract/error-table.ts';
import type { PaymentResult } from '../../contract/event.ts';
import type { SessionData } from '../../contract/session.ts';
import type { SubmitData } from '../../contract/options.ts';
import { PolicyViolations } from './page/policy-violations.ts';
import { quarantine } from './isolation/listener-quarantine.ts';
import { PopupAccessibility, press } from './page/popup-accessibility.ts';
import { findCashier, findModals, removeModals } from './page/frame.ts';
import { patchOfficial, disarm, settleTimers, type GatewayFault } from './isolation/internals.ts';
import { asRecord, asText, type UnknownRecord } from './json.ts';
import type { Official, OfficialClass, OfficialOptions } from './official/official.ts';
import { findOptionProblem } from './option-check.ts';
import { hideSwitches } from './page/page-address.ts';
import { Heartbeat } from './page/heartbeat.ts';
import { readRedirect, isHttps } from './page/redirect.ts';
import { Leftovers } from './isolation/leftovers.ts';
import { findSessionProblem } from './session-check.ts';
import { loadOfficial } from './official/source.ts';
import { withStorage } from './isolation/storage.ts';
import { releasePageLock, acquirePageLock, type PageLockHolder } from './isolation/page-lock.ts';
import { DuplicateFilter } from './machine/duplicate-filter.ts';
import { MessageFilter, type Verdict, type MessageHandler } from './page/message-filter.ts';

type Outcome = Extract<EngineSignal, { readonly type: 'result' }>['outcome'];

const RESULT = /^SDK_PAYMENT_(SUCCESSFUL|FAIL|PENDING|PROCESSING|ERROR|RETRY|CANCEL)$/;

/** Antom's error codes as our reasons: what an open can't go on after. */
const REASON_OF: { readonly [code: string]: ErrorReason } = {
  SDK_CREATECOMPONENT_ERROR: 'cashier_unreachable',
  // its other spelling, of a sister class
  SDK_CREATE_COMPONENT_ERROR: 'cashier_unreachable',
  SDK_CREATEPAYMENT_PARAMETER_ERROR: 'session_malformed',
  SDK_INIT_PARAMETER_ERROR: 'engine_failed',
  SDK_INTERNAL_ERROR: 'engine_failed',
};

const TIMEOUT_TEXT = 'Load resource timeout';

/** For whatever went wrong on the way to the gateway or in it (row H6). */
const NETWORK_TEXT = 'Network request error';

/** One open, run by Antom's own SDK: every signal of it becomes one of ours. */
export class AntomRun implements EngineRun, PageLockHolder, MessageHandler {
  readonly #host: EngineHost;
  readonly #duplicates = new DuplicateFilter();
  readonly #messages = new MessageFilter(this);
  readonly #heartbeat = new Heartbeat(() => this.#say({ type: 'dead' }));
  readonly #violations = new PolicyViolations((what) => this.#fail('cashier_unreachable', what));
  readonly #accessibility: PopupAccessibility;
  /** Submits of the merchant that the page has not answered yet. */
  readonly #pending = new Set<number>();
  /** There as soon as it has the page for itself. */
  #leftovers: Leftovers | undefined;
  #place: HTMLElement | undefined;
  #official: Official | undefined;
  /** Each begin of it; an answer to an earlier one is stale. */
  #round = 0;
  #gatewayFault: GatewayFault | undefined;
  #rendered = false;
  #sized = false;
  #usable = false;
  #inFlight = false;
  #challenge: 'none' | 'told' | 'shown' = 'none';
  #lastResult: string | undefined;
  #leaveDeclared: UnknownRecord | undefined;
  #leaving = false;
  #left = false;
  #redirecting = false;
  #validated: (() => void) | undefined;
  #goTimer: ReturnType<typeof setTimeout> | undefined;
  #failed = false;
  #ended = false;
  #stopped = false;

  constructor(host: EngineHost) {
    this.#host = host;
    const { container, locale } = host;
    this.#accessibility = new PopupAccessibility({
      popup: !container,
      locale,
      leave: () => this.#pressClose(),
    });
    const busy = acquirePageLock(this);
    if (busy) this.#fail('already_open', `${busy} Close it first: unmount(), close().`);
    else {
      this.#leftovers = new Leftovers();
      quarantine.begin();
      void this.#begin(host.session);
    }
  }

  // --- what the open asks ---

  submit(id: number, data?: SubmitData): void {
    this.#pending.add(id);
    const official = this.#official;
    if (!official) return this.#fail('engine_failed', 'submit() came before the cashier.');
    official.submit(data).then(
      (answer) => this.#answered(id, answer),
      (cause: unknown) => this.#fail('engine_failed', "Antom's SDK could not submit.", cause),
    );
  }

  /** Antom's SDK says `false` as well when nobody answers: only an answer of the page counts (row H8). */
  validate(): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const answered = new Promise<void>((heard) => (this.#validated = heard));
      const asked = this.#official?.validateFields() ?? Promise.reject(new Error('no cashier'));
      asked.then(
        async (answer) => {
          await answered;
          resolve(asRecord(answer)['isValid'] === true);
        },
        (cause: unknown) => reject(cause),
      );
    });
  }

  update({ locale, appearance }: CheckoutUpdate): void {
    const what = [locale && 'locale', appearance && 'appearance'].filter(Boolean).join(' and ');
    this.#log('antom_update', `Antom's cashier can't change its ${what} while it is open.`);
  }

  /** Antom's form belongs to its session: it begins again, empty. */
  renew(session: SessionData): void {
    this.#tearDown();
    void this.#begin(session);
  }

  focus(): void {
    this.#accessibility.focus();
  }

  async leave(): Promise<boolean> {
    return this.#inFlight;
  }

  /** Whether a submit that nobody answered has reached the gateway cannot be known: doubt counts as accepted (row H2). */
  async probe(): Promise<void> {
    if (this.#pending.size > 0) this.#accept();
  }

  /** Its page can't be told that the open has ended by a doubt, and would let the shopper pay once more. */
  end({ byDoubt }: EngineEnding): void {
    this.#ended = true;
    this.#inFlight = false;
    removeModals();
    if (byDoubt || this.#left || !findCashier()) this.makeRoom();
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    clearTimeout(this.#goTimer);
    this.#messages.stop();
    this.#heartbeat.stop();
    this.#violations.stop();
    // without the turn there is nothing of it on the page
    if (this.#leftovers) {
      this.#tearDown();
      quarantine.end();
    }
    this.#accessibility.stop();
    releasePageLock(this);
  }

  // --- the turn ---

  get isOver(): boolean {
    return this.#ended;
  }

  makeRoom(): void {
    this.#say({ type: 'gone' });
  }

  // --- Antom's SDK, from its beginning to its end ---

  async #begin(session: SessionData): Promise<void> {
    const round = ++this.#round;
    const mistake = findOptionProblem(this.#host.options);
    if (mistake) return this.#fail('option_invalid', mistake);
    if (this.#host.container && !document.contains(this.#host.container)) {
      const where = 'container is not in the document itself: detached, or inside a shadow root';
      return this.#fail('container_missing', `${where}, where Antom's SDK finds nothing.`);
    }
    const fault = findSessionProblem(session);
    if (fault) {
      return this.#fail('session_malformed', `The session ${fault}. Pass the one of your server.`);
    }
    if (hideSwitches()) {
      this.#log('antom_switches', "Switches of Antom's SDK were taken out of the page's address.");
    }
    let Class: OfficialClass;
    try {
      Class = await loadOfficial(this.#host.options);
    } catch (cause) {
      const message = `Antom's SDK could not be fetched: ${messageOf(cause)}`;
      return this.#fail('cashier_unreachable', message, cause);
    }
    if (this.#stopped || round !== this.#round) return;
    try {
      await this.#create(Class, session);
      // without a frame it is one of the buttons that the SDK draws itself
      if (round === this.#round && (this.#sized || !findCashier())) this.#showUsable();
    } catch (cause) {
      if (!this.#stopped && round === this.#round) this.#hearError('promise', cause);
    }
  }

  async #create(Class: OfficialClass, session: SessionData): Promise<void> {
    const { appearance, notRedirectAfterComplete, container } = this.#host;
    const { merchantAppointParam, isAppWebview, isNativeAppWebview } = this.#host.request;
    const round = this.#round;
    const official = withStorage(() => new Class(this.#optionsOfOfficial()));
    this.#official = official;
    patchOfficial(official, {
      isStopped: () => this.#stopped || round !== this.#round,
      gatewayFailed: (fault) => {
        this.#gatewayFault = { ...fault, traceId: fault.traceId ?? this.#gatewayFault?.traceId };
      },
      analytics: this.#host.options.analytics,
    });
    const params = {
      sessionData: session.raw,
      appearance,
      notRedirectAfterComplete,
      merchantAppointParam,
      isAppWebview,
      isNativeAppWebview,
    };
    if (container) await official.mountComponent(params, this.#placeIn(container));
    else await official.createComponent(params);
  }

  #optionsOfOfficial(): OfficialOptions {
    const { environment, onPaymentMethodSelected, onSizeChanged } = this.#host.options;
    const onLog = this.#heed((entry) => {
      const { code, message } = asRecord(entry);
      this.#log(asText(code) ?? 'antom', asText(message) ?? '');
    });
    return {
      environment,
      locale: resolveLocale(this.#host.locale),
      onEventCallback: this.#heed((event) => this.#hearEvent(event)),
      onError: this.#heed((error) => this.#hearError('onError', error)),
      get onLog() {
        quarantine.learnFile();
        return onLog;
      },
      onClose: this.#heed(() => this.#hearClose()),
      onBeforeSubmit: (state) => this.#beforeSubmit(state),
      ...(onPaymentMethodSelected && {
        onPaymentMethodSelected: this.#toMerchant(onPaymentMethodSelected),
      }),
      ...(onSizeChanged && { onSizeChanged: this.#toMerchant(onSizeChanged) }),
    };
  }

  /** Calls of a run that was stopped, or of an earlier round, come to nothing (rows L3, L4). */
  #heed(then: (value: unknown) => void): (value?: unknown) => void {
    const round = this.#round;
    return (value) => {
      if (!this.#stopped && round === this.#round) then(value);
    };
  }

  /** In a task of its own: what it throws is the page's to hear of, not Antom's. */
  #toMerchant(handler: (value: never) => unknown): (value?: unknown) => void {
    return this.#heed((value) => queueMicrotask(() => void handler(value as never)));
  }

  /** Antom's SDK empties the element that it is given: it gets one of its own. */
  #placeIn(container: HTMLElement): string {
    const place = document.createElement('div');
    place.id = `ams-cashier-${this.#host.openId}`;
    container.append(place);
    this.#place = place;
    return `#${place.id}`;
  }

  #tearDown(): void {
    this.#round += 1;
    const official = this.#official;
    this.#official = undefined;
    this.#rendered = false;
    this.#sized = false;
    try {
      if (official) settleTimers(official);
      official?.unmount();
    } catch {
      // whatever it stumbled over is removed below
    }
    if (official) disarm(official);
    this.#place?.remove();
    this.#place = undefined;
    this.#leftovers?.remove();
  }

  // --- what its page says, before Antom's SDK hears it ---

  heard(event: string, data: unknown): Verdict {
    this.#accessibility.apply();
    switch (event) {
      case 'appHeartBeat':
        this.#heartbeat.beat();
        return 'pass';
      case 'onSizeChanged':
        if (typeof asRecord(data)['height'] !== 'number') return 'drop';
        this.#sized = true;
        this.#maybeUsable();
        return 'pass';
      case 'dismissLoading':
        this.#sized = true;
        return 'pass';
      case 'onEventCallback':
      case 'onError':
        return asText(asRecord(data)['code']) ? 'pass' : 'drop';
      case 'validateFieldsResult':
        this.#validated?.();
        return 'pass';
      case 'declareEventCallbackInfo':
        this.#leaveDeclared = asRecord(asRecord(data)['popWindowEventInfo']);
        return 'pass';
      case 'declareCheckoutInfo':
        return { data: withoutHtml(data) };
      case 'onClose':
        // inline it would wait for a dialog that only popups have (row L8)
        if (!this.#host.container) return 'pass';
        this.#hearClose();
        return 'drop';
      case 'onRedirect':
        return this.#hearRedirect(data);
      case 'submitForm':
        return this.#hearForm(data);
      case 'popupWindow':
        return this.#hearModal(data);
      case 'popWindow':
        if (findModals().length === 0) return 'drop';
        this.#endChallenge();
        return 'pass';
      default:
        return 'pass';
    }
  }

  sent(event: string, data: unknown): void {
    if (event !== 'renderComponent' || this.#stopped) return;
    const { success, errorMessage, errorCode, traceId } = asRecord(asRecord(data)['queryResult']);
    if (success === true) {
      this.#rendered = true;
      return;
    }
    // Antom's SDK resolves all the same, and with some payment methods tells nobody (rows H4, H5, H6)
    if (/EXPIRE/i.test(asText(errorCode) ?? '')) return this.#say({ type: 'expired' });
    this.#failByGateway({
      code: asText(errorCode),
      message: asText(errorMessage),
      traceId: asText(traceId),
    });
  }

  /** With what the SDK has kept to itself. */
  #failByGateway({ code, message, traceId }: Partial<GatewayFault>): void {
    const kept = this.#gatewayFault;
    const cause = {
      code: code ?? kept?.code,
      message: message ?? kept?.message,
      traceId: traceId ?? kept?.traceId,
    };
    const words = [cause.message, cause.code, cause.traceId && `trace ${cause.traceId}`];
    const told = words.filter(Boolean).join(', ') || 'it gave no answer that can be understood';
    this.#fail('cashier_unreachable', `Antom's gateway did not take the session: ${told}.`, cause);
  }

  modalShown(): void {
    this.#accessibility.apply();
    this.#accessibility.focus();
  }

  dropped(why: string): void {
    this.#log('antom_dropped', `Kept from Antom's SDK: ${why}.`);
  }

  #hearRedirect(data: unknown): Verdict {
    const redirect = readRedirect(data);
    this.#showUsable();
    if (!redirect) {
      const message = 'Antom named an address to go to that is missing or is no https address.';
      this.#say({ type: 'redirect_failed', message });
      return 'drop';
    }
    const { url, target, toApp } = redirect;
    if (!this.#ended) this.#accept();
    this.#redirecting = true;
    // what it tells of calling an app is heard
    if (toApp) return 'pass';
    if (target === '_blank') {
      const isOpen = window.open(url) !== null;
      this.#say(
        isOpen
          ? { type: 'redirect', url: bare(url) }
          : { type: 'redirect_failed', message: 'The browser blocked the window for the payment.' },
      );
      return 'drop';
    }
    this.#say({ type: 'redirect', url: bare(url) });
    // the event is told in a microtask, so before the navigation that this begins
    this.#goTimer = setTimeout(() =>
      target === '_replace' ? location.replace(url) : location.assign(url),
    );
    return 'drop';
  }

  #hearForm(data: unknown): Verdict {
    const { action, data: fields } = asRecord(asRecord(data)['attributes']);
    this.#showUsable();
    if (!isHttps(action) || Object(fields) !== fields) {
      const message = 'Antom named a form to send that has no https address, or no fields.';
      this.#say({ type: 'redirect_failed', message });
      return 'drop';
    }
    if (!this.#ended) this.#accept();
    this.#say({ type: 'redirect', url: bare(action) });
    return 'pass';
  }

  #hearModal(data: unknown): Verdict {
    if (!isHttps(asRecord(data)['url'])) {
      this.dropped('a second frame whose address is no https address');
      return 'drop';
    }
    removeModals();
    if (this.#challenge === 'shown' || (this.#inFlight && this.#challenge === 'none')) {
      this.#say({ type: 'challenge' });
      this.#challenge = 'shown';
    } else if (this.#challenge === 'told') this.#challenge = 'shown';
    return 'pass';
  }

  #endChallenge(): void {
    if (this.#challenge === 'none') return;
    this.#challenge = 'none';
    findCashier()?.focus();
    this.#say({ type: 'challenge_done' });
  }

  // --- what Antom's SDK tells ---

  #hearEvent(event: unknown): void {
    if (!this.#duplicates.isDuplicate('event', factOf(event))) this.#take(event);
  }

  #take(event: unknown): void {
    const { code: raw, message: said, result: details } = asRecord(event);
    const code = asText(raw) ?? '';
    const message = asText(said);
    const result = details === undefined ? undefined : (asRecord(details) as PaymentResult);
    if (code in REASON_OF) return this.#hearError('event', event);
    const outcome = RESULT.exec(code)?.[1] as Outcome | undefined;
    if (this.#leaving) {
      // the code that its page has declared for that
      this.#leaveDeclared = { enableCallback: true, eventName: code, eventResult: result?.result };
      return;
    }
    if (outcome) return this.#hearResult(outcome, result);
    switch (code) {
      case 'SDK_START_OF_LOADING':
        return;
      case 'SDK_END_OF_LOADING':
        this.#sized = true;
        return this.#maybeUsable();
      case 'SDK_FORM_VERIFICATION_FAILED':
        return this.#hearInvalid();
      case 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR':
        return this.#hearDuplicate();
      case 'SDK_SUBMIT_NETWORK_ERROR':
        return this.#hearNetworkError(message);
      case 'SDK_PAYMENT_CHALLENGE':
        if (this.#challenge !== 'none') return;
        this.#accept();
        this.#challenge = findModals().length > 0 ? 'shown' : 'told';
        return this.#say({ type: 'challenge' });
      case 'SDK_CALL_URL_SUCCESS':
        if (!this.#redirecting && !this.#ended) this.#accept();
        if (this.#redirecting || !this.#ended) {
          this.#redirecting = false;
          return this.#say({ type: 'redirect', url: bare(message?.split(' ').at(-1) ?? '') });
        }
        return;
      case 'SDK_CALL_URL_ERROR':
        this.#showUsable();
        return this.#say({ type: 'redirect_failed', message: message ?? code });
      default:
        return this.#say({
          type: 'event',
          code,
          ...(message !== undefined && { message }),
          ...(result && { result }),
        });
    }
  }

  #hearResult(outcome: Outcome, result: PaymentResult | undefined): void {
    const replayed = !this.#usable;
    if (outcome === 'CANCEL' && !replayed) {
      return this.#say({
        type: 'result',
        outcome,
        final: true,
        replayed,
        ...(result && { result }),
      });
    }
    const told = JSON.stringify([outcome, result]);
    // a decline that is told twice; a second attempt begins with a submit
    if (!replayed && !this.#inFlight && told === this.#lastResult) {
      return this.#log('antom_twice', `SDK_PAYMENT_${outcome} came twice.`);
    }
    this.#lastResult = told;
    if (!replayed) this.#accept();
    const final = replayed || this.#isFinal(outcome, result);
    this.#inFlight = false;
    this.#challenge = 'none';
    this.#say({ type: 'result', outcome, final, replayed, ...(result && { result }) });
  }

  #hearError(channel: string, error: unknown): void {
    const { code: raw, message: said } = asRecord(error);
    const code = asText(raw) ?? '';
    const message = asText(said);
    if (channel !== 'event' && this.#duplicates.isDuplicate(channel, factOf(error))) return;
    const reason = message === TIMEOUT_TEXT ? 'load_timeout' : REASON_OF[code];
    if (reason === 'cashier_unreachable') {
      const isVague = message === NETWORK_TEXT;
      return this.#failByGateway(isVague || message === undefined ? {} : { message });
    }
    if (reason || channel === 'promise') {
      const told = message ?? (code || String(error));
      return this.#fail(reason ?? 'engine_failed', `Antom's SDK: ${told}.`, error);
    }
    this.#say({ type: 'event', code, ...(message !== undefined && { message }) });
  }

  /** The shopper left. A code that its page has declared for that is told in the same call. */
  #hearClose(): void {
    if (this.#leaving) return;
    this.#left = true;
    if (this.#ended) return this.makeRoom();
    this.#leaving = true;
    queueMicrotask(() => {
      this.#leaving = false;
      const { enableCallback, eventName, eventResult } = this.#leaveDeclared ?? {};
      const declared = enableCallback ? asText(eventName) : undefined;
      const inFlight =
        this.#inFlight || (declared !== undefined && declared !== 'SDK_PAYMENT_CANCEL');
      const result = declared && { result: { result: asRecord(eventResult) } as PaymentResult };
      this.#say({ type: 'buyer_close', inFlight, ...(result || {}) });
    });
  }

  /** Escape. Antom's own button asks what its page wants to have asked. */
  #pressClose(): void {
    const button = document.getElementById('asm-component-close-block');
    if (!this.#usable) this.#say({ type: 'buyer_close', inFlight: false });
    else if (button) button.dispatchEvent(press());
    else this.#hearClose();
  }

  /** Registered always: the page asks before it submits, and what it may go on with counts as accepted. */
  async #beforeSubmit(state: unknown): Promise<unknown> {
    if (this.#stopped) return { result: 'CANCEL' };
    const ask = this.#host.options.onBeforeSubmit as ((state: unknown) => unknown) | undefined;
    let answer: unknown = { result: 'IGNORE' };
    if (ask) {
      try {
        answer = await ask(state);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
        answer = { result: 'ERROR' };
      }
    }
    if (this.#stopped) return { result: 'CANCEL' };
    const { result } = asRecord(answer);
    if (result === 'IGNORE' || result === 'CONTINUE') this.#accept();
    else this.#refuse('invalid');
    return answer;
  }

  /** What the page answers to the merchant's submit. */
  #answered(id: number, answer: unknown): void {
    if (this.#stopped || !this.#official) return;
    const code = asText(asRecord(answer)['code']) ?? '';
    const isEvent = RESULT.test(code) || /^SDK_(FORM|DUPLICATE|SUBMIT)_/.test(code);
    if (isEvent && !this.#duplicates.isDuplicate('answer', factOf(answer))) this.#take(answer);
    if (this.#pending.has(id)) this.#accept();
  }

  #hearInvalid(): void {
    this.#showUsable();
    if (this.#inFlight) {
      this.#inFlight = false;
      return this.#say({ type: 'withdrawn', reason: 'invalid' });
    }
    if (this.#pending.size > 0) this.#refuse('invalid');
    else this.#say({ type: 'invalid' });
  }

  #hearDuplicate(): void {
    this.#showUsable();
    const id = [...this.#pending].at(-1);
    if (id !== undefined) this.#pending.delete(id);
    this.#inFlight = true;
    this.#say({ type: 'duplicate', ...(id !== undefined && { id }) });
  }

  #hearNetworkError(message: string | undefined): void {
    this.#showUsable();
    if (this.#pending.size > 0) this.#accept();
    if (this.#inFlight) {
      this.#inFlight = false;
      return this.#say({ type: 'withdrawn', reason: 'network_error' });
    }
    this.#say({ type: 'network_error', ...(message !== undefined && { message }) });
  }

  // --- what both sides have to agree on ---

  /** Shown is not enough: the gateway must have taken the session (row H4). */
  #maybeUsable(): void {
    if (this.#rendered && this.#sized) this.#showUsable();
  }

  #showUsable(): void {
    if (this.#usable) return;
    this.#usable = true;
    this.#violations.stop();
    this.#accessibility.apply();
    if (!this.#host.container) this.#accessibility.focus();
    this.#say({ type: 'usable' });
  }

  /** An attempt is in flight from here on, whoever began it. */
  #accept(): void {
    this.#showUsable();
    const [id, ...others] = this.#pending;
    this.#pending.clear();
    if (!this.#inFlight) this.#say({ type: 'accepted', ...(id !== undefined && { id }) });
    else if (id !== undefined) this.#say({ type: 'duplicate', id });
    this.#inFlight = true;
    for (const other of others) this.#say({ type: 'duplicate', id: other });
  }

  #refuse(type: 'invalid'): void {
    for (const id of this.#pending) this.#say({ type, id });
    this.#pending.clear();
  }

  /** Once: the open is over with it, whatever the other channels still say. */
  #fail(reason: ErrorReason, message: string, cause?: unknown): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#say({ type: 'failed', reason, message, ...(cause !== undefined && { cause }) });
  }

  /** A FAIL that this cashier can serve leaves it open. */
  #isFinal(outcome: Outcome, result: PaymentResult | undefined): boolean {
    if (outcome !== 'FAIL') return outcome !== 'RETRY';
    if (result?.['needChangeSessionForRetry'] === true) return true;
    return !canSameSessionServe(result?.paymentResultCode);
  }

  #log(code: string, message: string): void {
    this.#say({ type: 'log', code, message });
  }

  #say(signal: EngineSignal): void {
    if (!this.#stopped) this.#host.signal(signal);
  }
}

/** Without its query, where secrets may stand. */
function bare(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/** Texts for the dialog of Antom's popup, which it writes as HTML (row S3). */
function withoutHtml(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
  if (Array.isArray(value)) return value.map(withoutHtml);
  if (Object(value) !== value) return value;
  return Object.fromEntries(
    Object.entries(value as UnknownRecord).map(([key, one]) => [key, withoutHtml(one)]),
  );
}

/** Two tellings of one fact have this in common. */
function factOf(said: unknown): string {
  const { code, message } = asRecord(said);
  return `${asText(code)} ${asText(message)}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
