import type { PaymentMethodType } from '@ams-cashier/protocol';
import { svgElement } from '../dom/element.ts';

/** Short enough for the small mark. */
const LETTERS: { readonly [Type in Exclude<PaymentMethodType, 'CARD'>]: string } = {
  ALIPAY_CN: 'ALI',
  GCASH: 'GC',
  DANA: 'DANA',
  KAKAOPAY: 'KP',
  TNG: 'TNG',
  TRUEMONEY: 'TM',
  APPLEPAY: 'AP',
  GOOGLEPAY: 'GP',
};

const FRAME = { x: '0.75', y: '0.75', width: '34.5', height: '22.5' };

/** A small card, or a small purse with the wallet's letters. Not a logo; the name of the method is beside it. */
export function methodMark(type: PaymentMethodType): SVGSVGElement {
  const content =
    type === 'CARD'
      ? [
          svgElement('rect', { ...FRAME, rx: '4', class: 'mark-card' }),
          svgElement('path', { d: 'M1 8h34M6 17h8', class: 'mark-stripe' }),
        ]
      : [
          svgElement('rect', { ...FRAME, rx: '8', class: 'mark-card known' }),
          svgElement('text', { x: '18', y: '16', 'text-anchor': 'middle' }, LETTERS[type]),
        ];
  const attributes = { viewBox: '0 0 36 24', class: 'mark', focusable: 'false' };
  const mark = svgElement('svg', attributes, ...content);
  mark.setAttribute('aria-hidden', 'true');
  return mark;
}
