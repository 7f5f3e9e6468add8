/** A shop in Vue: one app, one plugin, a component for each cashier. */
import { AmsCashier } from '@ams-cashier/vue';
import type { CheckoutSnapshot } from '@ams-cashier/core';
import { createApp, h, shallowReactive } from 'vue';
import { hostOptions, serveHost, type Mount, type Tell } from './host-page.ts';
import type { HostChange, HostRequest } from '@ams-cashier/conformance';

interface Shown {
  readonly key: number;
  readonly tell: Tell;
  request: HostRequest;
  open: boolean;
  component: InstanceType<typeof AmsCashier> | null;
  state: CheckoutSnapshot | undefined;
}

const shown = shallowReactive(new Set<Shown>());
let lastKey = 0;

function cashierOf(one: Shown) {
  const { tell, request } = one;
  const { session, display, locale, appearance } = request;
  return h(
    AmsCashier,
    {
      key: one.key,
      ref: (component) => {
        one.component = component as Shown['component'];
      },
      session,
      display,
      locale,
      appearance,
      open: one.open,
      'onUpdate:open': (open: boolean) => {
        one.open = open;
      },
      onCashierEvent: (event) => tell('event', event),
      onPaymentResult: (event) => tell('result', event),
      onCashierError: (event) => tell('error', event),
      onPaymentCancel: (event) => tell('cancel', event),
      onCashierReady: () => tell('ready'),
    },
    {
      default: ({ state }: { readonly state: CheckoutSnapshot }) => {
        one.state = state;
      },
    },
  );
}

const place = document.createElement('main');
document.body.append(place);
createApp({ render: () => [...shown].map(cashierOf) })
  .use(AmsCashier, hostOptions())
  .mount(place);

const mount: Mount = (request, tell) => {
  const one: Shown = shallowReactive({
    key: ++lastKey,
    tell,
    request,
    open: request.display === 'popup',
    component: null,
    state: undefined,
  });
  shown.add(one);
  const component = () => {
    if (!one.component) throw new Error('The component is not there.');
    return one.component;
  };
  return {
    close: () => component().close(),
    unmount: () => void shown.delete(one),
    change: (change: HostChange) => {
      one.request = { ...one.request, ...change };
    },
    submit: () => component().submit(),
    retry: () => component().retry(),
    snapshot: () => {
      if (!one.state) throw new Error('The component was not rendered yet.');
      return one.state;
    },
  };
};

serveHost(mount);
