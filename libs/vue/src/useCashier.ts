import { CashierError } from '@ams-cashier/core';
import type { Cashier, CheckoutSnapshot, Listener, ListenerType } from '@ams-cashier/core';
import { shallowRef, type ShallowRef } from 'vue';
import { useClient } from './lifetime.ts';
import { injectRegistrations } from './registration.ts';

export interface UseCashier {
  /** Not there before options that are a promise have arrived, and after a bad option. */
  readonly client: Readonly<ShallowRef<Cashier | undefined>>;
  /** Of the client's most recently opened live Checkout; after a bad option with its `error`. */
  readonly state: Readonly<ShallowRef<CheckoutSnapshot>>;
  /** The client's `open`. Throws `option_invalid`, or `setup_missing` before the options arrived. */
  readonly open: Cashier['open'];
  /** Listens to all opens of the client until the component ends. Returns an unsubscribe. */
  on<Type extends ListenerType>(type: Type, listener: Listener<Type>): () => void;
  /** The same as `on('event', handler)`. */
  events(handler: Listener<'event'>): () => void;
}

/**
 * The app's client, another one by its name, or, anywhere, a client of your own. Throws a CashierError `setup_missing`
 * outside of setup, and where the app has no such client.
 *
 * @example
 * const { open, on } = useCashier();
 * on('SDK_PAYMENT_SUCCESSFUL', () => router.push('/thanks'));
 * const pay = () => open({ session: createSession });
 */
export function useCashier(nameOrClient?: string | Cashier): UseCashier {
  const { client, error } =
    typeof nameOrClient === 'object'
      ? { client: shallowRef(nameOrClient), error: shallowRef() }
      : injectRegistrations()(nameOrClient);
  const { state, on } = useClient({ client, error });
  const open: Cashier['open'] = (request) => {
    if (client.value) return client.value.open(request);
    const message = 'open() was called before the options of app.use(AmsCashier, …) arrived.';
    const suggestion = 'Wait until client.value is there.';
    throw error.value ?? new CashierError('setup_missing', { message, suggestion });
  };
  return { client, state, open, on, events: (handler) => on('event', handler) };
}
