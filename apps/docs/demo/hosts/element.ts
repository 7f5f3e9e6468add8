import { createCashier } from '@ams-cashier/core';
import { defineAmsCashierElement, type AmsCashierElement } from '@ams-cashier/core/element';
import type { StartShop } from '../host.ts';

export const start: StartShop = async ({ target, cashier, session, locale, hear }) => {
  const client = createCashier({ environment: 'sandbox', locale, engines: [cashier.engine] });
  client.on('event', hear);
  defineAmsCashierElement(client);
  const element = document.createElement('ams-cashier') as AmsCashierElement;
  element.display = 'inline';
  element.session = session;
  target.append(element);
  return () => {
    element.remove();
    client.destroy();
  };
};
