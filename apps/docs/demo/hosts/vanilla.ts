import { createCashier } from '@ams-cashier/core';
import type { StartShop } from '../host.ts';

export const start: StartShop = async ({ target, cashier, session, locale, hear }) => {
  const client = createCashier({ environment: 'sandbox', locale, engines: [cashier.engine] });
  client.on('event', hear);
  client.open({ session, container: target });
  return () => client.destroy();
};
