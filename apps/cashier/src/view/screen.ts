import {
  formatAmount,
  type DeviceWalletType,
  type GatewayResult,
  type PageAppearance,
  type PaymentMethodType,
  type SessionState,
} from '@ams-cashier/protocol';
import { applyAppearance, layoutOf } from './appearance.ts';
import type { CardForm } from '../form/card-form.ts';
import { declineOf } from './decline.ts';
import { declineText } from './decline-text.ts';
import { element, svgElement } from '../dom/element.ts';
import { EndState } from './end-state.ts';
import { Header } from './header.ts';
import { setDocumentLanguage } from '../dom/language.ts';
import { entriesOf, type Entry } from '../method/entry.ts';
import { ExpressButtons } from '../method/express-buttons.ts';
import { MethodList } from '../method/method-list.ts';
import { Pane, type StoredCard } from '../method/pane.ts';
import { WalletSheet, type SheetEvents } from '../method/wallet-sheet.ts';
import type { Choice } from '../machine/signal.ts';
import type { Texts, WalletProblem } from '../texts/type.ts';
import { Theme } from './theme.ts';
import type { WalletEvents, WalletVisit } from '../wallet/wallet-panel.ts';
import { suggestionInForm } from './suggestion.ts';
import { ENGLISH, loadWording } from '../texts/wording.ts';

export type Display = 'popup' | 'inline';
/** How long the focus may take to arrive from the shop's page. */
const FOCUS_MS = 1_000;

export type WaitingText = keyof Pick<Texts, 'paying' | 'checking' | 'atBank' | 'atWallet'>;

interface ScreenEvents extends WalletEvents, SheetEvents {
  readonly cancel: () => void;
  readonly dismiss: () => void;
  /** Another payment method. */
  readonly choose: (entry: Entry) => void;
  /** A button above the list. */
  readonly payExpress: (type: PaymentMethodType) => void;
}

export interface Declined {
  readonly result: GatewayResult | undefined;
  /** What was declined: the card in the form, one that is saved, or something else than a card. */
  readonly means: 'card' | 'saved' | 'other';
}

/** Everything that the shopper sees. Knows nothing about payments. */
export class Screen {
  readonly content: HTMLElement;
  readonly #events: ScreenEvents;
  readonly #theme = new Theme(document.documentElement);
  readonly #header = new Header();
  /** Why the last card was declined. */
  readonly #notice = element('div', { class: 'notice', role: 'alert', hidden: '' });
  readonly #express: ExpressButtons;
  readonly #list: MethodList;
  readonly #pane: Pane;
  readonly #sheet: WalletSheet;
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
  #declined: Declined | undefined;
  /** Of a button above the list; the others show it in their panel. */
  #problem: WalletProblem | undefined;
  /** Not yet, if the page found an attempt in flight. */
  #hasForm = false;
  #waitingFor: WaitingText | undefined;
  #end: EndState | undefined;

  constructor(body: HTMLElement, events: ScreenEvents) {
    this.#events = events;
    this.#pane = new Pane(this.#wording, this.#notice, events);
    this.#list = new MethodList(this.#pane.element, () => this.#chosen());
    this.#express = new ExpressButtons(events.payExpress);
    this.#sheet = new WalletSheet(events);
    this.#cancel = element('button', { type: 'button', class: 'cancel' });
    this.#cancel.addEventListener('click', events.cancel);
    this.#foot = element('p', { class: 'privacy' }, lock(), this.#privacy);
    this.content = element(
      'main',
      { hidden: '' },
      this.#header.element,
      this.#express.element,
      this.#list.element,
      this.#sheet.element,
      this.#waiting,
      this.#cancel,
      this.#foot,
      this.#live,
    );
    body.append(this.content);
  }

  get form(): CardForm {
    return this.#pane.form;
  }

  /** Of the saved card that is chosen, if it is asked for. */
  get savedSecurityCode(): string | undefined {
    return this.#pane.saved.securityCode;
  }

  /** The line of the list that the shopper has chosen. */
  get chosen(): Entry | undefined {
    return this.#list.chosen;
  }

  get choice(): Choice | undefined {
    return this.#pane.choice;
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
    this.#draw();
  }

  /** Returns what of it can't be applied, and why. */
  setAppearance(appearance: PageAppearance): readonly string[] {
    this.#appearance = { ...this.#appearance, ...appearance };
    this.#theme.use(this.#appearance);
    this.#list.setLayout(layoutOf(this.#appearance));
    this.#drawButton();
    return applyAppearance(document.documentElement, this.#appearance);
  }

  setStoredCard(storedCard: StoredCard): void {
    this.#pane.setStoredCard(storedCard);
  }

  showForm(): void {
    this.#hasForm = true;
    this.#waitingFor = undefined;
    this.#sheet.close();
    this.#lock(false);
    this.#pane.wallet.showLink(undefined);
    // after a button above the list
    const first = this.#state && entriesOf(this.#state)[0];
    if (!this.chosen && first) this.#select(first);
    // what was said about the attempt is over
    this.announce('');
    this.#draw();
  }

  /** Beside the fields, and to screen readers. */
  showMistakes(): void {
    const mistakes = this.#pane.verify();
    if (mistakes) this.announce(mistakes);
  }

  /** Why the wallet can't be opened. */
  showProblem(problem: WalletProblem): void {
    if (this.#pane.wallet.element.hidden) {
      this.#problem = problem;
      return this.#draw();
    }
    this.#pane.wallet.showProblem(problem);
    this.#pane.wallet.focus();
  }

  /** The shopper is asked to approve in the wallet of the device. */
  showSheet(wallet: DeviceWalletType): void {
    this.#declined = this.#problem = undefined;
    this.#sheet.open(wallet);
    this.#draw();
    if (document.hasFocus()) this.#sheet.focus();
  }

  /** The payment waits for the shopper at the wallet. */
  showAtWallet(stop: WalletVisit, problem?: WalletProblem): void {
    this.showWaiting('atWallet');
    // who thinks better of it may pay in another way
    this.#select(this.#state && entriesOf(this.#state).find(({ type }) => type === stop.type));
    this.#pane.wallet.showLink(stop);
    this.#pane.wallet.showProblem(problem);
    this.#list.lock(false);
    this.#draw();
    if (document.hasFocus()) this.#pane.wallet.focus();
  }

  /** The session's merchant, amount and methods, whatever is shown below them. */
  showSession(state: SessionState): void {
    this.#state = state;
    this.#express.offer(state);
    this.#list.offer(state);
    this.#pane.showSession(state);
    this.#pane.choose(this.chosen);
    this.#drawButton();
  }

  /** Returns to the form, with the reason near its top and the focus on the field to correct. */
  showDecline(declined: Declined): void {
    this.showForm();
    this.#declined = declined;
    this.#draw();
    const { result, means } = declined;
    const { field } = declineOf(result, means === 'saved');
    if (means !== 'other' || !this.#pane.isCard) this.#pane.reopen(field);
    else this.focus();
    // the field alone would be in view, and the reason above it
    this.#notice.scrollIntoView();
  }

  hideDecline(): void {
    this.#declined = this.#problem = undefined;
    this.#draw();
  }

  /** An attempt runs. Shown on the form or, if the attempt began elsewhere, instead of it. */
  showWaiting(what: WaitingText): void {
    this.#declined = this.#problem = undefined;
    this.#waitingFor = what;
    this.#sheet.close();
    this.#lock(true);
    this.#draw();
    this.announce(this.#waitingText(what));
  }

  clear(): void {
    this.#pane.clear();
  }

  /** The field that needs the shopper. */
  focusForm(): void {
    this.#pane.focus();
  }

  showEnd(state: Pick<SessionState, 'outcome' | 'result'>): void {
    this.#waitingFor = undefined;
    this.#declined = this.#problem = undefined;
    this.#pane.clear();
    this.#pane.wallet.showLink(undefined);
    this.#sheet.close();
    this.#end?.element.remove();
    const { dismiss } = this.#events;
    this.#end = new EndState(state, this.#product, this.#display === 'popup' ? dismiss : undefined);
    this.#header.element.after(this.#end.element);
    this.#draw();
    this.announce(this.#end.summary);
    this.#end.takeFocus();
  }

  /** Focuses the element with which the shopper continues. */
  focus(): void {
    const focus = () => {
      if (this.#end) this.#end.focus();
      else if (this.#sheet.isOpen) this.#sheet.focus();
      else if (this.#waitingFor === 'atWallet') this.#pane.wallet.focus();
      else if (!this.#hasForm || this.#list.focus()) return;
      else if (this.chosen) this.#pane.focus();
      else this.#express.focus();
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

  get #product() {
    return this.#state?.product ?? 'classic';
  }

  /** The shopper has chosen another line of the list. */
  #chosen(): void {
    this.#pane.choose(this.chosen);
    // the notice was about another payment method
    this.#declined = this.#problem = undefined;
    this.#draw();
    if (this.chosen) this.#events.choose(this.chosen);
  }

  #select(entry: Entry | undefined): void {
    this.#list.select(entry);
    this.#pane.choose(entry);
  }

  #lock(locked: boolean): void {
    this.#express.lock(locked);
    this.#pane.lock(locked);
    this.#list.lock(locked);
  }

  /** Beside an Element, the shop has a button of its own. */
  #drawButton(): void {
    const { showSubmitButton = this.#product !== 'element' } = this.#appearance;
    this.#pane.showButton(showSubmitButton);
  }

  #waitingText(what: WaitingText): string {
    const { texts } = this.#wording;
    const isSaving = this.#product === 'vaulting' && what !== 'atBank';
    return isSaving ? texts.vaulting.saving : texts[what];
  }

  /** The one place that decides what is visible, so that no state leaves a piece of another behind. */
  #draw(): void {
    const { texts, locale } = this.#wording;
    document.title = (this.#product === 'vaulting' ? texts.vaulting : texts).title;
    const state = this.#state;
    if (!state) return;
    this.content.hidden = false;
    this.#header.render(this.#wording, state);
    this.#pane.render(this.#wording);
    this.#list.render(texts);
    this.#express.render(texts);
    this.#sheet.render(texts, state.amount ? formatAmount(state.amount, locale) : '');
    this.#drawNotice(texts);
    const isAtWallet = this.#waitingFor === 'atWallet';
    const isOver = Boolean(this.#end) || this.#sheet.isOpen;
    const isShown = !isOver && (this.#hasForm || isAtWallet);
    this.#express.show(isShown && !isAtWallet);
    this.#list.show(isShown);
    this.#pane.show(isShown, isAtWallet);
    this.#waiting.hidden = !this.#waitingFor;
    this.#waiting.textContent = this.#waitingFor ? this.#waitingText(this.#waitingFor) : '';
    // there is nothing above the waiting text
    this.content.classList.toggle('bare', !isShown);
    this.#cancel.hidden = this.#display === 'popup' || isOver;
    this.#cancel.textContent = texts.cancel;
    // the waiting text takes its place: nothing moves
    this.#foot.hidden = isOver || Boolean(this.#waitingFor) || !this.#pane.isCard;
    this.#privacy.textContent = texts.privacy;
    this.#end?.render(this.#wording);
  }

  #drawNotice(texts: Texts): void {
    const declined = this.#declined;
    this.#notice.hidden = !declined && !this.#problem;
    if (this.#problem) return this.#notice.replaceChildren(texts.walletProblems[this.#problem]);
    if (!declined) return this.#notice.replaceChildren();
    const { result, means } = declined;
    const { reason, step } = declineOf(result, means === 'saved');
    // the reasons are about cards and banks
    const [why, suggestion] =
      means === 'other'
        ? (['failed', 'other_method'] as const)
        : ([reason, suggestionInForm(step)] as const);
    this.#notice.replaceChildren(
      element('strong', {}, declineText(texts, why, this.#product)),
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
