import type { Product, SessionState } from '@ams-cashier/protocol';
import { brandOf } from '../form/brand.ts';
import { declineOf } from './decline.ts';
import { declineText } from './decline-text.ts';
import { element, svgElement } from '../dom/element.ts';
import type { EndKind } from '../texts/type.ts';
import { suggestionAfterEnd } from './suggestion.ts';
import type { Wording } from '../texts/wording.ts';

type Outcome = NonNullable<SessionState['outcome']>;

const KIND: { readonly [Of in Outcome]: EndKind } = {
  SUCCESSFUL: 'paid',
  FAIL: 'failed',
  PENDING: 'undecided',
  PROCESSING: 'undecided',
  ERROR: 'undecided',
  CANCEL: 'cancelled',
};

const STROKES: { readonly [Kind in EndKind]: string } = {
  paid: 'M15 25l6 6 12-14',
  undecided: 'M24 14v11l7 4',
  failed: 'M24 14v13M24 33v.5',
  cancelled: 'M16 24h16',
};

/** A failure whose code leaves the outcome open is not shown as failed: the shopper would pay again. */
function kindOf({
  outcome = 'PROCESSING',
  result,
}: Pick<SessionState, 'outcome' | 'result'>): EndKind {
  const kind = KIND[outcome];
  return kind === 'failed' && declineOf(result).step === 'check_status' ? 'undecided' : kind;
}

/** How the payment ended. Replaces the form. */
export class EndState {
  readonly element: HTMLElement;
  readonly #state: Pick<SessionState, 'outcome' | 'result'>;
  readonly #kind: EndKind;
  readonly #product: Product;
  readonly #title = element('h2', { tabindex: '-1' });
  readonly #text = element('p');
  readonly #card = element('p', { class: 'paid-with', hidden: '' });
  readonly #button: HTMLButtonElement;

  constructor(
    state: Pick<SessionState, 'outcome' | 'result'>,
    product: Product,
    onDismiss: (() => void) | undefined,
  ) {
    this.#state = state;
    this.#product = product;
    this.#kind = kindOf(state);
    this.#button = element('button', { type: 'button', class: 'put-away' });
    this.#button.hidden = !onDismiss;
    if (onDismiss) this.#button.addEventListener('click', onDismiss);
    const sign = svgElement(
      'svg',
      { viewBox: '0 0 48 48', class: 'sign', 'aria-hidden': 'true', focusable: 'false' },
      svgElement('circle', { cx: '24', cy: '24', r: '22' }),
      svgElement('path', { d: STROKES[this.#kind] }),
    );
    this.element = element(
      'section',
      { class: `end ${this.#kind}` },
      sign,
      this.#title,
      this.#text,
      this.#card,
      this.#button,
    );
  }

  /** Title and text, for screen readers. */
  get summary(): string {
    return `${this.#title.textContent} ${this.#text.textContent}`;
  }

  render({ texts }: Wording): void {
    const { title, text } = (this.#product === 'vaulting' ? texts.vaulting : texts).ends[
      this.#kind
    ];
    this.#title.textContent = title;
    if (this.#kind === 'failed') {
      const { reason, step } = declineOf(this.#state.result);
      this.#text.textContent = `${declineText(texts, reason, this.#product)}${texts.gap}${texts.suggestions[suggestionAfterEnd(step)]}`;
    } else {
      this.#text.textContent = text;
    }
    this.#button.textContent = this.#kind === 'paid' ? texts.done : texts.close;
    this.#renderCard(texts);
  }

  /** Only if this page has the focus: the shopper may be busy elsewhere on the shop's page. */
  takeFocus(): void {
    if (document.hasFocus()) this.focus();
  }

  focus(): void {
    this.#title.focus({ preventScroll: true });
  }

  #renderCard(texts: Wording['texts']): void {
    const card = this.#state.result?.cardPaymentResultInfo;
    if (this.#kind !== 'paid' || !card) return;
    this.#card.hidden = false;
    const brand = brandOf(card.cardBin)?.name ?? card.cardBrand;
    this.#card.textContent = texts.paidWith(brand, card.lastFour);
  }
}
