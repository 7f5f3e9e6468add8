import type { SavedCard } from '@ams-cashier/protocol';
import { element } from '../dom/element.ts';
import { isSameEntry } from '../method/entry.ts';
import type { Texts } from '../texts/type.ts';
import { formatPlural, type Wording } from '../texts/wording.ts';
import { brandNamed, type Brand } from './brand.ts';
import { digitsOf } from './digits.ts';
import { Field } from './field.ts';
import { checkSecurityCode, codeLength, securityCodeMask } from './security-code.ts';

/** Paying with a card on file: the security code, where it is asked for, and the button. */
export class SavedCardForm {
  readonly element: HTMLFormElement;
  /** Above the button: what else there is to decide. */
  readonly extras = element('div', { class: 'extras' });
  readonly #code: Field;
  readonly #button: HTMLButtonElement;
  readonly #label = element('span');
  #wording: Wording;
  #card: SavedCard | undefined;
  #brand: Brand | undefined;
  #asksForCode = false;

  constructor(wording: Wording, onSubmit: () => void) {
    this.#wording = wording;
    this.#code = new Field(
      {
        name: 'savedSecurityCode',
        autocomplete: 'cc-csc',
        mask: securityCodeMask(() => this.#brand),
        check: (value) => (this.#asksForCode ? checkSecurityCode(value, this.#brand) : undefined),
        label: ({ securityCode }: Texts) => securityCode,
        example: ({ securityCodeExample }: Texts) => securityCodeExample[codeLength(this.#brand)],
      },
      wording.texts,
    );
    this.#button = element('button', { type: 'submit', class: 'pay' }, this.#label);
    this.element = element(
      'form',
      { novalidate: '', class: 'saved' },
      this.#code.element,
      this.extras,
      this.#button,
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      onSubmit();
    });
  }

  /** Digits; undefined if it isn't asked for. Never stored, never logged. */
  get securityCode(): string | undefined {
    return this.#asksForCode ? digitsOf(this.#code.value) : undefined;
  }

  get isValid(): boolean {
    return this.#code.isValid;
  }

  choose(savedCard: SavedCard, asksForCode: boolean): void {
    const entry = (card: SavedCard | undefined) =>
      ({ type: 'CARD', ...(card && { savedCard: card }) }) as const;
    // a code belongs to one card, whatever its id is in this session
    if (!isSameEntry(entry(savedCard), entry(this.#card))) this.#code.clear();
    this.#card = savedCard;
    this.#brand = brandNamed(savedCard.brand);
    this.#asksForCode = asksForCode;
    this.#code.element.hidden = !asksForCode;
    this.#code.render(this.#wording.texts);
  }

  /** Shows the error. Returns the text for screen readers; undefined if there is none. */
  verify(): string | undefined {
    if (this.#code.verify()) return undefined;
    const { texts, locale } = this.#wording;
    return [formatPlural(texts.mistakes, 1, locale), this.#code.announcement].join(' ');
  }

  render(wording: Wording, action: string): void {
    this.#wording = wording;
    this.#label.textContent = action;
    this.#code.render(wording.texts);
  }

  showButton(shown: boolean): void {
    this.#button.hidden = !shown;
  }

  lock(locked: boolean): void {
    this.element.setAttribute('aria-busy', String(locked));
    this.#button.setAttribute('aria-disabled', String(locked));
    this.#code.input.readOnly = locked;
  }

  focus(): void {
    (this.#asksForCode && !this.isValid ? this.#code.input : this.#button).focus();
  }

  /** After a decline: the code must not be kept. */
  reopen(): void {
    this.#code.clear();
    this.focus();
  }

  clear(): void {
    this.#code.clear();
  }
}
