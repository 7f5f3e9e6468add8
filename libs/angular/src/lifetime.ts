/**
 * The one file that knows Angular's lifetime and zone: when clients and components begin and end, that work is done outside
 * the zone, and that a page is told of it inside.
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

/** Where and for how long something may work. */
export interface Lifetime {
  readonly isBrowser: boolean;
  readonly outside: <Result>(work: () => Result) => Result;
  readonly inside: <Result>(tell: () => Result) => Result;
  readonly onEnd: (end: () => void) => void;
}

/** That of the injector, service or component that asks. */
export function injectLifetime(): Lifetime {
  const zone = inject(NgZone);
  const destroyRef = inject(DestroyRef);
  return {
    isBrowser: isPlatformBrowser(inject(PLATFORM_ID)),
    outside: (work) => zone.runOutsideAngular(work),
    inside: (tell) => zone.run(tell),
    onEnd: (end) => void destroyRef.onDestroy(end),
  };
}

/** An injector for a client that is found by its name; it ends with the one around it. */
export function nest(providers: CashierProviders): EnvironmentInjector {
  const injector = createEnvironmentInjector(providers, inject(EnvironmentInjector));
  inject(DestroyRef).onDestroy(() => injector.destroy());
  return injector;
}

/** The server sees the page's address as well, but it is the browser that comes back. */
export function readReturn(): Returned | undefined {
  return isPlatformBrowser(inject(PLATFORM_ID)) ? handleReturn() : undefined;
}

/** Keeps a signal at the snapshot of a client or controller. */
export function mirror(
  source: { getSnapshot(): CheckoutSnapshot; subscribe(listener: () => void): () => void },
  into: WritableSignal<CheckoutSnapshot>,
): void {
  source.subscribe(() => into.set(source.getSnapshot()));
}

/** What a component is to its controller, besides its outputs. */
export interface ControllerHost extends ComponentHost {
  /** After the first render, and never on a server. */
  connect(): void;
  desired(): DesiredState;
}

/** A controller that is told what is wanted after each render that changes it, and lives as long as the component. */
export function injectController(host: ControllerHost): {
  readonly state: Signal<CheckoutSnapshot>;
  /** Outside the zone: the limits of an open would keep the application from being stable. */
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
