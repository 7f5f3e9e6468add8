import { CashierError } from '@ams-cashier/core';
import type { Cashier, CheckoutSnapshot, Listener, ListenerType } from '@ams-cashier/core';
import { shallowRef, type ShallowRef } from 'vue';
import { useClient } from './lifetime.ts';
import { injectRegistrations } from './registration.ts';

export interface UseCashier {
  /** Undefined until asynchronous options have arrived, and after a bad option. */
  readonly client: Readonly<ShallowRef<Cashier | undefined>>;
  /** The snapshot of the client's most recently opened live Checkout. After a bad option it has an `error`. */
  readonly state: Readonly<ShallowRef<CheckoutSnapshot>>;
  /** The client's `open`. Throws `option_invalid`, or `setup_missing` before the options have arrived. */
  readonly open: Cashier['open'];
  /** Listens to all opens of the client until the component is unmounted. Returns a function that unsubscribes. */
  on<Type extends ListenerType>(type: Type, listener: Listener<Type>): () => void;
  /** The same as `on('event', handler)`. */
  events(handler: Listener<'event'>): () => void;
}

/**
 * Returns the app's client, a named client, or wraps a client that you pass in, which works anywhere. Throws a CashierError
 * `setup_missing` outside of setup, and if the app has no such client.
 *
 * @example
 * const { open, on } = useCashier();
 * on('SDK_PAYMENT_SUCCESSFUL', () => router.push('/thanks'));
 * const pay = () => open({ session: createSession });
 */
export function useCashier(nameOrClient?: string | Cashier): UseCashier {
  const { client, error } =
    nameOrClient && typeof nameOrClient === 'object'
      ? { client: shallowRef(nameOrClient), error: shallowRef() }
      : injectRegistrations()(nameOrClient);
  const { state, on } = useClient({ client, error });
  const open: Cashier['open'] = (request) => {
    if (client.value) return client.value.open(request);
    const message = 'open() was called before the options of app.use(AmsCashier, …) arrived.';
    const suggestion = 'Wait until client.value is set.';
    throw error.value ?? new CashierError('setup_missing', { message, suggestion });
  };
  return { client, state, open, on, events: (handler) => on('event', handler) };
}
