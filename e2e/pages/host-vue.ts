/** A shop in Vue: one app, one plugin, a component for each cashier. */
import { AmsCashier } from '@ams-cashier/vue';
import type { CheckoutSnapshot } from '@ams-cashier/core';
import { createApp, h, KeepAlive, shallowReactive } from 'vue';
import {
  hostOptions,
  isOpenAtOnce,
  serveHost,
  sessionOf,
  TRIGGER,
  type Mount,
  type Tell,
} from './host-page.ts';
import type { HostChange, HostRequest } from '@ams-cashier/conformance';

interface Shown {
  readonly key: number;
  readonly tell: Tell;
  request: HostRequest;
  open: boolean;
  isInPage: boolean;
  component: InstanceType<typeof AmsCashier> | null;
  state: CheckoutSnapshot | undefined;
}

const shown = shallowReactive(new Set<Shown>());
let lastKey = 0;

function cashierOf(one: Shown) {
  const { tell, request } = one;
  const { sessionKey, display, locale, appearance, preload } = request;
  return h(
    AmsCashier,
    {
      ref: (component) => {
        // a shop may keep what it has of a component that KeepAlive put aside
        if (component) one.component = component as Shown['component'];
      },
      session: sessionOf(request),
      sessionKey,
      display,
      locale,
      appearance,
      preload,
      open: one.open,
      'onUpdate:open': (open: boolean) => {
        one.open = open;
      },
      onCashierEvent: (event) => tell('cashierEvent', event),
      onPaymentResult: (event) => tell('paymentResult', event),
      onCashierError: (event) => tell('cashierError', event),
      onPaymentCancel: (event) => tell('paymentCancel', event),
      onCashierReady: () => tell('cashierReady'),
    },
    {
      default: ({ state }: { readonly state: CheckoutSnapshot }) => {
        one.state = state;
        return preload && h('button', { class: TRIGGER }, 'Buy');
      },
    },
  );
}

const place = document.createElement('main');
document.body.append(place);
const kept = (one: Shown) =>
  h(KeepAlive, { key: one.key }, () => (one.isInPage ? cashierOf(one) : undefined));
createApp({ render: () => [...shown].map(kept) })
  .use(AmsCashier, hostOptions())
  .mount(place);

const mount: Mount = (request, tell) => {
  const one: Shown = shallowReactive({
    key: ++lastKey,
    tell,
    request,
    open: isOpenAtOnce(request),
    isInPage: true,
    component: null,
    state: undefined,
  });
  shown.add(one);
  const component = () => {
    if (!one.component) throw new Error('The component is not there.');
    return one.component;
  };
  return {
    open: () => void (one.open = true),
    element: () => component().$el as HTMLElement,
    keep: (isInPage) => void (one.isInPage = isInPage),
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
