/** A shop without a framework. */
import { createCashier, type Checkout, type OpenRequest } from '@ams-cashier/core';
import { hostOptions, makePlace, serveHost, type Mount } from './host-page.ts';

const cashier = createCashier(hostOptions());

const mount: Mount = ({ session, display, locale, appearance }, tell) => {
  const place = display === 'inline' ? makePlace() : undefined;
  let request: OpenRequest = { session, locale, appearance, container: place };
  let checkout: Checkout;

  function hold(next: Checkout): void {
    if (next === checkout) return;
    checkout = next;
    next.on('SDK_END_OF_LOADING', ({ outcome }) => outcome === 'ready' && tell('ready'));
    next.on('result', (event) => tell('result', event));
    next.on('error', (event) => tell('error', event));
    next.on('SDK_PAYMENT_CANCEL', (event) => tell('cancel', event));
    next.on('event', (event) => tell('event', event));
  }

  const open = () => hold(cashier.open(request));
  open();

  return {
    close: () => checkout.close(),
    unmount() {
      checkout.close();
      place?.remove();
    },
    change({ session: other, ...look }) {
      checkout.update(look);
      if (!other) return;
      // what the components do by themselves: a payment in flight comes to its end first
      request = { ...request, session: other };
      const replace = () => {
        checkout.close();
        open();
      };
      if (checkout.getSnapshot().leave === 'safe') replace();
      else void checkout.outcome.then(replace);
    },
    submit: () => checkout.submit(),
    retry: () => hold(checkout.retry()),
    snapshot: () => checkout.getSnapshot(),
  };
};

serveHost(mount);
