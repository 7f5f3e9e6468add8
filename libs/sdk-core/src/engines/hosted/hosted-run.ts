import { productOf, type ToSdk } from '@ams-cashier/protocol';
import type { LookUpdate } from '../../contract/checkout.ts';
import type { EngineEnding, EngineHost, EngineRun, EngineSignal } from '../../contract/engine.ts';
import type { Appearance, SubmitData } from '../../contract/options.ts';
import type { SessionData } from '../../contract/session.ts';
import { isRefusedHere, leaveFromTop } from '../../contract/top-page.ts';
import { CashierFrame } from './frame.ts';
import { KeptSubmit } from './kept-submit.ts';
import { cameByBackButton } from './navigation.ts';
import { Questions } from './questions.ts';
import { safeRedirect } from './redirect.ts';
import { ReplacementQuestion } from './replacement-question.ts';
import { Surface } from './surface.ts';
import { unreachable } from './unreachable.ts';
import { takeWaiting } from './waiting-popups.ts';
import { windowOf } from './window-of.ts';

/** The page shows the end state this long before it leaves for paymentRedirectUrl. */
const END_STATE_MS = 2_000;

/** The press that puts it away ends in the frame; a frame that is gone before leaves the browser's input waiting. */
const LAST_PRESS_MS = 100;

/** What the page said before it was removed arrives within this time. */
const LAST_WORDS_MS = 100;

/** Higher than any form of ours, in every language and at any zoom. */
const MAX_HEIGHT = 5_000;

/** Codes that only a result signal may lead to. */
const OUTCOME = /^SDK_PAYMENT_(SUCCESSFUL|FAIL|PENDING|PROCESSING|ERROR|RETRY|CANCEL)$/;

/** Messages of the page that are signals of the engine as they stand. */
type Passed = Extract<ToSdk['type'], EngineSignal['type']>;

/** A payment that the gateway may have. */
interface Attempt {
  /** Submitted in this open. */
  readonly isOwn: boolean;
  /** Where it was last. */
  readonly place: 'gateway' | 'bank' | 'wallet';
}

/** One cashier page in its frame, seen as an engine's run. */
export class HostedRun implements EngineRun {
  readonly #host: EngineHost;
  readonly #origin: string;
  readonly #frame: CashierFrame;
  readonly #surface: Surface;
  readonly #questions = new Questions();
  #session: SessionData;
  #look: { readonly locale: string; readonly appearance: Appearance };
  /** The page has said what it shows. */
  #isShown = false;
  /** Its frame was moved: it has loaded again and has not yet said what it shows. */
  #isBack = false;
  #attempt: Attempt | undefined;
  readonly #kept: KeptSubmit;
  /** One that the gateway doesn't know may still get there. */
  #mayArrive = false;
  readonly #replacement = new ReplacementQuestion();
  /** All that it has begun. */
  readonly #timers: ReturnType<typeof setTimeout>[] = [];
  /** The page has yet to go on to paymentRedirectUrl. */
  #goesOn = false;
  #ended = false;
  /** The page around it has removed it. */
  #isGone = false;
  /** It ended without the page knowing. */
  #isDoubtful = false;
  #stopped = false;

  constructor(host: EngineHost) {
    const { container, appearance, locale, session, loadingView } = host;
    this.#host = host;
    this.#session = session;
    this.#kept = new KeptSubmit(session);
    this.#look = { locale, appearance };
    const { meta } = session;
    const page = new URL(`/cashier/${meta.publicSessionId ?? ''}`, meta.cashierUrl);
    this.#origin = page.origin;
    const view = windowOf(container ?? document.body);
    this.#frame = new CashierFrame(
      page,
      {
        connected: () => this.#connected(),
        message: (message) => this.#receive(message),
        unreachable: () => this.#fail('cashier_unreachable', unreachable(this.#origin, view)),
        violation: (what) => this.#reportViolation(what),
        dead: () => this.#signal({ type: 'dead' }),
      },
      view,
    );
    const options = {
      container,
      product: productOf(meta),
      appearance,
      locale,
      onLeave: () => this.#leaveRequested(),
      onRemoved: () => this.#removed(),
    };
    const surface = takeWaiting(loadingView);
    surface?.adopt(options, this.#frame.element);
    this.#surface = surface ?? new Surface(options, this.#frame.element);
  }

  submit(id: number, _data?: SubmitData): void {
    this.#frame.send({ type: 'submit', id });
  }

  validate(): Promise<boolean> {
    return this.#questions.ask((id) => this.#frame.send({ type: 'validate', id }));
  }

  update(change: LookUpdate): void {
    const { locale, appearance } = change;
    this.#look = {
      locale: locale ?? this.#look.locale,
      appearance: { ...this.#look.appearance, ...appearance },
    };
    this.#surface.update(change);
    this.#frame.send({ type: 'update', locale, appearance });
  }

  async replace(session: SessionData): Promise<boolean> {
    const isSameCashier = session.meta.cashierUrl === this.#session.meta.cashierUrl;
    if (!isSameCashier || !this.#isShown || this.#isBack) return false;
    const live = await this.#replacement.ask(() =>
      this.#questions.ask((id) =>
        this.#frame.send({ type: 'replace', id, session: session.secret }),
      ),
    );
    // a frame that is moved from now on opens this one
    if (live) {
      this.#session = session;
      this.#kept.replacedBy(session);
    }
    return live;
  }

  renew(session: SessionData): void {
    // before the page has connected there is nobody to tell: it opens this one then
    this.#session = session;
    this.#kept.renewedBy(session);
    this.#frame.send({ type: 'renew', session: session.secret });
  }

  notRenewed(): void {
    this.#frame.send({ type: 'not_renewed' });
  }

  focus(): void {
    this.#frame.element.focus();
    this.#frame.send({ type: 'focus' });
  }

  leave(): Promise<boolean | undefined> {
    return this.#isGone
      ? Promise.resolve(undefined)
      : this.#questions.ask((id) => this.#frame.send({ type: 'leave', id }));
  }

  async probe(): Promise<void> {
    await this.#questions.ask((id) => this.#frame.send({ type: 'probe', id }));
  }

  end({ byDoubt, goesOn }: EngineEnding): void {
    this.#ended = true;
    this.#isDoubtful = byDoubt;
    const wasAtBank = this.#surface.hideChallenge();
    if (byDoubt) this.#frame.send({ type: 'undecided' });
    if (wasAtBank) this.focus();
    this.#goesOn = goesOn;
    if (goesOn) this.#after(END_STATE_MS, () => this.#goOn());
  }

  stop(): void {
    this.#stopped = true;
    this.#replacement.giveUp();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#frame.stop();
    this.#surface.remove();
  }

  #connected(): void {
    this.#isBack = this.#isShown;
    this.#replacement.giveUp();
    if (this.#isBack) this.#surface.showLoading();
    const { openId, traceId, container, request } = this.#host;
    const { storedCard } = request.merchantAppointParam ?? {};
    const { locale, appearance } = this.#look;
    this.#frame.send({
      type: 'open',
      session: this.#session.secret,
      openId,
      traceId,
      locale,
      display: container ? 'inline' : 'popup',
      appearance,
      ...(storedCard && { storedCard: { needCVV: storedCard.needCVV === true } }),
      ...(this.#attempt?.isOwn && { resumes: true }),
      ...(cameByBackButton() && { byBackButton: true }),
      ...(this.#kept.submitId && { lastSubmit: this.#kept.submitId }),
    });
    if (this.#isDoubtful) this.#frame.send({ type: 'undecided' });
  }

  #receive(message: ToSdk): void {
    switch (message.type) {
      case 'size':
        this.#frame.element.style.height = `${Math.min(Math.ceil(message.height), MAX_HEIGHT)}px`;
        return;
      case 'usable':
        this.#mayArrive = message.mayArrive === true;
        if (this.#surface.showFrame()) this.focus();
        return this.#isBack ? this.#usableAgain() : this.#shows(message);
      case 'resume':
        this.#surface.showFrame();
        return this.#resume(message.phase);
      case 'accepted':
        return this.#accepted(message);
      case 'duplicate':
        // without an id it is the gateway's word: another attempt was faster than the one of this open
        if (message.id === undefined || !this.#attempt) {
          this.#attempt = { isOwn: false, place: 'gateway' };
        }
        return this.#signal(message);
      case 'validity':
        return this.#questions.answer(message.id, message.isValid);
      case 'left':
        return this.#questions.answer(message.id, message.inFlight);
      case 'replaced':
        return this.#questions.answer(message.id, message.live);
      case 'pong':
        return this.#questions.answer(message.id, true);
      case 'refused':
        return this.#signal({
          type: 'failed',
          reason: 'cashier_unreachable',
          message: message.traceId
            ? `${message.message} (trace ${message.traceId})`
            : message.message,
          ...(message.isFinal && { isSessionRefused: true }),
        });
      case 'challenge':
        return this.#challenge(message.path);
      case 'challenge_done':
        if (this.#surface.hideChallenge()) this.focus();
        return this.#challengeDone();
      case 'redirect':
        return this.#redirect(message.url, message.opened);
      case 'close':
        return this.#leaveRequested();
      case 'dismiss':
        return this.#after(LAST_PRESS_MS, () => this.#leaveRequested());
      case 'result':
        return this.#result(message);
      case 'event':
        // handlers written for Antom's codes get the code as it came: an outcome must not come this way
        return OUTCOME.test(message.code)
          ? this.#reportViolation(`${message.code} as an event`)
          : this.#signal(message);
      default:
        return this.#signal(message satisfies { readonly type: Passed });
    }
  }

  #accepted({ submitId, ...message }: Extract<ToSdk, { readonly type: 'accepted' }>): void {
    this.#attempt = { isOwn: true, place: 'gateway' };
    if (submitId !== undefined) this.#kept.keep(submitId);
    this.#signal(message);
  }

  #challenge(path: string): void {
    if (!path.startsWith('/')) return this.#reportViolation('a challenge without a path');
    // after an origin and its slash nothing can change the origin
    this.#surface.showChallenge(this.#origin + path);
    // a page that has loaded again tells of the same one
    if (this.#attempt?.place === 'bank') return;
    if (this.#attempt) this.#attempt = { ...this.#attempt, place: 'bank' };
    this.#signal({ type: 'challenge' });
  }

  #challengeDone(): void {
    if (this.#attempt) this.#attempt = { ...this.#attempt, place: 'gateway' };
    this.#signal({ type: 'challenge_done' });
  }

  #result(message: Extract<ToSdk, { readonly type: 'result' }>): void {
    const { isOwn = false } = this.#attempt ?? {};
    this.#attempt = undefined;
    this.#kept.forget();
    this.#isBack = false;
    if (message.final) this.#surface.showFrame();
    // for a page that has loaded again, an attempt of this open is one that it did not see
    this.#signal({ ...message, replayed: message.replayed && !isOwn });
  }

  #redirect(url: unknown, opened?: boolean): void {
    const target = safeRedirect(url);
    if (!target) {
      const message = 'The redirect URL is missing or is not https.';
      return this.#signal({ type: 'redirect_failed', message });
    }
    const isElsewhere = opened || isRefusedHere(target);
    if (!opened && isElsewhere && !leaveFromTop(target)) {
      const message = `This page is in a frame of another page, where ${target.origin} may refuse to load. A link in the cashier opens it in a new tab.`;
      return this.#signal({ type: 'redirect_failed', message });
    }
    if (this.#attempt) this.#attempt = { ...this.#attempt, place: 'wallet' };
    this.#signal({ type: 'redirect', url: `${target.origin}${target.pathname}` });
    // the event is emitted in a microtask, so before the navigation that this begins
    if (!isElsewhere) this.#after(0, () => location.assign(target.href));
  }

  // --- a frame that was moved, or removed ---

  #shows(signal: EngineSignal): void {
    this.#isShown = true;
    this.#isBack = false;
    this.#signal(signal);
  }

  #usableAgain(): void {
    this.#isBack = false;
    // what became of the attempt follows in the same breath, unless it never arrived at the gateway
    void this.#questions
      .ask((id) => this.#frame.send({ type: 'ping', id }))
      .then(() => {
        if (!this.#attempt || this.#isBack) return;
        const { place } = this.#attempt;
        this.#attempt = undefined;
        this.#signal(
          place === 'gateway'
            ? {
                type: 'withdrawn',
                reason: 'network_error',
                ...(this.#mayArrive && { mayArrive: true }),
              }
            : { type: 'dead' },
        );
      });
  }

  #resume(phase: 'submitting' | 'challenging'): void {
    const known = this.#isBack ? this.#attempt : undefined;
    if (!known) {
      this.#attempt = { isOwn: false, place: 'gateway' };
      return this.#shows({ type: 'resumed', phase });
    }
    this.#isBack = false;
    if (known.place === 'bank' && phase === 'submitting') this.#challengeDone();
  }

  /** The popup has gone with the page around it: the shopper is on the next one. */
  #removed(): void {
    this.#isGone = true;
    this.#after(LAST_WORDS_MS, () => {
      const inFlight = this.#attempt !== undefined || this.#mayArrive;
      if (!this.#ended) this.#signal({ type: 'buyer_close', ...(this.#isShown && { inFlight }) });
      this.#after(0, () => this.#signal({ type: 'gone' }));
    });
  }

  // --- the rest ---

  #goOn(): void {
    if (!this.#goesOn) return;
    this.#goesOn = false;
    this.#redirect(this.#session.meta.paymentRedirectUrl);
  }

  #leaveRequested(): void {
    if (!this.#ended) return this.#signal({ type: 'buyer_close' });
    this.#goOn();
    // the navigation first: it is stopped with the rest
    this.#after(0, () => this.#signal({ type: 'gone' }));
  }

  #after(ms: number, run: () => void): void {
    this.#timers.push(setTimeout(run, ms));
  }

  #reportViolation(what: string): void {
    this.#fail(
      'protocol_violation',
      `The cashier page sent ${what}. Update this package or the cashier, whichever is older.`,
    );
  }

  #fail(reason: 'cashier_unreachable' | 'protocol_violation', message: string): void {
    this.#signal({ type: 'failed', reason, message });
  }

  #signal(signal: EngineSignal): void {
    if (!this.#stopped) this.#host.signal(signal);
  }
}
