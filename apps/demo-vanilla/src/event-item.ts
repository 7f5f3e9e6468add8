import type { CashierEvent } from '@ams-cashier/core';
import { eventLine } from '@ams-cashier/shop';
import { element } from './element.ts';

/** A line of the developer drawer. */
export function eventItem(event: CashierEvent): HTMLLIElement {
  const { code, time, detail } = eventLine(event);
  const item = element(
    'li',
    { 'data-code': code },
    element('span', { class: 'events-time' }, time),
    element('span', { class: 'events-code' }, code),
  );
  if (detail) item.append(element('span', { class: 'events-detail' }, detail));
  return item;
}
