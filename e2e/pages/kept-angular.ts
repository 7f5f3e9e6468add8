/** A shop in Angular whose routes are detached and attached again. With `?zone`, it uses zone.js. */
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  provideZoneChangeDetection,
  signal,
} from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import {
  provideRouter,
  RouterLink,
  RouterOutlet,
  RouteReuseStrategy,
  withHashLocation,
} from '@angular/router';
import type { ActivatedRouteSnapshot, DetachedRouteHandle, Route } from '@angular/router';
import { AmsCashierComponent, provideAmsCashier } from '@ams-cashier/angular';
import { createCashier, type Checkout } from '@ams-cashier/core';
import { createSession } from './order-session.ts';

/** What a page with a cart has. The session function is another one on each change detection. */
class Cart {
  readonly total = signal(1);
  clicks = 0;
  createFor(total: number) {
    return () => createSession(total);
  }
}

const BUTTONS = `
  <button type="button" (click)="clicks = clicks + 1">Unrelated {{ clicks }}</button>
  <button type="button" (click)="total.set(2)">Two lamps</button>
`;

@Component({
  imports: [AmsCashierComponent],
  changeDetection: ChangeDetectionStrategy.Eager,
  template: `<ams-cashier display="inline" [session]="createFor(total())" />${BUTTONS}`,
})
class Inline extends Cart {}

@Component({
  imports: [AmsCashierComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ams-cashier display="inline" [session]="createFor(total())" />${BUTTONS}`,
})
class OnPush extends Cart {}

@Component({
  imports: [AmsCashierComponent],
  changeDetection: ChangeDetectionStrategy.Eager,
  template: `
    <ams-cashier display="inline" [session]="createFor(total())" [sessionKey]="total()" />
    ${BUTTONS}
  `,
})
class Keyed extends Cart {}

@Component({
  imports: [AmsCashierComponent],
  changeDetection: ChangeDetectionStrategy.Eager,
  template: `
    <ams-cashier [session]="createFor(total())"><button type="button">Pay now</button></ams-cashier>
  `,
})
class Popup extends Cart {}

/** Holds client and Checkout itself, as state: without the component or the service. */
@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" (click)="pay()">Pay now</button>
    <output>{{ phase() }} {{ status() }}</output>
  `,
})
class Held {
  readonly client = signal(createCashier({ environment: 'sandbox', locale: 'en_US' }));
  readonly checkout = signal<Checkout | undefined>(undefined);
  readonly changes = signal(0);
  readonly status = signal<string>('open');
  readonly phase = computed(() => this.changes() && this.checkout()?.getSnapshot().phase);
  constructor() {
    // unbound, as rxjs and signals take them
    const { subscribe } = this.client();
    subscribe(() => this.changes.update((count) => count + 1));
  }
  async pay(): Promise<void> {
    this.checkout.set(this.client().open({ session: () => createSession(1) }));
    this.status.set((await this.checkout()?.outcome)?.status ?? 'none');
  }
}

@Component({ template: '' })
class Start {}

class KeepRoutes implements RouteReuseStrategy {
  readonly #kept = new Map<Route | null, DetachedRouteHandle>();
  shouldDetach({ component }: ActivatedRouteSnapshot): boolean {
    return component !== Start;
  }
  store({ routeConfig }: ActivatedRouteSnapshot, handle: DetachedRouteHandle | null): void {
    if (handle) this.#kept.set(routeConfig, handle);
    else this.#kept.delete(routeConfig);
  }
  shouldAttach({ routeConfig }: ActivatedRouteSnapshot): boolean {
    return this.#kept.has(routeConfig);
  }
  retrieve({ routeConfig }: ActivatedRouteSnapshot): DetachedRouteHandle | null {
    return this.#kept.get(routeConfig) ?? null;
  }
  shouldReuseRoute(future: ActivatedRouteSnapshot, current: ActivatedRouteSnapshot): boolean {
    return future.routeConfig === current.routeConfig;
  }
}

const PAGES = { inline: Inline, 'on-push': OnPush, keyed: Keyed, popup: Popup, held: Held };

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  template: `
    <nav>
      @for (page of pages; track page) {
        <a [routerLink]="'/' + page">{{ page }}</a>
      }
    </nav>
    <router-outlet />
  `,
})
class App {
  readonly pages = Object.keys(PAGES);
}

const hasZone = new URLSearchParams(location.search).has('zone');
if (hasZone) await import('zone.js');
await bootstrapApplication(App, {
  providers: [
    ...(hasZone ? [provideZoneChangeDetection()] : []),
    provideAmsCashier({ environment: 'sandbox', locale: 'en_US' }),
    provideRouter(
      [
        { path: '', component: Start },
        ...Object.entries(PAGES).map(([path, component]) => ({ path, component })),
      ],
      withHashLocation(),
    ),
    { provide: RouteReuseStrategy, useClass: KeepRoutes },
  ],
});
