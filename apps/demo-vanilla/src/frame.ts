import { texts } from '@ams-cashier/shop';
import { element } from './element.ts';

export interface Frame {
  /** The container for the pages. */
  readonly outlet: HTMLElement;
  /** The lines of the developer drawer. */
  readonly eventList: HTMLElement;
}

/** Draws the frame around every page. */
export function drawFrame(shop: HTMLElement): Frame {
  const outlet = element('main', { class: 'shop-main' });
  const eventList = element('ol', { class: 'events-list', 'data-testid': 'events' });
  const drawer = element(
    'aside',
    { class: 'events', id: 'events', 'aria-labelledby': 'events-title', hidden: true },
    element(
      'header',
      { class: 'events-header' },
      element('h2', { id: 'events-title' }, texts.events),
    ),
    element(
      'div',
      { class: 'events-body', tabindex: 0, role: 'group', 'aria-labelledby': 'events-title' },
      eventList,
      element('p', { class: 'events-empty' }, texts.noEvents),
    ),
  );
  const button = element(
    'button',
    {
      class: 'button button-quiet',
      type: 'button',
      'aria-expanded': 'false',
      'aria-controls': 'events',
    },
    texts.events,
  );
  button.addEventListener('click', () => {
    drawer.hidden = !drawer.hidden;
    button.ariaExpanded = String(!drawer.hidden);
  });
  shop.append(
    element(
      'header',
      { class: 'shop-header' },
      element('a', { class: 'shop-brand', href: '/' }, texts.shopName),
      element('a', { class: 'link', href: '/cards' }, texts.cards),
    ),
    outlet,
    element('footer', { class: 'shop-footer' }, element('p', {}, texts.footer), button),
    drawer,
  );
  return { outlet, eventList };
}
