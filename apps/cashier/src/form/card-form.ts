import type { CardInput } from '@ams-cashier/protocol';
import { brandMark } from './brand-mark.ts';
import { brandOf, type Brand } from './brand.ts';
import { checkNumber, numberMask } from './card-number.ts';
import { ConsentBox } from './consent-box.ts';
import { digitsOf } from './digits.ts';
import { element } from '../dom/element.ts';
import { checkExpiry, expiryMask, expiryOf } from './expiry.ts';
import { Field } from './field.ts';
import { checkHolderName } from './holder-name.ts';
import { checkSecurityCode, codeLength, securityCodeMask } from './security-code.ts';
import { formatPlural, type Wording } from '../texts/wording.ts';

export type FieldName = 'number' | 'expiry' | 'securityCode' | 'holderName';

/** The four fields and the button. It knows nothing of payments. */
export class CardForm {
  readonly element: HTMLFormElement;
  /** Above the button: what else there is to decide. */
  readonly extras = element('div', { class: 'extras' });
  readonly consent = new ConsentBox();
  readonly #fields: { readonly [Name in FieldName]: Field };
  readonly #button: HTMLButtonElement;
  readonly #label = element('span');
  #wording: Wording;
  #brand: Brand | undefined;

  constructor(wording: Wording, onSubmit: () => void) {
    this.#wording = wording;
    const { texts } = wording;
    this.#fields = {
      number: new Field(
        {
          name: 'number',
          autocomplete: 'cc-number',
          mask: numberMask,
          check: checkNumber,
          label: ({ cardNumber }) => cardNumber,
          onChange: () => this.#recogniseBrand(),
        },
        texts,
      ),
      expiry: new Field(
        {
          name: 'expiry',
          autocomplete: 'cc-exp',
          mask: expiryMask,
          check: checkExpiry,
          label: ({ expiry }) => expiry,
          example: ({ expiryExample }) => expiryExample,
        },
        texts,
      ),
      securityCode: new Field(
        {
          name: 'securityCode',
          autocomplete: 'cc-csc',
          mask: securityCodeMask(() => this.#brand),
          check: (value) => checkSecurityCode(value, this.#brand),
          label: ({ securityCode }) => securityCode,
          example: ({ securityCodeExample }) => securityCodeExample[codeLength(this.#brand)],
        },
        texts,
      ),
      holderName: new Field(
        {
          name: 'holderName',
          autocomplete: 'cc-name',
          check: checkHolderName,
          label: ({ holderName }) => holderName,
        },
        texts,
      ),
    };
    const { number, expiry, securityCode, holderName } = this.#fields;
    number.control.append(brandMark(undefined));
    this.#button = element('button', { type: 'submit', class: 'pay' }, this.#label);
    const pair = element('div', { class: 'pair' }, expiry.element, securityCode.element);
    // the browser's own validation would show its bubbles
    this.element = element(
      'form',
      { novalidate: '' },
      number.element,
      pair,
      holderName.element,
      this.extras,
      this.consent.element,
      this.#button,
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      onSubmit();
    });
  }

  /** For the gateway only. Never stored, never logged. */
  get card(): CardInput {
    const { number, expiry, securityCode, holderName } = this.#fields;
    const { month, year } = expiryOf(expiry.value);
    return {
      number: digitsOf(number.value),
      expiryMonth: month,
      expiryYear: year,
      securityCode: digitsOf(securityCode.value),
      holderName: holderName.value,
    };
  }

  get isValid(): boolean {
    return this.#all.every((field) => field.isValid);
  }

  /** Shows all errors. Returns the text for screen readers; undefined if there are none. */
  verify(): string | undefined {
    const wrong = this.#all.filter((field) => !field.verify());
    if (!wrong.length) return undefined;
    const { texts, locale } = this.#wording;
    const count = formatPlural(texts.mistakes, wrong.length, locale);
    return [count, ...wrong.map((field) => field.announcement)].join(' ');
  }

  render(wording: Wording, action: string): void {
    const { texts } = wording;
    this.#wording = wording;
    this.#label.textContent = action;
    this.consent.render(texts);
    for (const field of this.#all) field.render(texts);
  }

  showButton(shown: boolean): void {
    // a hidden button still makes Enter submit the form
    this.#button.hidden = !shown;
  }

  /**
   * While an attempt runs, nothing can be changed. The button stays focusable and keeps its name: a second press gets
   * an answer, and the focus is not lost.
   */
  lock(locked: boolean): void {
    this.element.setAttribute('aria-busy', String(locked));
    this.#button.setAttribute('aria-disabled', String(locked));
    this.consent.lock(locked);
    for (const { input } of this.#all) input.readOnly = locked;
  }

  /** The first field that needs the shopper, else the button. */
  focus(): void {
    const field = this.#all.find(({ isValid }) => !isValid);
    (field?.input ?? this.#button).focus();
  }

  /** After a decline: clears the security code, which must not be kept, and selects the field to replace. */
  reopen(name: FieldName): void {
    this.lock(false);
    this.#fields.securityCode.clear();
    const { input } = this.#fields[name];
    input.focus();
    input.select();
  }

  clear(): void {
    for (const field of this.#all) field.clear();
    this.consent.clear();
    this.#recogniseBrand();
  }

  get #all(): readonly Field[] {
    return Object.values(this.#fields);
  }

  #recogniseBrand(): void {
    const { number, securityCode } = this.#fields;
    const brand = brandOf(digitsOf(number.value));
    if (brand?.id === this.#brand?.id) return;
    this.#brand = brand;
    number.control.lastElementChild?.replaceWith(brandMark(brand));
    securityCode.render(this.#wording.texts);
    // a code that suited the brand before may not suit this one
    if (securityCode.value) securityCode.verify();
  }
}
