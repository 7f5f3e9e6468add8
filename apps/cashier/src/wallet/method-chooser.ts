import { METHOD_NAMES, type PaymentMethodType } from '@ams-cashier/protocol';
import { element } from '../dom/element.ts';
import { methodMark } from './method-mark.ts';
import type { Texts } from '../texts/type.ts';

interface Choice {
  readonly type: PaymentMethodType;
  readonly input: HTMLInputElement;
  readonly name: HTMLElement;
}

/** The payment methods to choose from. Draws nothing if there is only one. */
export class MethodChooser {
  readonly element: HTMLFieldSetElement;
  readonly #legend = element('legend');
  readonly #onChange: () => void;
  #choices: readonly Choice[] = [];

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.element = element('fieldset', { class: 'methods' }, this.#legend);
  }

  get chosen(): PaymentMethodType {
    const choice = this.#choices.find(({ input }) => input.checked) ?? this.#choices[0];
    return choice?.type ?? 'CARD';
  }

  get isChoice(): boolean {
    return this.#choices.length > 1;
  }

  /** Selects the first, unless the shopper's choice is still among them. */
  offer(methods: readonly PaymentMethodType[]): void {
    if (methods.join() === this.#choices.map(({ type }) => type).join()) return;
    const { chosen } = this;
    const checked = methods.includes(chosen) ? chosen : methods[0];
    this.#choices = methods.map((type) => {
      const input = element('input', { type: 'radio', name: 'method', id: `method-${type}` });
      input.checked = type === checked;
      input.addEventListener('change', this.#onChange);
      return { type, input, name: element('span') };
    });
    const shown = this.isChoice ? this.#choices : [];
    this.element.replaceChildren(
      this.#legend,
      ...shown.map(({ type, input, name }) =>
        element('label', { for: input.id, class: 'method' }, input, name, methodMark(type)),
      ),
    );
  }

  select(type: PaymentMethodType): void {
    const choice = this.#choices.find((one) => one.type === type);
    if (choice) choice.input.checked = true;
  }

  lock(locked: boolean): void {
    // the radio that may have the focus stays enabled: disabling it would lose the focus
    for (const { input } of this.#choices) input.disabled = locked && !input.checked;
  }

  focus(): void {
    this.#choices.find(({ input }) => input.checked)?.input.focus();
  }

  render(texts: Texts): void {
    this.#legend.textContent = texts.methods;
    for (const { type, name } of this.#choices) {
      name.textContent = type === 'CARD' ? texts.card : METHOD_NAMES[type];
    }
  }
}
