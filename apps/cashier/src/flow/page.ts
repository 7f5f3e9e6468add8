import {
  isWallet,
  type PaymentMethodType,
  type PayRequest,
  type SessionState,
  type ToPage,
  type ToSdk,
} from '@ams-cashier/protocol';
import type { Entry } from '../method/entry.ts';
import type { Means } from '../machine/means.ts';
import type { Effect } from '../machine/effect.ts';
import { reduce } from '../machine/reduce.ts';
import type { Choice, Signal } from '../machine/signal.ts';
import { INITIAL } from '../machine/state.ts';
import type { Screen } from '../view/screen.ts';
import type { Size } from '../view/size.ts';
import { walletForm } from '../wallet/device.ts';
import { openWalletWindow } from '../wallet/wallet-window.ts';
import { keepLastVisit, readLastVisit } from '../wallet/last-visit.ts';
import { forgetLastSubmit, keepLastSubmit, readLastSubmit } from './last-submit.ts';
import { isDefinite, Refusal, type Gateway } from './gateway.ts';
import { backoff, retry, wait } from './retry.ts';
import { randomId } from './random-id.ts';

/** Milliseconds. */
export interface Timing {
  readonly loadDelays: readonly number[];
  readonly poll: number;
  readonly retry: { readonly first: number; readonly highest: number };
  readonly waits: {
    /** How long a form that could be shown waits for its language. */
    readonly texts: number;
    /** How long a payment whose session expired waits for a fresh one. */
    readonly renewal: number;
  };
}

const TIMING: Timing = {
  loadDelays: [500, 1_500, 2_500],
  poll: 1_000,
  retry: { first: 500, highest: 5_000 },
  waits: { texts: 3_000, renewal: 15_000 },
};

export interface PageParts {
  readonly screen: Screen;
  readonly size: Size;
  readonly gateway: Gateway;
  readonly send: (message: ToSdk) => void;
  readonly timing?: Timing;
}

type Run = {
  readonly [Type in Effect['type']]: (effect: Extract<Effect, { readonly type: Type }>) => void;
};

function expressChoice(type: PaymentMethodType): Choice | undefined {
  if (type === 'CARD') return undefined;
  return isWallet(type) ? { method: type, form: walletForm(type) } : { method: type };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Runs the page's machine: hands it what happens, and does what it says. */
export class Page {
  readonly #parts: PageParts;
  readonly #timing: Timing;
  #state = INITIAL;
  readonly #signals: Signal[] = [];
  #isRunning = false;
  /** The calls and waits that run: `stop` aborts them, and nothing of them becomes a signal any more. */
  #work = new AbortController();
  /** The one that was opened for a wallet. */
  #window: Window | undefined;

  constructor(parts: PageParts) {
    this.#parts = parts;
    this.#timing = parts.timing ?? TIMING;
  }

  receive(message: ToPage): void {
    switch (message.type) {
      case 'open':
        return this.#open(message);
      case 'submit':
        return this.submit({ id: message.id });
      case 'validate':
        return this.#signal({ ...message, choice: this.#parts.screen.choice });
      case 'replace':
        return this.#signal({ ...message, chosen: this.#parts.screen.chosen });
      default:
        return this.#signal(message);
    }
  }

  #open({ lastSubmit: submitId, ...message }: Extract<ToPage, { readonly type: 'open' }>): void {
    const kept = readLastSubmit();
    const isStorageBlocked = kept === 'unknown';
    this.#signal({
      ...message,
      lastVisit: readLastVisit(),
      lastSubmit: isStorageBlocked && submitId !== undefined ? { submitId } : kept,
      isStorageBlocked,
    });
  }

  /** By the page's own button or Enter; with an id, by the shop; express, by a button above the list. */
  submit({
    id,
    express,
  }: { readonly id?: number; readonly express?: PaymentMethodType } = {}): void {
    this.#signal({
      type: 'submit',
      choice: express ? expressChoice(express) : this.#parts.screen.choice,
      submitId: randomId(),
      ...(id !== undefined && { id }),
      ...(express && { express }),
    });
  }

  /** The shopper pays in the sheet of a device's wallet. */
  approveSheet(): void {
    this.#signal({
      type: 'sheet_approved',
      submitId: randomId(),
      token: `simulated-${randomId()}`,
    });
  }

  dismissSheet(): void {
    this.#signal({ type: 'sheet_dismissed' });
  }

  /** The shopper follows the link to the wallet. */
  followLink(event: Event): void {
    const isFramed = window.parent !== window.top;
    this.#signal({ type: 'follow_link', event, isFramed });
  }

  choose(entry: Entry): void {
    this.#signal({ type: 'choose', entry });
  }

  /** The page was put away and is back, by the browser's back button. */
  wake(): void {
    this.#signal({ type: 'wake' });
  }

  /** Cancel, or Escape. */
  cancel(): void {
    this.#signal({ type: 'cancel' });
  }

  dismiss(): void {
    this.#signal({ type: 'dismiss' });
  }

  /** One signal at a time: what an effect sets off at once waits until all effects before it are done. */
  #signal(signal: Signal): void {
    this.#signals.push(signal);
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      for (let next = this.#signals.shift(); next; next = this.#signals.shift()) {
        const { state, effects } = reduce(this.#state, next);
        this.#state = state;
        for (const effect of effects) this.#do(effect.type, effect);
      }
    } finally {
      this.#isRunning = false;
    }
  }

  #do<Type extends Effect['type']>(
    type: Type,
    effect: Extract<Effect, { readonly type: Type }>,
  ): void {
    this.#run[type](effect);
  }

  readonly #run: Run = {
    send: ({ message }) => this.#parts.send(message),
    sendChallenge: ({ path }) =>
      this.#parts.send({ type: 'challenge', path: this.#parts.screen.withLook(path) }),

    trace: ({ traceId }) => this.#parts.gateway.trace(traceId),
    load: ({ secret }) => void this.#call(this.#ask(secret), this.#timing.loadDelays),
    ask: ({ secret }) => void this.#call(this.#ask(secret), this.#untilAnswered),
    poll: ({ secret }) => {
      this.#watchWindow();
      void this.#call(this.#ask(secret), this.#untilAnswered, this.#timing.poll);
    },
    look: ({ secret, id }) => void this.#look(secret, id),
    pay: ({ secret: session, submitId, publicSessionId, means }) => {
      keepLastSubmit(publicSessionId, submitId);
      const request: PayRequest = { session, submitId, ...this.#input(means) };
      void this.#call((signal) => this.#parts.gateway.pay(request, signal), this.#untilAnswered);
    },
    release: ({ secret: session, wallet }) =>
      void this.#call(
        (signal) => this.#parts.gateway.release({ session, wallet }, signal),
        this.#untilAnswered,
      ),
    wait: ({ until }) => void this.#wait(this.#timing.waits[until]),
    stop: () => {
      this.#work.abort();
      this.#work = new AbortController();
    },

    setDisplay: ({ display }) => this.#parts.screen.setDisplay(display),
    setAppearance: ({ appearance }) => {
      const problems = this.#parts.screen.setAppearance(appearance);
      if (problems.length) this.#signal({ type: 'appearance_ignored', problems });
    },
    setStoredCard: ({ storedCard }) => this.#parts.screen.setStoredCard(storedCard),
    setLocale: ({ locale }) => void this.#loadLocale(locale),
    showSession: ({ session }) => this.#parts.screen.showSession(session),
    showForm: () => this.#parts.screen.showForm(),
    showWaiting: ({ text }) => this.#parts.screen.showWaiting(text),
    showAtWallet: ({ wallet, problem }) => this.#parts.screen.showAtWallet(wallet, problem),
    showProblem: ({ problem }) => this.#parts.screen.showProblem(problem),
    showSheet: ({ wallet }) => this.#parts.screen.showSheet(wallet),
    showDecline: ({ declined }) => this.#parts.screen.showDecline(declined),
    hideDecline: () => this.#parts.screen.hideDecline(),
    showEnd: ({ verdict }) => this.#parts.screen.showEnd(verdict),
    showMistakes: () => {
      this.#parts.screen.showMistakes();
      this.#parts.size.measure();
    },
    clearForm: () => this.#parts.screen.clear(),
    focusForm: () => this.#parts.screen.focusForm(),
    focus: () => this.#parts.screen.focus(),
    measure: () => this.#parts.size.measure(),

    openWindow: () => {
      this.#window = openWalletWindow(randomId());
      if (this.#window) this.#signal({ type: 'window_opened' });
    },
    navigateWindow: ({ url }) => {
      if (!this.#window) return;
      // the wallet's page must not reach into this one
      this.#window.opener = null;
      this.#window.location.replace(url);
    },
    closeWindow: () => {
      this.#window?.close();
      this.#window = undefined;
    },
    keepLastVisit: ({ url }) => keepLastVisit(url),
    forgetSubmit: () => forgetLastSubmit(),
    preventDefault: ({ event }) => event.preventDefault(),

    resubmit: ({ id, express }) =>
      this.submit({ ...(id !== undefined && { id }), ...(express && { express }) }),
    revalidate: ({ id }) => this.receive({ type: 'validate', id }),
    leave_again: ({ id }) => this.receive({ type: 'leave', id }),
  };

  /** What the shopper typed is read here, and nowhere else. */
  #input(means: Means): Omit<PayRequest, 'session' | 'submitId'> {
    const { form, savedSecurityCode: securityCode } = this.#parts.screen;
    switch (means.type) {
      case 'card': {
        const { type: _type, ...extras } = means;
        return { card: form.card, ...extras };
      }
      case 'saved': {
        const { card, instalments } = means;
        return {
          savedCard: { id: card.id, ...(securityCode && { securityCode }) },
          ...(instalments !== undefined && { instalments }),
        };
      }
      case 'wallet':
        return { wallet: means.wallet };
      case 'express':
        return { express: means.express };
    }
  }

  /** A window of another site tells nothing of itself but that it is closed. */
  #watchWindow(): void {
    if (!this.#window?.closed) return;
    this.#window = undefined;
    this.#signal({ type: 'window_closed' });
  }

  #ask(session: string) {
    return (signal: AbortSignal) => this.#parts.gateway.session({ session }, signal);
  }

  get #untilAnswered(): Iterable<number> {
    const { first, highest } = this.#timing.retry;
    return backoff(first, highest);
  }

  async #call(
    call: (signal: AbortSignal) => Promise<SessionState>,
    delays: Iterable<number>,
    after?: number,
  ): Promise<void> {
    const { signal } = this.#work;
    let answer: Signal;
    try {
      if (after !== undefined) await wait(after, signal);
      const session = await retry(() => call(signal), {
        delays,
        signal,
        isDefinite,
        onRetry: (error) => this.#signal({ type: 'cut', message: messageOf(error) }),
      });
      answer = { type: 'answered', session };
    } catch (error) {
      answer = {
        type: 'refused',
        message: messageOf(error),
        ...(error instanceof Refusal && { code: error.code, traceId: error.traceId }),
      };
    }
    if (!signal.aborted) this.#signal(answer);
  }

  async #look(secret: string, id: number | undefined): Promise<void> {
    const { signal } = this.#work;
    const found = await this.#ask(secret)(signal).then(
      (session) => ({ session }),
      (error: unknown) => ({ problem: messageOf(error) }),
    );
    this.#signal({
      type: 'looked',
      ...(id !== undefined && { id }),
      ...(!signal.aborted && found),
    });
  }

  async #wait(ms: number): Promise<void> {
    const { signal } = this.#work;
    await wait(ms, signal).catch(() => undefined);
    if (!signal.aborted) this.#signal({ type: 'overdue' });
  }

  async #loadLocale(locale: string): Promise<void> {
    const problem = await this.#parts.screen.setLocale(locale).then(
      () => ({}),
      (error: unknown) => ({ problem: messageOf(error) }),
    );
    this.#signal({ type: 'language', locale, ...problem });
  }
}
