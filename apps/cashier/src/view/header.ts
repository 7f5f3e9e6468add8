import { formatAmount, type SessionState } from '@ams-cashier/protocol';
import { element } from '../dom/element.ts';
import type { Wording } from '../texts/wording.ts';

/** Merchant, amount and order: above every state of the page. */
export class Header {
  readonly element: HTMLElement;
  readonly #merchant = element('h1', { class: 'merchant' });
  readonly #amount = element('p', { class: 'amount' });
  readonly #order = element('p', { class: 'order' });

  constructor() {
    const what = element('div', { class: 'what' }, this.#merchant, this.#order);
    this.element = element('header', {}, what, this.#amount);
  }

  render({ locale }: Wording, { merchantName, amount, orderDescription }: SessionState): void {
    this.#merchant.textContent = merchantName;
    this.#amount.hidden = !amount;
    this.#amount.textContent = amount ? formatAmount(amount, locale) : '';
    this.#order.textContent = orderDescription;
  }
}
