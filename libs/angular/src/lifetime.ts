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
  signal,
  untracked,
  type Signal,
  type WritableSignal,
} from '@angular/core';
import { handleReturn, type CheckoutSnapshot, type Returned } from '@ams-cashier/core';
import { IDLE_SNAPSHOT, createComponentController } from '@ams-cashier/core/component';
import type { ComponentController, ComponentHost, DesiredState } from '@ams-cashier/core/component';
import type { CashierProviders } from './name';

/** Where code runs, and when it has to stop. */
export interface Lifetime {
  readonly isBrowser: boolean;
  readonly outside: <Result>(work: () => Result) => Result;
  readonly inside: <Result>(emit: () => Result) => Result;
  readonly onEnd: (end: () => void) => void;
}

/** The lifetime of the injector, service or component that calls this. */
export function injectLifetime(): Lifetime {
  const zone = inject(NgZone);
  const destroyRef = inject(DestroyRef);
  return {
    isBrowser: isPlatformBrowser(inject(PLATFORM_ID)),
    outside: (work) => zone.runOutsideAngular(work),
    inside: (emit) => zone.run(emit),
    onEnd: (end) => void destroyRef.onDestroy(end),
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
  const { outside, inside, onEnd } = injectLifetime();
  const controller = createComponentController({
    output: (name, payload) => inside(() => host.output(name, payload)),
    reloadClient: () => host.reloadClient?.(),
    batch: inside,
  });
  const state = signal<CheckoutSnapshot>(IDLE_SNAPSHOT);
  mirror(controller, state);
  onEnd(() => controller.dispose());
  afterNextRender(() => host.connect());
  afterRenderEffect(() => {
    const desired = host.desired();
    untracked(() => outside(() => controller.setDesired(desired)));
  });
  return {
    state: state.asReadonly(),
    command: (call) => outside(() => call(controller)),
  };
}
