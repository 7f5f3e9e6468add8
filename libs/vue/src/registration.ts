import { CashierError, createCashier, isCashierError } from '@ams-cashier/core';
import type { Cashier, CashierOptions } from '@ams-cashier/core';
import { hasInjectionContext, inject, shallowReadonly, shallowRef } from 'vue';
import type { InjectionKey, ShallowRef } from 'vue';

/** Options as they are, on their way, or a function that is asked when its client is first used. */
export type CashierOptionsSource =
  | CashierOptions
  | PromiseLike<CashierOptions>
  | (() => CashierOptions | PromiseLike<CashierOptions>);

/** A client of an app: there, on its way, or failed. */
export interface Registration {
  readonly client: Readonly<ShallowRef<Cashier | undefined>>;
  /** Why there is no client: `option_invalid`. */
  readonly error: Readonly<ShallowRef<CashierError | undefined>>;
  /** Makes the client if it isn't there or on its way. */
  load(): void;
}

/** An app's clients by name. `Symbol.for`, so that two copies of this package find the same. */
export const CASHIER_INJECTION_KEY: InjectionKey<Map<string, Registration>> =
  Symbol.for('@ams-cashier/vue');

/** A bad option must not stop the app that it is given to: it is kept for those who use the client. */
export function createRegistration(source: CashierOptionsSource): Registration {
  const client = shallowRef<Cashier>();
  const error = shallowRef<CashierError>();
  let begun = false;

  const make = (options: CashierOptions) => void (client.value = createCashier(options));

  function fail(cause: unknown): void {
    const message = `The options of this cashier failed to load: ${String(cause)}.`;
    begun = false;
    error.value = isCashierError(cause)
      ? cause
      : new CashierError('option_invalid', { message, cause });
  }

  function load(): void {
    if (begun) return;
    begun = true;
    error.value = undefined;
    try {
      const options = typeof source === 'function' ? source() : source;
      if (options && 'then' in options) options.then(make).then(undefined, fail);
      else make(options);
    } catch (cause) {
      fail(cause);
    }
  }

  return { client: shallowReadonly(client), error: shallowReadonly(error), load };
}

/** Finds clients by name. Throws `setup_missing`. */
export function injectRegistrations(): (name?: string) => Registration {
  if (!hasInjectionContext()) {
    throw new CashierError('setup_missing', {
      message: 'useCashier() was called outside of setup().',
      suggestion: 'Call it in <script setup>, or pass a client: useCashier(createCashier({ … })).',
    });
  }
  const known = inject(CASHIER_INJECTION_KEY, undefined);
  return (name = 'default') => {
    const found = known?.get(name);
    if (!found) {
      const names = [...(known?.keys() ?? [])].join(', ') || 'none';
      throw new CashierError('setup_missing', {
        message: `This app has no cashier named "${name}" (it has: ${names}).`,
        suggestion:
          'Before mount: app.use(AmsCashier, options), or createCashierPlugin({ name: options }).',
      });
    }
    if (!found.error.value) found.load();
    return found;
  };
}
