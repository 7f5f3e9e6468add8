/** A shop without a framework whose handler writes its session function anew at each press, as shops do. */
import { createCashier } from '@ams-cashier/core';
import { createSession } from './order-session.ts';

const cashier = createCashier({ environment: 'sandbox', locale: 'en_US' });

document.querySelector('button')?.addEventListener('click', () => {
  cashier.open({ session: () => createSession() });
});
