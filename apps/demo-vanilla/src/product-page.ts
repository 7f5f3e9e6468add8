import { checkoutPath, deskLamp, formatMoney, QUANTITIES, texts } from '@ams-cashier/shop';
import { element } from './element.ts';
import { facts } from './facts.ts';
import type { Route } from './router.ts';

export const productPage: Route = ({ go }) => {
  const quantity = element(
    'select',
    { class: 'select', name: 'quantity' },
    ...QUANTITIES.map((count) => element('option', {}, String(count))),
  );
  const form = element(
    'form',
    { class: 'product-buy', action: '/checkout' },
    element('label', { class: 'field' }, texts.quantity, quantity),
    element('button', { class: 'button', type: 'submit' }, texts.buyNow),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go(checkoutPath({ product: deskLamp, quantity: Number(quantity.value) }));
  });
  return {
    heading: deskLamp.name,
    content: element(
      'article',
      { class: 'product' },
      element('div', { class: 'product-picture', role: 'img', 'aria-label': deskLamp.picture }),
      element(
        'div',
        { class: 'product-facts' },
        element('h1', { tabindex: -1 }, deskLamp.name),
        element('p', { class: 'product-price money' }, formatMoney(deskLamp.price)),
        element('p', { class: 'product-text' }, deskLamp.description),
        form,
        facts(deskLamp.facts),
      ),
    ),
  };
};
