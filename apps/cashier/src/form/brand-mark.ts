import type { Brand } from './brand.ts';
import { svgElement } from '../dom/element.ts';

/** Short enough for the small card; a brand that is missing here is drawn as a card without letters. */
const LETTERS: { readonly [id: string]: string } = {
  visa: 'VISA',
  mastercard: 'MC',
  'american-express': 'AMEX',
  'diners-club': 'DC',
  discover: 'DISC',
  jcb: 'JCB',
  unionpay: 'UP',
  maestro: 'MAES',
  elo: 'ELO',
  mir: 'MIR',
  troy: 'TROY',
  verve: 'VERV',
  hiper: 'HIP',
  hipercard: 'HIP',
  naranja: 'NAR',
};

const CARD = { x: '0.75', y: '0.75', width: '34.5', height: '22.5', rx: '4' };

/** A small card with the brand's letters. We draw it ourselves: it is not the brand's logo. */
export function brandMark(brand: Brand | undefined): SVGSVGElement {
  const letters = brand && LETTERS[brand.id];
  const mark = svgElement(
    'svg',
    { viewBox: '0 0 36 24', class: 'mark', focusable: 'false' },
    svgElement('rect', { ...CARD, class: letters ? 'mark-card known' : 'mark-card' }),
    letters
      ? svgElement('text', { x: '18', y: '16', 'text-anchor': 'middle' }, letters)
      : svgElement('path', { d: 'M1 8h34M6 17h8', class: 'mark-stripe' }),
  );
  if (brand) {
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', brand.name);
  } else {
    mark.setAttribute('aria-hidden', 'true');
  }
  return mark;
}
