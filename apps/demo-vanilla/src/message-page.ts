import { texts } from '@ams-cashier/shop';
import { element } from './element.ts';
import type { Page } from './router.ts';

/** A page that only explains why there is nothing to show. */
export function messagePage(heading: string, text: string): Page {
  return {
    heading,
    content: element(
      'section',
      { class: 'result', 'data-status': 'problem' },
      element('h1', { tabindex: -1 }, heading),
      element('p', { class: 'result-text' }, text),
      element('a', { class: 'link', href: '/' }, texts.backToShop),
    ),
  };
}
