import {
  isWallet,
  type PayRequest,
  type SessionState,
  type ToPage,
  type ToSdk,
} from '@ams-cashier/protocol';
import { walletForm } from '../wallet/device.ts';
import { isDefinite, Refusal, type Gateway } from './gateway.ts';
import { backoff, retry, wait } from './retry.ts';
import type { Display, Screen } from '../view/screen.ts';
import type { Size } from '../view/size.ts';
import { newSubmitId } from './submit-id.ts';
import { isDecided, OPEN_VERDICT, refusedVerdict, verdictOf, type Verdict } from './verdict.ts';

/**
 * | stage    | what it means                                   | a submit is answered by |
 * | -------- | ----------------------------------------------- | ----------------------- |
 * | unopened | nobody has opened a session yet                 | invalid                 |
 * | loading  | the gateway is asked about the session          | invalid                 |
 * | stranded | the session can't be shown; renew may help      | invalid                 |
 * | form     | the shopper may type and submit                 | invalid or accepted     |
 * | paying   | an attempt runs: begun here, or found in flight | duplicate               |
 * | left     | the shopper left without paying                 | nothing but a log       |
 * | ended    | it is shown how the payment ended               | nothing but a log       |
 */
type Stage = 'unopened' | 'loading' | 'stranded' | 'form' | 'paying' | 'left' | 'ended';

/** The attempt of stage `paying`. */
interface Attempt {
  /** It was told before, or began elsewhere. */
  replayed: boolean;
  /** Whether the gateway has said anything about it. Until then the session's state is about what was before it. */
  answered: boolean;
  /** The window that was opened for a wallet; `null`: the browser refused it. */
  readonly beside?: Window | null;
  /** The wallet that the shopper was sent to already. */
  wallet?: string;
}

/** What pays. */
type Means = Pick<PayRequest, 'card' | 'wallet'>;

/** Milliseconds. */
export interface Timing {
  readonly loadPauses: readonly number[];
  /** How long a form that could be shown waits for its language. */
  readonly texts: number;
  readonly poll: number;
  readonly retry: { readonly first: number; readonly highest: number };
  /** How long a payment whose session expired waits for a fresh one. */
  readonly renewal: number;
}

export const TIMING: Timing = {
  loadPauses: [500, 1_500, 2_500],
  texts: 3_000,
  poll: 1_000,
  retry: { first: 500, highest: 5_000 },
  renewal: 15_000,
};

export interface PageParts {
  readonly screen: Screen;
  readonly size: Size;
  readonly gateway: Gateway;
  readonly send: (message: ToSdk) => void;
  readonly timing?: Timing;
}

/** The page's state machine: messages of the SDK and the shopper's doings in, calls and messages out. */
export class Page {
  readonly #parts: PageParts;
  readonly #timing: Timing;
  #stage: Stage = 'unopened';
  #session = '';
  #openId = '';
  #state: SessionState | undefined;
  #display: Display = 'popup';
  #isUsable = false;
  #attempt: Attempt = { replayed: false, answered: false };
  /** Told to the SDK and not over yet. */
  #challenge: string | undefined;
  /** The load or the attempt that runs: at most one. */
  #work = new AbortController();
  /** The wallet's address that the SDK was told. */
  #hasTold: string | undefined;
  /** A submit waits for it: it may change the amount. */
  #renewal: Promise<void> | undefined;
  /** A payment waits for a fresh session. */
  #takeFresh: ((session: string) => void) | undefined;

  constructor(parts: PageParts) {
    this.#parts = parts;
    this.#timing = parts.timing ?? TIMING;
  }

  receive(message: ToPage): void {
    const { screen, size } = this.#parts;
    switch (message.type) {
      case 'open':
        return this.#open(message);
      case 'submit':
        return this.submit(message.id);
      case 'validate':
        return this.#validate(message.id);
      case 'update':
        if (message.locale !== undefined) void this.#speak(message.locale);
        if (message.appearance) this.#dress(message.appearance);
        return size.measure();
      case 'renew':
        return this.#renew(message.session);
      case 'leave':
        return this.#leave(message.id);
      case 'probe':
        return void this.#probe(message.id);
      case 'ping':
        return this.#send({ type: 'pong', id: message.id });
      case 'focus':
        return screen.focus();
      case 'undecided':
        return this.#end(OPEN_VERDICT);
    }
  }

  /** By the page's own button, by Enter, or (with an id) by the shop. */
  submit(id?: number): void {
    const answer = id === undefined ? {} : { id };
    if (this.#renewal) return void this.#renewal.then(() => this.submit(id));
    switch (this.#stage) {
      case 'form':
        return this.#accept(answer);
      case 'paying':
        return this.#send({ type: 'duplicate', ...answer });
      case 'left':
      case 'ended':
        return this.#log('page_submit_ignored', 'A submit came after the end and was ignored.');
      default:
        return this.#send({ type: 'invalid', ...answer });
    }
  }

  /** The shopper follows the link to the wallet. */
  follow(event: Event): void {
    const wallet = this.#state?.wallet;
    if (!wallet || this.#stage !== 'paying') return;
    if (wallet.form !== 'redirect') return this.#tellRedirect(wallet.url, true);
    // the shop's page goes there, not another window
    event.preventDefault();
    this.#send({ type: 'redirect', url: wallet.url });
  }

  /** The page was put away and is back, by the browser's back button. */
  async wake(): Promise<void> {
    if (this.#stage === 'paying') await this.#look();
  }

  /** Cancel, or Escape. */
  cancel(): void {
    if (this.#stage === 'unopened') return;
    if (this.#stage !== 'ended') return this.#send({ type: 'close' });
    if (this.#display === 'popup') this.dismiss();
  }

  dismiss(): void {
    this.#send({ type: 'dismiss' });
  }

  #open({
    session,
    openId,
    traceId,
    locale,
    display,
    appearance,
  }: Extract<ToPage, { type: 'open' }>): void {
    if (this.#stage !== 'unopened') {
      return this.#log('page_message_ignored', 'A second open came and was ignored.');
    }
    this.#session = session;
    this.#openId = openId;
    this.#display = display;
    this.#parts.gateway.trace(traceId);
    this.#parts.screen.arrange(display);
    this.#dress(appearance);
    void this.#load(this.#speak(locale));
  }

  /** Nothing is shown in one language and then in another, but a file that doesn't come is not waited for for ever. */
  async #load(spoken?: Promise<void>): Promise<void> {
    const { signal } = this.#begin();
    this.#stage = 'loading';
    try {
      const state = await this.#ask(this.#timing.loadPauses, signal);
      await Promise.race([spoken, wait(this.#timing.texts, signal)]);
      signal.throwIfAborted();
      this.#show(state);
    } catch (error) {
      if (signal.aborted) return;
      this.#stage = 'stranded';
      if (error instanceof Refusal && error.code === 'session_expired') {
        return this.#send({ type: 'expired' });
      }
      const message = error instanceof Error ? error.message : String(error);
      this.#send({
        type: 'refused',
        message: `The gateway could not open the session: ${message}`,
        ...(error instanceof Refusal && { traceId: error.traceId }),
      });
    }
  }

  #show(state: SessionState): void {
    const { screen, size } = this.#parts;
    const known = this.#state?.amount;
    const { currency, value } = state.amount;
    // what was typed was meant for another amount
    if (known && (known.currency !== currency || known.value !== value)) screen.form.clear();
    this.#state = state;
    screen.know(state);
    switch (state.phase) {
      case 'open':
        this.#stage = 'form';
        screen.showForm();
        return this.#tellUsable();
      case 'in_flight':
      case 'challenge':
        this.#stage = 'paying';
        this.#attempt = { replayed: true, answered: true };
        screen.showWaiting('checking');
        size.measure();
        this.#send({
          type: 'resume',
          phase: state.phase === 'challenge' ? 'challenging' : 'submitting',
        });
        return void this.#follow(state);
      case 'finished':
        this.#end(verdictOf(state));
        this.#tellUsable();
        return this.#tellVerdict(verdictOf(state), true, true);
      case 'expired':
        this.#stage = 'stranded';
        return this.#send({ type: 'expired' });
    }
  }

  #accept(answer: { readonly id?: number }): void {
    const { screen } = this.#parts;
    const { method } = screen;
    let means: Means;
    let beside: Window | null | undefined;
    if (isWallet(method)) {
      const problem = this.#state?.returnProblem;
      if (problem !== undefined) return this.#refuseWallet(problem, answer);
      const form = walletForm(method);
      means = { wallet: { type: method, form, openId: this.#openId } };
      // at once, for a browser allows it only while the press is fresh; its address is not known yet
      if (form === 'window') beside = window.open('about:blank', '', 'popup,width=480,height=720');
    } else {
      if (!this.#verify()) {
        screen.form.focus();
        return this.#send({ type: 'invalid', ...answer });
      }
      means = { card: screen.form.card };
    }
    this.#stage = 'paying';
    this.#attempt = { replayed: false, answered: false, ...(beside !== undefined && { beside }) };
    // told before the gateway is called: from here on the payment may have been made, whatever else happens
    this.#send({ type: 'accepted', ...answer });
    void this.#pay(means);
  }

  #refuseWallet(problem: string, { id }: { readonly id?: number }): void {
    const { screen, size } = this.#parts;
    screen.showProblem('unavailable');
    size.measure();
    // the shop's call waits for an answer
    if (id !== undefined) this.#send({ type: 'invalid', id });
    this.#send({ type: 'redirect_failed', message: problem });
  }

  async #pay(means: Means): Promise<void> {
    const { screen, size, gateway } = this.#parts;
    const { signal } = this.#begin();
    const submitId = newSubmitId();
    let wasCut = false;
    const pay = () =>
      retry(() => gateway.pay({ session: this.#session, submitId, ...means }, signal), {
        delays: this.#retries,
        signal,
        isDefinite,
        onRetry: (error) => {
          wasCut = true;
          this.#logRetry(error);
        },
      });
    screen.showWaiting('paying');
    size.measure();
    try {
      const state = await pay().catch(async (error: unknown) => {
        if (!isDefinite(error) || error.code !== 'session_expired') throw error;
        if (!(await this.#freshSession(signal))) throw error;
        return pay();
      });
      this.#attempt.answered = true;
      if (state.duplicate) {
        this.#attempt.replayed = true;
        this.#send({ type: 'duplicate' });
      }
      await this.#follow(state);
    } catch (error) {
      if (isDefinite(error)) this.#finish(refusedVerdict(error.code, wasCut));
      else if (!signal.aborted) throw error;
    }
  }

  /** Whether the SDK brought a session for the same amount in time. */
  async #freshSession(signal: AbortSignal): Promise<boolean> {
    const fresh = new Promise<string>((resolve) => (this.#takeFresh = resolve));
    this.#send({ type: 'expired' });
    const session = await Promise.race([fresh, wait(this.#timing.renewal, signal)]);
    this.#takeFresh = undefined;
    if (!session) return false;
    this.#session = session;
    const { amount } = await this.#ask(this.#retries, signal);
    const known = this.#state?.amount;
    return amount.value === known?.value && amount.currency === known.currency;
  }

  /** Looks until the attempt is decided, and says how. */
  async #follow(first: SessionState): Promise<void> {
    const { signal } = this.#work;
    let state = first;
    try {
      while (!isDecided(state)) {
        this.#state = state;
        this.#tellChallenge(state.challengePath);
        if (state.wallet) this.#sendToWallet(state.wallet);
        await wait(this.#timing.poll, signal);
        state = await this.#ask(this.#retries, signal);
      }
      this.#decide(state);
    } catch (error) {
      // a gateway that forgot the session in the middle of an attempt leaves the attempt open, not failed
      if (isDefinite(error)) this.#finish(OPEN_VERDICT);
      else if (!signal.aborted) throw error;
    }
  }

  #decide(state: SessionState): void {
    if (state.phase !== 'open') {
      const isLate = state.phase === 'expired';
      return this.#finish(isLate ? refusedVerdict('session_expired', false) : verdictOf(state));
    }
    const { screen } = this.#parts;
    this.#work.abort();
    this.#attempt.beside?.close();
    this.#tellChallenge(undefined);
    this.#state = state;
    this.#stage = 'form';
    screen.know(state);
    screen.showDecline(state.result);
    this.#tellVerdict({ ...verdictOf(state), outcome: 'FAIL' }, false, this.#attempt.replayed);
  }

  #finish(verdict: Verdict): void {
    this.#tellChallenge(undefined);
    this.#end(verdict);
    this.#tellVerdict(verdict, true, this.#attempt.replayed);
  }

  #end(verdict: Verdict): void {
    this.#work.abort();
    this.#attempt.beside?.close();
    this.#stage = 'ended';
    this.#parts.screen.showEnd(verdict);
    this.#parts.size.measure();
  }

  async #probe(id: number): Promise<void> {
    if (this.#stage === 'paying') await this.#look();
    this.#send({ type: 'pong', id });
  }

  /** Asks the gateway once about the attempt that runs. */
  async #look(): Promise<void> {
    const { signal } = this.#work;
    try {
      const state = await this.#parts.gateway.session({ session: this.#session }, signal);
      const isAboutIt = this.#attempt.answered ? isDecided(state) : state.phase === 'finished';
      if (isAboutIt && !signal.aborted) this.#decide(state);
    } catch (error) {
      if (!signal.aborted) this.#logRetry(error);
    }
  }

  /** Once for each visit; one that began elsewhere, or before this page was reloaded, gets only its link. */
  #sendToWallet(wallet: NonNullable<SessionState['wallet']>): void {
    const { screen, size } = this.#parts;
    const attempt = this.#attempt;
    if (attempt.wallet === wallet.url) return;
    attempt.wallet = wallet.url;
    const { form, url } = wallet;
    const { beside } = attempt;
    const isBlocked = form === 'window' && !attempt.replayed && !beside;
    screen.showAtWallet(wallet, isBlocked ? 'blocked' : undefined);
    size.measure();
    if (attempt.replayed) return;
    if (isBlocked) {
      return this.#send({
        type: 'redirect_failed',
        message: 'The browser blocked the wallet’s window; the page shows a link to it.',
      });
    }
    if (beside) {
      // the wallet's page must not reach into this one
      beside.opener = null;
      beside.location.replace(url);
    }
    this.#tellRedirect(url, form !== 'redirect');
  }

  #tellRedirect(url: string, opened: boolean): void {
    if (this.#hasTold === url) return;
    this.#hasTold = url;
    this.#send({ type: 'redirect', url, ...(opened && { opened }) });
  }

  #validate(id: number): void {
    const isWalletChosen = isWallet(this.#parts.screen.method);
    const isValid =
      this.#stage === 'form' ? isWalletChosen || this.#verify() : this.#stage === 'paying';
    this.#send({ type: 'validity', id, isValid });
  }

  #verify(): boolean {
    const { screen, size } = this.#parts;
    const complaint = screen.form.verify();
    if (complaint) screen.announce(complaint);
    size.measure();
    return complaint === undefined;
  }

  #renew(session: string): void {
    if (this.#takeFresh) return this.#takeFresh(session);
    if (this.#stage !== 'form' && this.#stage !== 'loading' && this.#stage !== 'stranded') {
      return this.#log('page_message_ignored', `A fresh session came too late (${this.#stage}).`);
    }
    this.#session = session;
    const renewal = this.#load().finally(() => {
      if (this.#renewal === renewal) this.#renewal = undefined;
    });
    this.#renewal = renewal;
  }

  #leave(id: number): void {
    const inFlight = this.#stage === 'paying';
    if (!inFlight && this.#stage !== 'ended') {
      this.#work.abort();
      this.#stage = 'left';
    }
    this.#send({ type: 'left', id, inFlight });
  }

  #tellUsable(): void {
    this.#parts.size.measure();
    if (this.#isUsable) return;
    this.#isUsable = true;
    this.#send({ type: 'usable' });
  }

  #tellChallenge(path: string | undefined): void {
    if (path === this.#challenge) return;
    const { screen, size } = this.#parts;
    this.#challenge = path;
    screen.showWaiting(path ? 'atBank' : 'paying');
    size.measure();
    this.#send(
      path ? { type: 'challenge', path: screen.inSameLook(path) } : { type: 'challenge_done' },
    );
  }

  #tellVerdict({ outcome, result }: Verdict, final: boolean, replayed: boolean): void {
    this.#parts.size.measure();
    this.#send({ type: 'result', outcome, final, replayed, ...(result && { result }) });
  }

  async #speak(locale: string): Promise<void> {
    try {
      await this.#parts.screen.speak(locale);
      this.#parts.size.measure();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#log('page_texts_missing', `The texts of ${locale} could not be fetched: ${message}`);
    }
  }

  #dress(appearance: NonNullable<Extract<ToPage, { type: 'update' }>['appearance']>): void {
    if (this.#parts.screen.dress(appearance)) return;
    this.#log(
      'page_accent_ignored',
      `appearance.accentColor is ${JSON.stringify(appearance.accentColor)}, which is no opaque CSS colour; pass one like #0b57d0.`,
    );
  }

  #ask(delays: Iterable<number>, signal: AbortSignal): Promise<SessionState> {
    const session = this.#session;
    return retry(() => this.#parts.gateway.session({ session }, signal), {
      delays,
      signal,
      isDefinite,
      onRetry: (error) => this.#logRetry(error),
    });
  }

  get #retries(): Iterable<number> {
    const { first, highest } = this.#timing.retry;
    return backoff(first, highest);
  }

  #begin(): AbortController {
    this.#work.abort();
    return (this.#work = new AbortController());
  }

  #logRetry(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.#log('page_retry', `The gateway could not be asked and is asked again: ${message}`);
  }

  #log(code: string, message: string): void {
    this.#send({ type: 'log', code, message });
  }

  #send(message: ToSdk): void {
    this.#parts.send(message);
  }
}
