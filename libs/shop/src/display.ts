import { texts } from './texts.ts';

/** How the shopper pays: by the cashier in a popup over the page or inside it, or by a Payment Element inside it. */
export type Display = 'popup' | 'inline' | 'element';

/** What the shop's server asks Antom for. */
export type CashierProduct = 'classic' | 'element';

/** The radio group of the checkout. */
export const DISPLAYS: readonly (readonly [display: Display, name: string, hint: string])[] = [
  ['popup', texts.displayPopup, texts.displayPopupHint],
  ['inline', texts.displayInline, texts.displayInlineHint],
  ['element', texts.displayElement, texts.displayElementHint],
];

/** `&display=inline` and `&display=element` show the cashier on the page, anything else in a popup. */
export function readDisplay(query: URLSearchParams): Display {
  const [found = 'popup'] = DISPLAYS.find(([display]) => display === query.get('display')) ?? [];
  return found;
}

/** Where the cashier is, for the SDK. */
export const placeOf = (display: Display): 'popup' | 'inline' =>
  display === 'popup' ? 'popup' : 'inline';

export const productOf = (display: Display): CashierProduct =>
  display === 'element' ? 'element' : 'classic';
