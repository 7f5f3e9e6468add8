import { METHOD_NAMES, type SessionState } from '@ams-cashier/protocol';
import { element } from '../dom/element.ts';
import { brandMark } from '../form/brand-mark.ts';
import { brandNamed } from '../form/brand.ts';
import type { Texts } from '../texts/type.ts';
import { entriesOf, isSameEntry, type Entry } from './entry.ts';
import { methodMark } from './method-mark.ts';

export type Layout = 'accordion' | 'tabs';

interface Row {
  readonly entry: Entry;
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly name: HTMLElement;
}

/**
 * The payment methods to choose from, and the pane with what the chosen one needs: within its row (accordion) or below
 * all of them (tabs). Radio buttons in both, so that keyboard and screen readers know it as one choice. Only the pane is
 * shown if there is nothing to choose.
 */
export class MethodList {
  readonly element: HTMLElement;
  readonly #legend = element('legend');
  readonly #rowList = element('div', { class: 'rows' });
  readonly #set = element('fieldset', { class: 'methods' }, this.#legend, this.#rowList);
  readonly #pane: HTMLElement;
  readonly #onChange: () => void;
  #rows: readonly Row[] = [];
  /** How many there have been, so that no two have one id. */
  #savedRows = 0;
  #layout: Layout = 'accordion';

  constructor(pane: HTMLElement, onChange: () => void) {
    this.#pane = pane;
    this.#onChange = onChange;
    this.element = element('div', {}, this.#set, pane);
    this.setLayout('accordion');
  }

  /** undefined: there is none, or the shopper has paid by a button above the list. */
  get chosen(): Entry | undefined {
    return this.#rows.find(({ input }) => input.checked)?.entry;
  }

  /** Selects the first, unless the shopper's choice is still among them. */
  offer(session: SessionState): void {
    const { chosen } = this;
    const before = this.#rows;
    const left = [...before];
    this.#rows = entriesOf(session).map((entry) => {
      const index = left.findIndex((row) => isSameEntry(row.entry, entry));
      const [kept] = index < 0 ? [] : left.splice(index, 1);
      return kept ? { ...kept, entry } : this.#makeRow(entry);
    });
    const isSame =
      before.length === this.#rows.length &&
      before.every(({ element }, index) => element === this.#rows[index]?.element);
    if (isSame) return;
    const entries = this.#rows.map(({ entry }) => entry);
    this.#check(entries.find((entry) => chosen && isSameEntry(entry, chosen)) ?? entries[0]);
    if (this.#rowList.firstChild) this.#arrange();
    this.place();
  }

  select(wanted: Entry | undefined): void {
    this.#check(wanted);
    this.place();
  }

  setLayout(layout: Layout): void {
    this.#layout = layout;
    this.#set.dataset['layout'] = layout;
    this.place();
  }

  show(isShown: boolean): void {
    const isChoice = this.#rows.length > 1 || (this.#rows.length === 1 && !this.chosen);
    if (isChoice && !this.#rowList.firstChild) this.#arrange();
    this.#set.hidden = !isShown || !isChoice;
    this.place();
  }

  lock(locked: boolean): void {
    // the radio that may have the focus stays enabled: disabling it would lose the focus
    for (const { input } of this.#rows) input.disabled = locked && !input.checked;
  }

  /** Returns false if there is no choice to focus. */
  focus(): boolean {
    const row = this.#rows.find(({ input }) => input.checked);
    if (this.#set.hidden || !row) return false;
    row.input.focus();
    return true;
  }

  render(texts: Texts): void {
    this.#legend.textContent = texts.methods;
    const hasSaved = this.#rows.some(({ entry }) => entry.savedCard);
    for (const { entry, name } of this.#rows) {
      const { type, savedCard } = entry;
      if (savedCard) {
        const { lastFour, expiryMonth, expiryYear } = savedCard;
        const brand = brandNamed(savedCard.brand)?.name ?? savedCard.brand;
        name.replaceChildren(
          // dots are read out as dots
          element('span', { 'aria-hidden': 'true' }, `${brand} •••• ${lastFour}`),
          element('span', { class: 'heard' }, texts.paidWith(brand, lastFour)),
          ' ',
          element('small', {}, texts.expires(`${expiryMonth}/${expiryYear}`)),
        );
      } else if (type === 'CARD') {
        name.textContent = hasSaved ? texts.otherCard : texts.card;
      } else {
        name.textContent = METHOD_NAMES[type];
      }
    }
  }

  /** Moves the pane only if it has to go elsewhere: in some browsers a move takes the focus away. */
  place(): void {
    const row = this.#rows.find(({ input }) => input.checked);
    for (const one of this.#rows) one.element.classList.toggle('chosen', one === row);
    const isWithin = row && this.#layout === 'accordion' && !this.#set.hidden;
    const parent = isWithin ? row.element : this.element;
    // where a button above the list was pressed, what follows comes before the list
    const before = !row && !this.#set.hidden ? this.#set : null;
    if (this.#pane.parentElement === parent && this.#pane.nextElementSibling === before) return;
    move(this.#pane, parent, before);
  }

  #check(wanted: Entry | undefined): void {
    const row = wanted && this.#rows.find(({ entry }) => isSameEntry(entry, wanted));
    for (const one of this.#rows) one.input.checked = one === row;
  }

  /** Around the chosen row, which stays where it is: the shopper may be typing in it. */
  #arrange(): void {
    const elements = this.#rows.map((row) => row.element);
    for (const child of [...this.#rowList.children]) {
      if (!elements.some((one) => one === child)) child.remove();
    }
    const place = this.#rows.findIndex(({ input }) => input.checked);
    const chosen = elements[place];
    if (chosen && !chosen.parentElement) this.#rowList.append(chosen);
    chosen?.before(...elements.slice(0, place));
    this.#rowList.append(...elements.slice(place + 1));
  }

  #makeRow(entry: Entry): Row {
    const { type, savedCard } = entry;
    const id = savedCard ? `saved-${this.#savedRows++}` : `method-${type}`;
    const input = element('input', { type: 'radio', name: 'method', id });
    input.addEventListener('change', () => {
      this.place();
      this.#onChange();
    });
    const name = element('span');
    const mark = savedCard ? brandMark(brandNamed(savedCard.brand)) : methodMark(type);
    // the name beside it says the same
    for (const attribute of ['role', 'aria-label']) mark.removeAttribute(attribute);
    mark.setAttribute('aria-hidden', 'true');
    const label = element('label', { for: id, class: 'method' }, input, name, mark);
    return { entry, input, name, element: element('div', { class: 'row' }, label) };
  }
}

/** With the focus, if that is in it. */
function move(moved: HTMLElement, parent: HTMLElement, before: HTMLElement | null): void {
  const focused = moved.contains(document.activeElement) ? document.activeElement : null;
  if (focused && 'moveBefore' in parent) return parent.moveBefore(moved, before);
  parent.insertBefore(moved, before);
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}
