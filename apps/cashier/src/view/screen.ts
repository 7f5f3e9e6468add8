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
import { setDocumentLanguage } from '../dom/language.ts';
import { MethodChooser } from '../wallet/method-chooser.ts';
import type { Texts, WalletProblem } from '../texts/type.ts';
import { Theme } from './theme.ts';
import { WalletPanel, type WalletEvents, type WalletVisit } from '../wallet/wallet-panel.ts';
import { suggestionInForm } from './suggestion.ts';
import { ENGLISH, loadWording } from '../texts/wording.ts';

export type Display = 'popup' | 'inline';
/** How long the focus may take to arrive from the shop's page. */
const FOCUS_MS = 1_000;

export type WaitingText = keyof Pick<Texts, 'paying' | 'checking' | 'atBank' | 'atWallet'>;

interface ScreenEvents extends WalletEvents {
  readonly cancel: () => void;
  readonly dismiss: () => void;
  /** Another payment method. */
  readonly choose: (method: PaymentMethodType) => void;
}

/** Everything that the shopper sees. Knows nothing about payments. */
export class Screen {
  readonly content: HTMLElement;
  readonly #events: ScreenEvents;
  readonly #theme = new Theme(document.documentElement);
  readonly #header = new Header();
  /** Why the last card was declined. */
  readonly #notice = element('div', { class: 'notice', role: 'alert', hidden: '' });
  readonly #chooser = new MethodChooser(() => {
    this.#choose();
    // the notice was about another payment method
    this.#declined = undefined;
    this.#draw();
    this.#events.choose(this.method);
  });
  readonly #form: CardForm;
  readonly #wallet: WalletPanel;
  readonly #waiting = element('p', { class: 'waiting', hidden: '' });
  readonly #cancel: HTMLButtonElement;
  readonly #privacy = element('span');
  readonly #foot: HTMLElement;
  /** For screen readers. */
  readonly #live = element('p', { role: 'status', class: 'heard' });
  #wording = ENGLISH;
  /** The language that was requested last. */
  #locale = '';
  #display: Display = 'popup';
  #appearance: PageAppearance = {};
  #state: SessionState | undefined;
  #declined: { readonly result: GatewayResult | undefined } | undefined;
  /** Not yet, if the page found an attempt in flight. */
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
      this.#chooser.element,
      this.#notice,
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

  /** The payment method that the shopper has chosen. */
  get method(): PaymentMethodType {
    return this.#chooser.chosen;
  }

  setDisplay(display: Display): void {
    this.#display = display;
    document.documentElement.dataset['display'] = display;
    this.#draw();
  }

  /** Keeps the current language until the requested one has loaded. Rejects if that fails. */
  async setLocale(locale: string): Promise<void> {
    this.#locale = locale;
    const wording = await loadWording(locale);
    // another one was requested meanwhile
    if (this.#locale !== locale) return;
    this.#wording = wording;
    setDocumentLanguage(document.documentElement, wording.locale);
    document.title = wording.texts.title;
    this.#draw();
  }

  /** Returns false if the accent colour is not valid. */
  setAppearance(appearance: PageAppearance): boolean {
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
    // what was said about the attempt is over
    this.announce('');
    this.#draw();
  }

  /** Beside the fields, and to screen readers. */
  showMistakes(): void {
    const mistakes = this.#form.verify();
    if (mistakes) this.announce(mistakes);
  }

  /** Why the wallet can't be opened. */
  showProblem(problem: WalletProblem): void {
    this.#wallet.showProblem(problem);
    this.#wallet.focus();
  }

  /** The payment waits for the shopper at the wallet. */
  showAtWallet(stop: WalletVisit, problem?: WalletProblem): void {
    this.showWaiting('atWallet');
    this.#wallet.showLink(stop);
    this.#wallet.showProblem(problem);
    // who thinks better of it may pay in another way
    this.#chooser.select(stop.type);
    this.#chooser.lock(false);
    this.#draw();
    if (document.hasFocus()) this.#wallet.focus();
  }

  /** The session's merchant, amount and methods, whatever is shown below them. */
  showSession(state: SessionState): void {
    this.#state = state;
    this.#chooser.offer(state.methods);
    this.#choose();
  }

  /** Returns to the form, with the reason near its top and the focus on the field to correct. */
  showDecline(result: GatewayResult | undefined): void {
    this.#declined = { result };
    this.showForm();
    if (this.method === 'CARD') this.#form.reopen(declineOf(result).field);
    else this.#wallet.focus();
    // the field alone would be in view, and the reason above it
    this.#notice.scrollIntoView();
  }

  /** An attempt runs. Shown on the form or, if the attempt began elsewhere, instead of it. */
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

  /** Focuses the element with which the shopper continues. */
  focus(): void {
    const focus = () => {
      if (this.#end) this.#end.focus();
      else if (this.#waitingFor === 'atWallet') this.#wallet.focus();
      else if (!this.#hasForm) return;
      else if (this.#chooser.isChoice) this.#chooser.focus();
      else if (this.method === 'CARD') this.#form.focus();
      else this.#wallet.focus();
    };
    const again = () => {
      if (document.activeElement === document.body) focus();
    };
    focus();
    // the frame gets the focus from another process: it may arrive after the message and take the focus from the element
    addEventListener('focus', again);
    setTimeout(() => removeEventListener('focus', again), FOCUS_MS);
  }

  /** Adds language and theme to the path of another page of ours, so that it matches this one. */
  withLook(path: string): string {
    const { locale } = this.#wording;
    return `${path}?${new URLSearchParams({ locale, theme: this.#theme.current })}`;
  }

  announce(text: string): void {
    // a new node, so that the same text is announced twice
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

  /** The one place that decides what is visible, so that no state leaves a piece of another behind. */
  #draw(): void {
    const { texts, locale } = this.#wording;
    const state = this.#state;
    if (!state) return;
    this.content.hidden = false;
    this.#header.render(this.#wording, state);
    this.#form.render(this.#wording, state.amount ? formatAmount(state.amount, locale) : '');
    this.#chooser.render(texts);
    this.#wallet.render(texts);
    this.#drawNotice(texts);
    const isAtWallet = this.#waitingFor === 'atWallet';
    const isOver = Boolean(this.#end);
    this.#chooser.element.hidden =
      isOver || !this.#chooser.isChoice || !(this.#hasForm || isAtWallet);
    this.#form.element.hidden = isOver || !this.#hasForm || isAtWallet || this.method !== 'CARD';
    this.#wallet.element.hidden =
      isOver || (!isAtWallet && (!this.#hasForm || this.method === 'CARD'));
    this.#waiting.hidden = !this.#waitingFor;
    this.#waiting.textContent = this.#waitingFor ? texts[this.#waitingFor] : '';
    this.#cancel.hidden = this.#display === 'popup' || isOver;
    this.#cancel.textContent = texts.cancel;
    // the waiting text takes its place: nothing moves
    this.#foot.hidden = isOver || Boolean(this.#waitingFor) || this.method !== 'CARD';
    this.#privacy.textContent = texts.privacy;
    this.#end?.render(this.#wording);
  }

  #drawNotice(texts: Texts): void {
    this.#notice.hidden = !this.#declined;
    if (!this.#declined) return this.#notice.replaceChildren();
    const { reason, step } = declineOf(this.#declined.result);
    // the reasons are about cards and banks
    const [why, suggestion] =
      this.method === 'CARD'
        ? ([reason, suggestionInForm(step)] as const)
        : (['failed', 'other_method'] as const);
    this.#notice.replaceChildren(
      element('strong', {}, texts.declines[why]),
      texts.gap,
      element('span', {}, texts.suggestions[suggestion]),
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
