import { element } from '../dom/element.ts';
import type { Texts } from '../texts/type.ts';

/** Whether the card may be kept. Not ticked: consent is given, never assumed. */
export class ConsentBox {
  readonly element: HTMLElement;
  readonly #input = element('input', { type: 'checkbox', id: 'saveCard', name: 'saveCard' });
  readonly #text = element('span');
  #locked = false;

  constructor() {
    this.element = element('label', { class: 'consent', for: 'saveCard', hidden: '' });
    this.#input.addEventListener('click', (event) => {
      // a disabled box would lose the focus
      if (this.#locked) event.preventDefault();
    });
  }

  get isGiven(): boolean {
    return this.#input.isConnected && this.#input.checked;
  }

  ask(asked: boolean): void {
    if (asked === !this.element.hidden) return;
    this.element.hidden = !asked;
    this.element.replaceChildren(...(asked ? [this.#input, this.#text] : []));
  }

  lock(locked: boolean): void {
    this.#locked = locked;
    this.#input.setAttribute('aria-disabled', String(locked));
  }

  clear(): void {
    this.#input.checked = false;
  }

  render(texts: Texts): void {
    this.#text.textContent = texts.saveForNextTime;
  }
}
