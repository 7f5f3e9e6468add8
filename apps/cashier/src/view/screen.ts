import {
  formatAmount,
  isWallet,
  type GatewayResult,
  type PageAppearance,
  type PaymentMethodType,
  type SessionState,
} from '@ams-cashier/protocol';
import { setAccent } from './accent.ts';
import { CardForm } from '../form/card-form.ts';
import { declineOf } from './decline.ts';
import { walletForm } from '../wallet/device.ts';
import { element, svgElement } from '../dom/element.ts';
import { EndState } from './end-state.ts';
import { Header } from './header.ts';
import { markLanguage } from '../dom/language.ts';
import { MethodChooser } from '../wallet/method-chooser.ts';
import type { Texts, WalletProblem } from '../texts/type.ts';
import { Theme } from './theme.ts';
import { WalletPanel, type WalletEvents, type WalletStop } from '../wallet/wallet-panel.ts';
import { wayOutHere } from './way-out.ts';
import { ENGLISH, wordingFor } from '../texts/wording.ts';

export type Display = 'popup' | 'inline';
/** How long the focus may take from the shop's page into this one. */
const FOCUS_MS = 1_000;

export type WaitingText = keyof Pick<Texts, 'paying' | 'checking' | 'atBank' | 'atWallet'>;

export interface ScreenEvents extends WalletEvents {
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/** Everything that is drawn. It shows what it is told and remembers nothing about payments. */
export class Screen {
  readonly content: HTMLElement;
  readonly #events: ScreenEvents;
  readonly #theme = new Theme(document.documentElement);
  readonly #header = new Header();
  /** Why the last card was declined. */
  readonly #notice = element('div', { class: 'notice', role: 'alert', hidden: '' });
  readonly #chooser = new MethodChooser(() => {
    this.#choose();
    // what was said was about another way of paying
    this.#declined = undefined;
    this.#draw();
  });
  readonly #form: CardForm;
  readonly #wallet: WalletPanel;
  readonly #waiting = element('p', { class: 'waiting', hidden: '' });
  readonly #cancel: HTMLButtonElement;
  readonly #privacy = element('span');
  readonly #foot: HTMLElement;
  /** For those who hear the page. */
  readonly #live = element('p', { role: 'status', class: 'heard' });
  #wording = ENGLISH;
  /** The language that was asked for last. */
  #wanted = '';
  #display: Display = 'popup';
  #appearance: PageAppearance = {};
  #state: SessionState | undefined;
  #declined: { readonly result: GatewayResult | undefined } | undefined;
  /** A page that found an attempt in flight has shown no form yet. */
  #hasForm = false;
  #waitingFor: WaitingText | undefined;
  #end: EndState | undefined;

  constructor(body: HTMLElement, events: ScreenEvents) {
    this.#events = events;
    this.#form = new CardForm(this.#wording, events.submit);
    this.#wallet = new WalletPanel(this.#wording.texts, events);
    this.#cancel = element('button', { type: 'button', class: 'cancel' });
    this.#cancel.addEventListener('click', events.cancel);
    this.#foot = element('p', { class: 'privacy' }, lock(), this.#privacy);
    this.content = element(
      'main',
      { hidden: '' },
      this.#header.element,
      this.#notice,
      this.#chooser.element,
      this.#form.element,
      this.#wallet.element,
      this.#waiting,
      this.#cancel,
      this.#foot,
      this.#live,
    );
    body.append(this.content);
  }

  get form(): CardForm {
    return this.#form;
  }

  /** What the shopper wants to pay with. */
  get method(): PaymentMethodType {
    return this.#chooser.chosen;
  }

  arrange(display: Display): void {
    this.#display = display;
    document.documentElement.dataset['display'] = display;
    this.#draw();
  }

  /** Goes on in the language that it has until the wanted one has come; rejects if that does not. */
  async speak(wanted: string): Promise<void> {
    this.#wanted = wanted;
    const wording = await wordingFor(wanted);
    // another one was wanted meanwhile
    if (this.#wanted !== wanted) return;
    this.#wording = wording;
    markLanguage(document.documentElement, wording.locale);
    document.title = wording.texts.title;
    this.#draw();
  }

  /** Returns whether the appearance could be understood. */
  dress(appearance: PageAppearance): boolean {
    this.#appearance = { ...this.#appearance, ...appearance };
    const { themeType, accentColor, showSubmitButton } = this.#appearance;
    this.#theme.use(themeType);
    this.#form.showButton(showSubmitButton !== false);
    this.#wallet.showButton(showSubmitButton !== false);
    return setAccent(document.documentElement, accentColor);
  }

  showForm(): void {
    this.#hasForm = true;
    this.#waitingFor = undefined;
    this.#lock(false);
    this.#wallet.showLink(undefined);
    this.#draw();
  }

  /** Beside the fields, and read out. */
  showMistakes(): void {
    const mistakes = this.#form.verify();
    if (mistakes) this.announce(mistakes);
  }

  /** Why the wallet can't be gone to. */
  showProblem(problem: WalletProblem): void {
    this.#wallet.showProblem(problem);
    this.#wallet.focus();
  }

  /** The shopper is awaited at the wallet. */
  showAtWallet(stop: WalletStop, problem?: WalletProblem): void {
    this.showWaiting('atWallet');
    this.#wallet.showLink(stop);
    this.#wallet.showProblem(problem);
    this.#draw();
    if (document.hasFocus()) this.#wallet.focus();
  }

  /** The session's facts, whatever is shown below them. */
  know(state: SessionState): void {
    this.#state = state;
    this.#chooser.offer(state.methods);
    this.#choose();
  }

  /** Back to the form, with the reason near its top and the focus where the shopper can do something. */
  showDecline(result: GatewayResult | undefined): void {
    this.#declined = { result };
    this.showForm();
    if (this.method === 'CARD') this.#form.reopen(declineOf(result).field);
    else this.#wallet.focus();
  }

  /** The attempt runs: on the form if there is one, else (an attempt that began elsewhere) instead of it. */
  showWaiting(what: WaitingText): void {
    this.#declined = undefined;
    this.#waitingFor = what;
    this.#lock(true);
    this.#draw();
    this.announce(this.#wording.texts[what]);
  }

  showEnd(state: Pick<SessionState, 'outcome' | 'result'>): void {
    this.#waitingFor = undefined;
    this.#declined = undefined;
    this.#form.clear();
    this.#wallet.showLink(undefined);
    this.#end?.element.remove();
    const { dismiss } = this.#events;
    this.#end = new EndState(state, this.#display === 'popup' ? dismiss : undefined);
    this.#header.element.after(this.#end.element);
    this.#draw();
    this.announce(this.#end.summary);
    this.#end.takeFocus();
  }

  /** Where the shopper goes on. */
  focus(): void {
    const focus = () => {
      if (this.#end) this.#end.focus();
      else if (!this.#hasForm) return;
      else if (this.#chooser.isChoice) this.#chooser.focus();
      else if (this.method === 'CARD') this.#form.focus();
      else this.#wallet.focus();
    };
    const again = () => {
      if (document.activeElement === document.body) focus();
    };
    focus();
    // the frame gets the focus from another process: that may come after the message, and take the element's away
    addEventListener('focus', again);
    setTimeout(() => removeEventListener('focus', again), FOCUS_MS);
  }

  /** The address of another page of ours, that shall look and speak like this one. */
  inSameLook(path: string): string {
    const { locale } = this.#wording;
    return `${path}?${new URLSearchParams({ locale, theme: this.#theme.current })}`;
  }

  announce(text: string): void {
    // a new node, because the same text twice is news too
    this.#live.replaceChildren(text);
  }

  #choose(): void {
    const { method } = this;
    if (isWallet(method)) this.#wallet.choose(method, walletForm(method));
  }

  #lock(locked: boolean): void {
    this.#form.lock(locked);
    this.#wallet.lock(locked);
    this.#chooser.lock(locked);
  }

  /** One place decides what is to be seen, from what is known: no state can leave a piece of another behind. */
  #draw(): void {
    const { texts, locale } = this.#wording;
    const state = this.#state;
    if (!state) return;
    this.content.hidden = false;
    this.#header.say(this.#wording, state);
    this.#form.say(this.#wording, formatAmount(state.amount, locale));
    this.#chooser.say(texts);
    this.#wallet.say(texts);
    this.#drawNotice(texts);
    const isAtWallet = this.#waitingFor === 'atWallet';
    const isOver = Boolean(this.#end);
    this.#chooser.element.hidden =
      isOver || !this.#hasForm || !this.#chooser.isChoice || isAtWallet;
    this.#form.element.hidden = isOver || !this.#hasForm || isAtWallet || this.method !== 'CARD';
    this.#wallet.element.hidden =
      isOver || (!isAtWallet && (!this.#hasForm || this.method === 'CARD'));
    this.#waiting.hidden = !this.#waitingFor;
    this.#waiting.textContent = this.#waitingFor ? texts[this.#waitingFor] : '';
    this.#cancel.hidden = this.#display === 'popup' || isOver;
    this.#cancel.textContent = texts.cancel;
    // the waiting text takes its place, so that nothing moves
    this.#foot.hidden = isOver || Boolean(this.#waitingFor) || this.method !== 'CARD';
    this.#privacy.textContent = texts.privacy;
    this.#end?.say(this.#wording);
  }

  #drawNotice(texts: Texts): void {
    this.#notice.hidden = !this.#declined;
    if (!this.#declined) return this.#notice.replaceChildren();
    const { reason, step } = declineOf(this.#declined.result);
    // the reasons speak of cards and banks
    const [why, wayOut] =
      this.method === 'CARD'
        ? ([reason, wayOutHere(step)] as const)
        : (['failed', 'other_method'] as const);
    this.#notice.replaceChildren(
      element('strong', {}, texts.declines[why]),
      texts.gap,
      element('span', {}, texts.wayOut[wayOut]),
    );
  }
}

function lock(): SVGSVGElement {
  return svgElement(
    'svg',
    { viewBox: '0 0 16 16', class: 'lock', 'aria-hidden': 'true', focusable: 'false' },
    svgElement('path', { d: 'M5 7V5a3 3 0 0 1 6 0v2' }),
    svgElement('rect', { x: '3', y: '7', width: '10', height: '7', rx: '2' }),
  );
}
