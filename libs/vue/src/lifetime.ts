/** The only file that deals with Vue's lifecycle. */
import type { Cashier, CheckoutSnapshot, Listener, ListenerType } from '@ams-cashier/core';
import {
  createComponentController,
  createSessionWarning,
  failedSnapshot,
  IDLE_SNAPSHOT,
} from '@ams-cashier/core/component';
import type { ComponentHost, DesiredState } from '@ams-cashier/core/component';
import {
  effectScope,
  getCurrentInstance,
  nextTick,
  onActivated,
  onDeactivated,
  onMounted,
  onScopeDispose,
  shallowReadonly,
  shallowRef,
  toHandlerKey,
  watch,
  type App,
} from 'vue';
import type { Registration } from './registration.ts';

declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** Bundlers replace the variable. A page without a bundler has no `process`. */
function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
}

/** Registers what is to be done when the app is unmounted. */
export const onEndOf =
  (app: App) =>
  (end: () => void): void =>
    app.onUnmount(end);

/**
 * Attaches to the current value of `target` and to each later one; detaches when the scope ends. During a server render,
 * Vue itself stops only watchers with `flush: 'sync'`.
 */
function follow<T>(target: () => T | undefined, attach: (target: T) => () => void): () => void {
  const change = (now: T | undefined, _: unknown, onCleanup: (stop: () => void) => void) => {
    if (now !== undefined) onCleanup(attach(now));
  };
  return watch(target, change, { immediate: true, flush: 'sync' });
}

/** A client's state and events, until the calling scope ends. */
export function useClient({ client, error }: Pick<Registration, 'client' | 'error'>) {
  const current = () => client.value;
  const state = shallowRef<CheckoutSnapshot>(IDLE_SNAPSHOT);
  follow<Cashier>(current, (now) => {
    const read = () => (state.value = now.getSnapshot());
    read();
    return now.subscribe(read);
  });
  follow(
    () => error.value,
    (now) => {
      state.value = failedSnapshot(now);
      return () => (state.value = IDLE_SNAPSHOT);
    },
  );
  // listeners added later, for example after an await, end with the same scope
  const scope = effectScope();
  function on<Type extends ListenerType>(type: Type, listener: Listener<Type>): () => void {
    return scope.run(() => follow(current, (now) => now.on(type, listener))) ?? (() => undefined);
  }
  return { state: shallowReadonly(state), on };
}

/** A controller that lives as long as the component and gets the desired state after each render that changes it. */
export function useController(host: ComponentHost, desired: () => DesiredState) {
  const instance = getCurrentInstance();
  const hears: ComponentHost['hears'] = (name) =>
    Boolean(instance?.vnode.props?.[toHandlerKey(name)]);
  const controller = createComponentController({
    hears,
    onNewSessionFunction: isDevelopment() ? createSessionWarning() : undefined,
    ...host,
  });
  const state = shallowRef<CheckoutSnapshot>(IDLE_SNAPSHOT);
  controller.subscribe(() => (state.value = controller.getSnapshot()));
  // the container exists only after the first render
  onMounted(() => {
    watch(desired, (now) => controller.setDesired(now), { immediate: true, flush: 'post' });
  });
  onActivated(() => controller.resume());
  onDeactivated(() => controller.suspend());
  onScopeDispose(() => controller.dispose());

  function close(): void {
    controller.close();
    // a page that sets `open` right again requests a new cashier, though the prop never changed
    void nextTick(() => controller.setDesired(desired()));
  }

  return { controller, state: shallowReadonly(state), close };
}
