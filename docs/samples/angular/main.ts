import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import {
  AmsCashierModule,
  AmsCashierService,
  provideAmsCashier,
  type ResultEvent,
} from '@ams-cashier/angular';
import { createSession } from '../session';

@Component({
  selector: 'app-root',
  imports: [AmsCashierModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ams-cashier
      [session]="createSession"
      (paymentResult)="show($event)"
      (paymentCancel)="status.set('cancelled')"
      (cashierError)="status.set($event.message)"
    >
      <button type="button">Pay now</button>
    </ams-cashier>
    <p role="status">{{ status() }}</p>
  `,
})
class App {
  readonly createSession = createSession;
  readonly status = signal('');

  constructor() {
    // events of all cashiers in the app
    inject(AmsCashierService).events$.subscribe((event) => console.log(event.code));
  }

  show(event: ResultEvent) {
    // if not final, the payment was declined and the form stays open for another card
    if (event.final) this.status.set(event.code);
  }
}

void bootstrapApplication(App, {
  providers: [provideAmsCashier({ environment: 'sandbox', locale: 'en_US' })],
});
