import { METHOD_NAMES, type PaymentMethodType, type SessionState } from '@ams-cashier/protocol';
import { element } from '../dom/element.ts';
import type { Texts } from '../texts/type.ts';
import { methodMark } from './method-mark.ts';

type ExpressType = Exclude<PaymentMethodType, 'CARD'>;

interface Button {
  readonly type: ExpressType;
  readonly element: HTMLButtonElement;
}

/** One press pays with the wallet, without a look at the list of methods. */
export class ExpressButtons {
  readonly element: HTMLElement;
  readonly #title = element('p', { id: 'express-title' });
  readonly #list = element('div', { class: 'express-buttons' });
  readonly #onPress: (type: PaymentMethodType) => void;
  #buttons: readonly Button[] = [];

  constructor(onPress: (type: PaymentMethodType) => void) {
    this.#onPress = onPress;
    this.element = element(
      'section',
      { class: 'express', 'aria-labelledby': 'express-title', hidden: '' },
      this.#title,
      this.#list,
    );
  }

  offer({ methods, express = [] }: SessionState): void {
    const types = methods.filter(
      (type): type is ExpressType => type !== 'CARD' && express.includes(type),
    );
    if (types.join() === this.#buttons.map(({ type }) => type).join()) return;
    this.#buttons = types.map((type) => {
      const button = element(
        'button',
        { type: 'button', class: 'express-button', 'data-method': type },
        methodMark(type),
        element('span', {}, METHOD_NAMES[type]),
      );
      button.addEventListener('click', () => this.#onPress(type));
      return { type, element: button };
    });
    this.#list.replaceChildren(...this.#buttons.map((button) => button.element));
  }

  show(isShown: boolean): void {
    this.element.hidden = !isShown || !this.#buttons.length;
  }

  lock(locked: boolean): void {
    for (const button of this.#buttons) {
      button.element.setAttribute('aria-disabled', String(locked));
    }
  }

  /** Returns false if there is none. */
  focus(): boolean {
    const [first] = this.#buttons;
    first?.element.focus();
    return first !== undefined;
  }

  render(texts: Texts): void {
    this.#title.textContent = texts.express;
  }
}
