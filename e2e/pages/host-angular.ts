/** A shop in Angular: one application, a component for each cashier. Compiled in the page, so no signal queries here. */
import { ChangeDetectionStrategy, Component, QueryList, signal, ViewChildren } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { AmsCashierComponent, provideAmsCashier } from '@ams-cashier/angular';
import type { HostRequest } from '@ams-cashier/conformance';
import { hostOptions, serveHost, type Mount, type Tell } from './host-page.ts';

const newOne = (request: HostRequest, tell: Tell) => ({
  tell,
  request: signal(request),
  open: signal(request.display === 'popup'),
});

type Shown = ReturnType<typeof newOne>;

@Component({
  selector: 'app-root',
  imports: [AmsCashierComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (one of shown(); track one) {
      <ams-cashier
        [session]="one.request().session"
        [display]="one.request().display"
        [locale]="one.request().locale"
        [appearance]="one.request().appearance"
        [(open)]="one.open"
        (cashierEvent)="one.tell('event', $event)"
        (paymentResult)="one.tell('result', $event)"
        (cashierError)="one.tell('error', $event)"
        (paymentCancel)="one.tell('cancel', $event)"
        (cashierReady)="one.tell('ready')"
      />
    }
  `,
})
class App {
  readonly shown = signal<readonly Shown[]>([]);
  @ViewChildren(AmsCashierComponent) readonly components!: QueryList<AmsCashierComponent>;
}

const { instance: app } = (
  await bootstrapApplication(App, { providers: [provideAmsCashier(hostOptions())] })
).components[0] as { readonly instance: App };

const mount: Mount = (request, tell) => {
  const one = newOne(request, tell);
  app.shown.update((shown) => [...shown, one]);
  const component = () => {
    const found = app.components.get(app.shown().indexOf(one));
    if (!found) throw new Error('The component is not there.');
    return found;
  };
  return {
    close: () => component().close(),
    unmount: () => app.shown.update((shown) => shown.filter((other) => other !== one)),
    change: (change) => one.request.update((now) => ({ ...now, ...change })),
    submit: () => component().submit(),
    retry: () => component().retry(),
    snapshot: () => component().state(),
  };
};

serveHost(mount);
