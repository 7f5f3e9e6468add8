import { CashierError, createCashier, isCashierError } from '@ams-cashier/core';
import type { Cashier, CashierOptions } from '@ams-cashier/core';
import { hasInjectionContext, inject, shallowReadonly, shallowRef } from 'vue';
import type { InjectionKey, ShallowRef } from 'vue';

/** Options, a promise of options, or a function that is called when its client is first used. */
export type CashierOptionsSource =
  | CashierOptions
  | PromiseLike<CashierOptions>
  | (() => CashierOptions | PromiseLike<CashierOptions>);

/** A client of an app: created, loading, or failed. */
export interface Registration {
  readonly client: Readonly<ShallowRef<Cashier | undefined>>;
  /** Why there is no client: `option_invalid`. `recoverable` if `load()` may help. */
  readonly error: Readonly<ShallowRef<CashierError | undefined>>;
  /** Creates the client unless it exists, is loading, or would fail in the same way. Returns whether it does. */
  load(): boolean;
}

/** An app's clients by name. `Symbol.for` makes two copies of this package share them. */
export const CASHIER_INJECTION_KEY: InjectionKey<Map<string, Registration>> =
  Symbol.for('@ams-cashier/vue');

/**
 * A bad option must not crash the app: the error is kept for those who use the client. `onEnd` registers what is to be done
 * when the app ends: the client is destroyed, and none is created from options that arrive later.
 */
export function createRegistration(
  source: CashierOptionsSource,
  onEnd: (end: () => void) => void,
): Registration {
  const client = shallowRef<Cashier>();
  const error = shallowRef<CashierError>();
  let isStarted = false;
  let isEnded = false;

  onEnd(() => {
    isEnded = true;
    client.value?.destroy();
  });

  function make(options: CashierOptions): void {
    if (!isEnded) client.value = createCashier(options);
  }

  function fail(cause: unknown): void {
    const message = `The options of this cashier failed to load: ${String(cause)}.`;
    // a function is called again; an object or a promise would give the same again
    const recoverable = typeof source === 'function';
    isStarted = !recoverable;
    error.value = isCashierError(cause)
      ? cause
      : new CashierError('option_invalid', { message, cause, recoverable });
  }

  function load(): boolean {
    if (isStarted) return false;
    isStarted = true;
    error.value = undefined;
    try {
      const options = typeof source === 'function' ? source() : source;
      if (options && 'then' in options) options.then(make).then(undefined, fail);
      else make(options);
    } catch (cause) {
      fail(cause);
    }
    return true;
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
          'Before mount: app.use(AmsCashier, options), or createCashierPlugin({ name: options }); in configureApp of a custom element.',
      });
    }
    if (!found.error.value) found.load();
    return found;
  };
}
