/** The one file that knows when Vue starts, pauses and ends things. */
import type { Cashier, CheckoutSnapshot, Listener, ListenerType } from '@ams-cashier/core';
import {
  createComponentController,
  failedSnapshot,
  IDLE_SNAPSHOT,
} from '@ams-cashier/core/component';
import type { ComponentHost, DesiredState } from '@ams-cashier/core/component';
import {
  effectScope,
  nextTick,
  onActivated,
  onDeactivated,
  onMounted,
  onScopeDispose,
  shallowReadonly,
  shallowRef,
  watch,
  type App,
} from 'vue';
import type { Registration } from './registration.ts';

/** The clients that an app made end with it. */
export function endWith(app: App, registration: Registration): Registration {
  app.onUnmount(() => registration.client.value?.destroy());
  return registration;
}

/**
 * Attaches to whatever `target` is and becomes; lets go with the scope. Of the watchers of a server render, Vue stops
 * those with `flush: 'sync'` itself.
 */
function follow<T>(target: () => T | undefined, attach: (target: T) => () => void): () => void {
  const change = (now: T | undefined, _: unknown, onCleanup: (stop: () => void) => void) => {
    if (now !== undefined) onCleanup(attach(now));
  };
  return watch(target, change, { immediate: true, flush: 'sync' });
}

/** A client's state and events for as long as the scope lives that asks for them. */
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
  // listeners that are added later, after an await for example, end with the same scope
  const scope = effectScope();
  function on<Type extends ListenerType>(type: Type, listener: Listener<Type>): () => void {
    return scope.run(() => follow(current, (now) => now.on(type, listener))) ?? (() => undefined);
  }
  return { state: shallowReadonly(state), on };
}

/** A controller that is told what is wanted after each render that changes it, and lives as long as the component. */
export function useController(host: ComponentHost, desired: () => DesiredState) {
  const controller = createComponentController(host);
  const state = shallowRef<CheckoutSnapshot>(IDLE_SNAPSHOT);
  controller.subscribe(() => (state.value = controller.getSnapshot()));
  // after the render: until then there is no container
  onMounted(() => {
    watch(desired, (now) => controller.setDesired(now), { immediate: true, flush: 'post' });
  });
  onActivated(() => controller.resume());
  onDeactivated(() => controller.suspend());
  onScopeDispose(() => controller.dispose());

  function close(): void {
    controller.close();
    // whoever sets `open` again at once wants a new one, though the prop never changed
    void nextTick(() => controller.setDesired(desired()));
  }

  return { controller, state: shallowReadonly(state), close };
}
