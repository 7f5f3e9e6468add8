import { METHOD_NAMES, type DeviceWalletType } from '@ams-cashier/protocol';
import { element } from '../dom/element.ts';
import type { Texts } from '../texts/type.ts';
import { methodMark } from './method-mark.ts';

export interface SheetEvents {
  readonly approveSheet: () => void;
  readonly dismissSheet: () => void;
}

/**
 * Plays the sheet that a device's wallet would open over the shop's page, and says that it does. In the page's own flow,
 * because a frame of a shop can be taller than the screen: a dialog in its middle might be out of sight.
 */
export class WalletSheet {
  readonly element: HTMLElement;
  readonly #badge = element('p', { class: 'badge' });
  readonly #title = element('h2', { id: 'sheet-title', tabindex: '-1' });
  readonly #text = element('p', { id: 'sheet-text' });
  readonly #pay = element('button', { type: 'button', class: 'pay' });
  readonly #back = element('button', { type: 'button', class: 'cancel' });
  #wallet: DeviceWalletType | undefined;

  constructor(events: SheetEvents) {
    this.#pay.addEventListener('click', events.approveSheet);
    this.#back.addEventListener('click', events.dismissSheet);
    this.element = element('section', {
      class: 'sheet',
      'aria-labelledby': 'sheet-title',
      'aria-describedby': 'sheet-text',
      hidden: '',
    });
  }

  get isOpen(): boolean {
    return this.#wallet !== undefined;
  }

  open(wallet: DeviceWalletType): void {
    this.#wallet = wallet;
    this.element.replaceChildren(
      element('div', { class: 'sheet-head' }, methodMark(wallet), this.#title, this.#badge),
      this.#text,
      this.#pay,
      this.#back,
    );
    this.element.hidden = false;
  }

  close(): void {
    this.#wallet = undefined;
    this.element.hidden = true;
  }

  focus(): void {
    this.#pay.focus();
  }

  render(texts: Texts, amount: string): void {
    if (!this.#wallet) return;
    const name = METHOD_NAMES[this.#wallet];
    this.#badge.textContent = texts.simulated;
    this.#title.textContent = name;
    this.#text.textContent = texts.simulation(name);
    this.#pay.textContent = texts.pay(amount);
    this.#back.textContent = texts.cancel;
  }
}
