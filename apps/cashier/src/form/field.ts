import { element } from '../dom/element.ts';
import { afterPress } from '../dom/press.ts';
import type { FieldError, Texts } from '../texts/type.ts';
import { retype, type Mask } from './typing.ts';

interface FieldOptions {
  readonly name: string;
  readonly autocomplete: 'cc-number' | 'cc-exp' | 'cc-csc' | 'cc-name';
  /** Absent for a field of free text. */
  readonly mask?: Mask;
  readonly check: (value: string) => FieldError | undefined;
  readonly label: (texts: Texts) => string;
  readonly example?: (texts: Texts) => string;
  readonly onChange?: () => void;
}

/** A labelled input with its error. The error is stored as a key, so that it can change language. */
export class Field {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly control: HTMLElement;
  readonly #options: FieldOptions;
  readonly #label: HTMLLabelElement;
  readonly #message: HTMLElement;
  #texts: Texts;
  #error: FieldError | undefined;
  #before = '';

  constructor(options: FieldOptions, texts: Texts) {
    const { name, mask, autocomplete } = options;
    this.#options = options;
    this.#texts = texts;
    this.input = element('input', {
      id: name,
      name,
      autocomplete,
      type: 'text',
      inputmode: mask ? 'numeric' : 'text',
      autocapitalize: mask ? 'off' : 'words',
      autocorrect: 'off',
      spellcheck: 'false',
      // digits are written from left to right in every language, and a name in its own direction
      dir: mask ? 'ltr' : 'auto',
      'aria-required': 'true',
    });
    this.#label = element('label', { for: name });
    this.#message = element('p', { id: `${name}-error`, class: 'error', hidden: '' });
    this.control = element('div', { class: 'control' }, this.input);
    this.element = element(
      'div',
      { class: `field field-${name}` },
      this.#label,
      this.control,
      this.#message,
    );
    this.input.addEventListener('input', (event) => this.#typed(event as InputEvent));
    // an input method for full-width digits must not be disturbed while it composes
    this.input.addEventListener('compositionend', () => this.#typed(undefined));
    // a field that was only tabbed through contains no mistake
    this.input.addEventListener('blur', () => {
      afterPress(() => {
        if (this.value || this.#error) this.verify();
      });
    });
    this.render(texts);
  }

  get value(): string {
    return this.input.value.trim();
  }

  get isValid(): boolean {
    return this.#options.check(this.value) === undefined;
  }

  /** Shows the field's error, or removes it. */
  verify(): boolean {
    this.#error = this.#options.check(this.value);
    this.#showError();
    return this.#error === undefined;
  }

  clear(): void {
    this.input.value = this.#before = '';
    this.#error = undefined;
    this.#showError();
  }

  render(texts: Texts): void {
    this.#texts = texts;
    this.#label.textContent = this.#options.label(texts);
    this.input.placeholder = this.#options.example?.(texts) ?? '';
    this.#showError();
  }

  /** The field and its error, for screen readers. */
  get announcement(): string | undefined {
    return this.#error && `${this.#options.label(this.#texts)}: ${this.#texts.errors[this.#error]}`;
  }

  #typed(event: InputEvent | undefined): void {
    if (event?.isComposing) return;
    this.#format(event?.inputType ?? '');
    // an error disappears as soon as it is corrected, but none appears while typing
    if (this.#error && this.isValid) this.verify();
    this.#options.onChange?.();
  }

  #format(inputType: string): void {
    const { input } = this;
    const { mask } = this.#options;
    if (mask) {
      const { value } = input;
      const caret = input.selectionStart ?? value.length;
      const typed = retype({ before: this.#before, value, caret, inputType }, mask);
      if (typed.value !== value) {
        input.value = typed.value;
        // some browsers move the focus to a field whose selection is set: not while autofill fills all of them
        if (document.activeElement === input) input.setSelectionRange(typed.caret, typed.caret);
      }
    }
    this.#before = input.value;
  }

  #showError(): void {
    const { input } = this;
    const message = this.#message;
    message.textContent = this.#error ? this.#texts.errors[this.#error] : '';
    message.hidden = !this.#error;
    if (this.#error) {
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', message.id);
    } else {
      input.removeAttribute('aria-invalid');
      input.removeAttribute('aria-describedby');
    }
  }
}
