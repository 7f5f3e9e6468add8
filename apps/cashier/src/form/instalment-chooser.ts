import { formatAmount, type Amount, type InstalmentPlan } from '@ams-cashier/protocol';
import { element } from '../dom/element.ts';
import type { Wording } from '../texts/wording.ts';

interface Option {
  /** undefined: the whole amount at once. */
  readonly plan: InstalmentPlan | undefined;
  readonly input: HTMLInputElement;
  readonly name: HTMLElement;
  readonly total: HTMLElement;
}

/** In how many parts the card is charged, with all amounts. Everything at once, unless the shopper chooses. */
export class InstalmentChooser {
  readonly element: HTMLFieldSetElement;
  readonly #legend = element('legend');
  readonly #onChange: () => void;
  #options: readonly Option[] = [];

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.element = element('fieldset', { class: 'instalments', hidden: '' });
  }

  get #chosen(): InstalmentPlan | undefined {
    return this.#options.find(({ input }) => input.checked)?.plan;
  }

  /** undefined: at once. */
  get count(): number | undefined {
    return this.#chosen?.count;
  }

  /** What the shopper pays in all, if that is not the session's amount. */
  get total(): Amount | undefined {
    return this.#chosen?.total;
  }

  /** The shopper's choice stays, if there still is a plan of so many parts. */
  offer(plans: readonly InstalmentPlan[]): void {
    const { count } = this;
    const options = plans.length ? [undefined, ...plans] : [];
    const isSame =
      options.length === this.#options.length &&
      options.every((plan, index) => plan?.count === this.#options[index]?.plan?.count);
    if (isSame) {
      this.#options = this.#options.map((option, index) => ({ ...option, plan: options[index] }));
      return;
    }
    this.#options = options.map((plan) => {
      const id = `instalments-${plan?.count ?? 1}`;
      const input = element('input', { type: 'radio', name: 'instalments', id });
      input.addEventListener('change', this.#onChange);
      return { plan, input, name: element('span'), total: element('small') };
    });
    const kept = this.#options.find(({ plan }) => plan?.count === count) ?? this.#options[0];
    if (kept) kept.input.checked = true;
    this.element.hidden = !this.#options.length;
    this.element.replaceChildren(
      this.#legend,
      ...this.#options.map(({ input, name, total }) =>
        element('label', { for: input.id, class: 'plan' }, input, name, total),
      ),
    );
  }

  lock(locked: boolean): void {
    for (const { input } of this.#options) input.disabled = locked && !input.checked;
  }

  clear(): void {
    const [first] = this.#options;
    if (first) first.input.checked = true;
  }

  render({ texts, locale }: Wording, amount: Amount | undefined): void {
    this.#legend.textContent = texts.instalments.legend;
    for (const { plan, name, total } of this.#options) {
      name.textContent = plan
        ? `${plan.count} × ${formatAmount(plan.each, locale)}`
        : texts.instalments.full;
      const whole = plan?.total ?? amount;
      total.textContent = whole
        ? plan
          ? texts.instalments.total(formatAmount(whole, locale))
          : formatAmount(whole, locale)
        : '';
    }
  }
}
