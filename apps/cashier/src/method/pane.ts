import {
  formatAmount,
  isWallet,
  type SavedCard,
  type SessionState,
  type ToPage,
} from '@ams-cashier/protocol';
import { element } from '../dom/element.ts';
import { CardForm, type FieldName } from '../form/card-form.ts';
import { InstalmentChooser } from '../form/instalment-chooser.ts';
import { SavedCardForm } from '../form/saved-card-form.ts';
import type { Choice } from '../machine/signal.ts';
import type { Wording } from '../texts/wording.ts';
import { walletForm } from '../wallet/device.ts';
import { WalletPanel, type WalletEvents } from '../wallet/wallet-panel.ts';
import type { Entry } from './entry.ts';

export type StoredCard = Extract<ToPage, { readonly type: 'open' }>['storedCard'];

/** What the chosen payment method needs: the card form, the code of a saved card, or a wallet's panel. */
export class Pane {
  readonly element: HTMLElement;
  readonly form: CardForm;
  readonly saved: SavedCardForm;
  readonly wallet: WalletPanel;
  readonly #instalments: InstalmentChooser;
  #wording: Wording;
  #session: SessionState | undefined;
  #chosen: Entry | undefined;
  #storedCard: StoredCard;

  /** @param notice what there is to say about the last attempt, above everything else */
  constructor(wording: Wording, notice: HTMLElement, events: WalletEvents) {
    this.#wording = wording;
    this.form = new CardForm(wording, events.submit);
    this.saved = new SavedCardForm(wording, events.submit);
    this.wallet = new WalletPanel(wording.texts, events);
    this.#instalments = new InstalmentChooser(() => this.render(this.#wording));
    this.element = element(
      'div',
      { class: 'pane' },
      notice,
      this.form.element,
      this.wallet.element,
    );
  }

  /** A saved card's security code is asked for, whatever the session says. */
  setStoredCard(storedCard: StoredCard): void {
    this.#storedCard = storedCard;
  }

  showSession(session: SessionState): void {
    this.#session = session;
    this.form.consent.ask(session.consent === 'ask');
    this.#instalments.offer(session.instalments?.plans ?? []);
    // a session without saved cards has one form
    if (!session.savedCards?.length) this.saved.element.remove();
    else if (!this.saved.element.parentElement) this.form.element.after(this.saved.element);
  }

  choose(entry: Entry | undefined): void {
    this.#chosen = entry;
    if (!entry) return;
    const { type, savedCard } = entry;
    if (savedCard) {
      this.saved.choose(savedCard, this.#asksForCode(savedCard));
      this.#offerInstalments(this.saved.extras);
    } else if (type === 'CARD') {
      this.#offerInstalments(this.form.extras);
    } else {
      this.wallet.choose(type, isWallet(type) ? walletForm(type) : undefined);
    }
  }

  get isCard(): boolean {
    return this.#chosen?.type === 'CARD';
  }

  get choice(): Choice | undefined {
    if (!this.#chosen) return undefined;
    const { type, savedCard } = this.#chosen;
    if (type !== 'CARD') {
      return isWallet(type) ? { method: type, form: walletForm(type) } : { method: type };
    }
    const { count } = this.#instalments;
    return {
      method: 'CARD',
      isValid: savedCard ? this.saved.isValid : this.form.isValid,
      ...(savedCard && { savedCard }),
      ...(!savedCard && this.form.consent.isGiven && { saveCard: true }),
      ...(count !== undefined && { instalments: count }),
    };
  }

  /** Shows all errors. Returns the text for screen readers; undefined if there are none. */
  verify(): string | undefined {
    return this.#chosen?.savedCard ? this.saved.verify() : this.form.verify();
  }

  /** @param isAtWallet the panel leads to the wallet that a payment waits for, whatever is chosen */
  show(isShown: boolean, isAtWallet: boolean): void {
    const kind = isAtWallet ? 'wallet' : this.#kind;
    this.form.element.hidden = !isShown || kind !== 'form';
    this.saved.element.hidden = !isShown || kind !== 'saved';
    this.wallet.element.hidden = !isShown || kind !== 'wallet';
    this.element.classList.toggle('empty', !isShown || !kind);
  }

  get #kind(): 'form' | 'saved' | 'wallet' | undefined {
    if (!this.#chosen) return undefined;
    if (this.#chosen.savedCard) return 'saved';
    return this.#chosen.type === 'CARD' ? 'form' : 'wallet';
  }

  showButton(shown: boolean): void {
    this.form.showButton(shown);
    this.saved.showButton(shown);
    this.wallet.showButton(shown);
  }

  lock(locked: boolean): void {
    this.form.lock(locked);
    this.saved.lock(locked);
    this.wallet.lock(locked);
    this.#instalments.lock(locked);
  }

  focus(): void {
    if (this.#kind === 'form') this.form.focus();
    else if (this.#kind === 'saved') this.saved.focus();
    else this.wallet.focus();
  }

  /** After a decline: the focus goes to what has to be corrected. */
  reopen(field: FieldName): void {
    if (this.#kind === 'form') this.form.reopen(field);
    else if (this.#kind === 'saved') this.saved.reopen();
    else this.wallet.focus();
  }

  clear(): void {
    this.form.clear();
    this.saved.clear();
    this.#instalments.clear();
  }

  render(wording: Wording): void {
    this.#wording = wording;
    const { texts, locale } = wording;
    const amount = this.#session?.amount;
    const total = this.#instalments.total ?? amount;
    const action = total ? texts.pay(formatAmount(total, locale)) : texts.vaulting.save;
    this.form.render(wording, action);
    this.saved.render(wording, action);
    this.wallet.render(texts);
    this.#instalments.render(wording, amount);
  }

  /** Not moved without need: that would take the focus away. */
  #offerInstalments(place: HTMLElement): void {
    const { element } = this.#instalments;
    if (element.parentElement !== place) place.append(element);
  }

  #asksForCode({ needsSecurityCode }: SavedCard): boolean {
    return needsSecurityCode || this.#storedCard?.needCVV === true;
  }
}
