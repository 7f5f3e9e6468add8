/**
 * The only file that deals with Angular's lifecycle and zone: when clients and components are created and destroyed, work
 * outside the zone, and outputs inside it.
 */
import { isPlatformBrowser } from '@angular/common';
import {
  DestroyRef,
  EnvironmentInjector,
  NgZone,
  PLATFORM_ID,
  afterNextRender,
  afterRenderEffect,
  createEnvironmentInjector,
  inject,
  isDevMode,
  signal,
  untracked,
  type Signal,
  type WritableSignal,
} from '@angular/core';
import { handleReturn, type CheckoutSnapshot, type Returned } from '@ams-cashier/core';
import {
  IDLE_SNAPSHOT,
  createComponentController,
  createSessionWarning,
} from '@ams-cashier/core/component';
import type { ComponentController, ComponentHost, DesiredState } from '@ams-cashier/core/component';
import type { CashierProviders } from './name';

/** Where code runs, and when it has to stop. */
export interface Lifetime {
  readonly isBrowser: boolean;
  readonly outside: <Result>(work: () => Result) => Result;
  readonly inside: <Result>(emit: () => Result) => Result;
  /** Has these methods of `target` run outside the zone, from wherever they are called. */
  readonly methodsOutside: <Target extends object>(
    target: Target,
    ...names: readonly (keyof Target)[]
  ) => Target;
  /** A copy of `options` whose functions run inside the zone, so that what they change is rendered. */
  readonly callbacksInside: <Options>(options: Options) => Options;
  readonly onEnd: (end: () => void) => void;
}

/** The lifetime of the injector, service or component that calls this. */
export function injectLifetime(): Lifetime {
  const zone = inject(NgZone);
  const destroyRef = inject(DestroyRef);
  const inside = <Result>(emit: () => Result): Result => zone.run(emit);
  return {
    isBrowser: isPlatformBrowser(inject(PLATFORM_ID)),
    outside: (work) => zone.runOutsideAngular(work),
    inside,
    methodsOutside: (target, ...names) => {
      for (const name of names) {
        const method = target[name] as (...args: unknown[]) => unknown;
        const outside = (...args: unknown[]) =>
          zone.runOutsideAngular(() => method.apply(target, args));
        Object.assign(target, { [name]: outside });
      }
      return target;
    },
    callbacksInside: createCallbackBinder(inside),
    onEnd: (end) => void destroyRef.onDestroy(end),
  };
}

function createCallbackBinder(inside: Lifetime['inside']): Lifetime['callbacksInside'] {
  // the client recognizes a session by its function, so each function keeps its wrapper
  const wrappers = new WeakMap<object, unknown>();
  const wrap = (value: unknown): unknown => {
    if (typeof value !== 'function') return value;
    const wrapper =
      wrappers.get(value) ??
      function (this: unknown, ...args: unknown[]) {
        return inside<unknown>(() => Reflect.apply(value, this, args));
      };
    wrappers.set(value, wrapper);
    return wrapper;
  };
  return (options) => {
    // the client names what is wrong with anything but an object
    if (typeof options !== 'object' || options === null) return options;
    const copy = Object.assign(Object.create(Object.getPrototypeOf(options)), options);
    for (const [name, value] of Object.entries(copy)) copy[name] = wrap(value);
    return copy;
  };
}

/** An injector for a named client. It is destroyed with its parent. */
export function nest(providers: CashierProviders): EnvironmentInjector {
  const injector = createEnvironmentInjector(providers, inject(EnvironmentInjector));
  inject(DestroyRef).onDestroy(() => injector.destroy());
  return injector;
}

/** Only in the browser: the server sees the same URL, but must not consume the return. */
export function readReturn(): Returned | undefined {
  return isPlatformBrowser(inject(PLATFORM_ID)) ? handleReturn() : undefined;
}

/** Keeps a signal in sync with the snapshot of a client or controller. */
export function mirror(
  source: { getSnapshot(): CheckoutSnapshot; subscribe(listener: () => void): () => void },
  into: WritableSignal<CheckoutSnapshot>,
): void {
  source.subscribe(() => into.set(source.getSnapshot()));
}

/** What a component provides to its controller. */
export interface ControllerHost extends ComponentHost {
  /** Called after the first render, never on a server. */
  connect(): void;
  desired(): DesiredState;
}

/** A controller that lives as long as the component and gets the desired state after each render that changes it. */
export function injectController(host: ControllerHost): {
  readonly state: Signal<CheckoutSnapshot>;
  /** Runs outside the zone, where the timers of an open don't keep the application from becoming stable. */
  readonly command: <Result>(call: (controller: ComponentController) => Result) => Result;
} {
  const { outside, inside, callbacksInside, onEnd } = injectLifetime();
  const pass = (desired: DesiredState): void => {
    const { session } = callbacksInside({ session: desired.session });
    outside(() => controller.setDesired({ ...desired, session }));
  };
  const controller: ComponentController = createComponentController({
    output: (name, payload) => {
      inside(() => host.output(name, payload));
      // a shopper's next click may come before the render, which would show no change of `open`
      if (name === 'openChange') untracked(() => pass(host.desired()));
    },
    reloadClient: () => host.reloadClient?.() ?? false,
    onNewSessionFunction: isDevMode() ? createSessionWarning() : undefined,
    batch: inside,
  });
  const state = signal<CheckoutSnapshot>(IDLE_SNAPSHOT);
  mirror(controller, state);
  onEnd(() => controller.dispose());
  afterNextRender(() => host.connect());
  afterRenderEffect(() => {
    const desired = host.desired();
    untracked(() => pass(desired));
  });
  return {
    state: state.asReadonly(),
    command: (call) => outside(() => call(controller)),
  };
}
