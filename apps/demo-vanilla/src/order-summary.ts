import { basketTotal, formatMoney, texts, type Basket } from '@ams-cashier/shop';
import { element } from './element.ts';

export function orderSummary(basket: Basket): HTMLElement {
  const { product, quantity } = basket;
  const total = formatMoney(basketTotal(basket));
  return element(
    'section',
    { class: 'summary', 'aria-labelledby': 'summary-title' },
    element('h2', { id: 'summary-title' }, texts.yourOrder),
    element(
      'div',
      { class: 'summary-line' },
      element('div', { class: 'summary-picture' }),
      element(
        'div',
        {},
        element('p', {}, product.name),
        element(
          'p',
          { class: 'summary-quantity money' },
          `${quantity} × ${formatMoney(product.price)}`,
        ),
      ),
      element('p', { class: 'money' }, total),
    ),
    element(
      'p',
      { class: 'summary-total' },
      element('span', {}, texts.total),
      ' ',
      element('span', { class: 'money', 'data-testid': 'total' }, total),
    ),
  );
}
