/** A shop with the custom element. */
import { createCashier } from '@ams-cashier/core';
import {
  defineAmsCashierElement,
  type AmsCashierElement,
  type AmsCashierEventMap,
} from '@ams-cashier/core/element';
import type { HostRequest } from '@ams-cashier/conformance';
import {
  hostOptions,
  isOpenAtOnce,
  makeTrigger,
  serveHost,
  sessionOf,
  type Mount,
} from './host-page.ts';

defineAmsCashierElement(createCashier(hostOptions()));

const EVENTS = {
  'cashier-event': 'cashierEvent',
  'payment-result': 'paymentResult',
  'cashier-error': 'cashierError',
  'payment-cancel': 'paymentCancel',
  'cashier-ready': 'cashierReady',
} as const satisfies { readonly [Name in keyof AmsCashierEventMap]?: string };

const mount: Mount = (request, tell) => {
  const element = document.createElement('ams-cashier') as AmsCashierElement;
  for (const [event, name] of Object.entries(EVENTS)) {
    element.addEventListener(event as keyof typeof EVENTS, ({ detail }) => tell(name, detail));
  }
  let wanted = request;
  const show = (now: HostRequest) => {
    const { display, locale, appearance, sessionKey, preload } = now;
    const session = sessionOf(now);
    Object.assign(element, { session, sessionKey, display, locale, appearance, preload });
  };
  show(wanted);
  if (request.preload) element.append(makeTrigger());
  element.open = isOpenAtOnce(request);
  document.body.append(element);

  return {
    open: () => void (element.open = true),
    close: () => element.close(),
    unmount: () => element.remove(),
    change(change) {
      wanted = { ...wanted, ...change };
      show(wanted);
    },
    submit: () => element.submit(),
    retry: () => element.retry(),
    snapshot: () => element.state,
    element: () => element,
  };
};

serveHost(mount);
