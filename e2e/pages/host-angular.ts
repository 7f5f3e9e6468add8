/** A shop in Angular: one application, a component for each cashier. Compiled in the page, so no signal queries here. */
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  QueryList,
  signal,
  ViewChildren,
} from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { AmsCashierComponent, provideAmsCashier } from '@ams-cashier/angular';
import type { HostRequest } from '@ams-cashier/conformance';
import {
  hostOptions,
  isOpenAtOnce,
  serveHost,
  sessionOf,
  TRIGGER,
  type Mount,
  type Tell,
} from './host-page.ts';

const newOne = (request: HostRequest, tell: Tell) => ({
  tell,
  request: signal(request),
  /** Another function at each render, as a method that makes one would give. */
  session: sessionOf,
  open: signal(isOpenAtOnce(request)),
});

type Shown = ReturnType<typeof newOne>;

@Component({
  selector: 'app-root',
  imports: [AmsCashierComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (one of shown(); track one) {
      <ams-cashier
        [session]="one.session(one.request())"
        [sessionKey]="one.request().sessionKey"
        [display]="one.request().display"
        [locale]="one.request().locale"
        [appearance]="one.request().appearance"
        [preload]="one.request().preload"
        [(open)]="one.open"
        (cashierEvent)="one.tell('cashierEvent', $event)"
        (paymentResult)="one.tell('paymentResult', $event)"
        (cashierError)="one.tell('cashierError', $event)"
        (paymentCancel)="one.tell('paymentCancel', $event)"
        (cashierReady)="one.tell('cashierReady')"
      >
        @if (one.request().preload) {
          <button class="${TRIGGER}">Buy</button>
        }
      </ams-cashier>
    }
  `,
})
class App {
  readonly shown = signal<readonly Shown[]>([]);
  @ViewChildren(AmsCashierComponent) readonly components!: QueryList<AmsCashierComponent>;
  @ViewChildren(AmsCashierComponent, { read: ElementRef })
  readonly elements!: QueryList<ElementRef<HTMLElement>>;
}

const { instance: app } = (
  await bootstrapApplication(App, { providers: [provideAmsCashier(hostOptions())] })
).components[0] as { readonly instance: App };

function elementOf(index: number): HTMLElement {
  const found = app.elements.get(index);
  if (!found) throw new Error('The component is not there.');
  return found.nativeElement;
}

const mount: Mount = (request, tell) => {
  const one = newOne(request, tell);
  app.shown.update((shown) => [...shown, one]);
  const component = () => {
    const found = app.components.get(app.shown().indexOf(one));
    if (!found) throw new Error('The component is not there.');
    return found;
  };
  return {
    open: () => one.open.set(true),
    element: () => elementOf(app.shown().indexOf(one)),
    close: () => component().close(),
    unmount: () => app.shown.update((shown) => shown.filter((other) => other !== one)),
    change: (change) => one.request.update((now) => ({ ...now, ...change })),
    submit: () => component().submit(),
    retry: () => component().retry(),
    snapshot: () => component().state(),
  };
};

serveHost(mount);
