import { element } from '../dom/element.ts';
import type { Texts } from '../texts/type.ts';

/** Whether the card may be kept. Not ticked: consent is given, never assumed. */
export class ConsentBox {
  readonly element: HTMLElement;
  readonly #input = element('input', { type: 'checkbox', id: 'saveCard', name: 'saveCard' });
  readonly #text = element('span');
  #locked = false;

  constructor() {
    this.element = element(
      'label',
      { class: 'consent', for: 'saveCard', hidden: '' },
      this.#input,
      this.#text,
    );
    this.#input.addEventListener('click', (event) => {
      // a disabled box would lose the focus
      if (this.#locked) event.preventDefault();
    });
  }

  get isGiven(): boolean {
    return !this.element.hidden && this.#input.checked;
  }

  ask(asked: boolean): void {
    this.element.hidden = !asked;
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
