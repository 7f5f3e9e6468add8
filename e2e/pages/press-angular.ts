/** The same in Angular, with the service. */
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { AmsCashierService, provideAmsCashier } from '@ams-cashier/angular';
import { createSession } from './order-session.ts';

@Component({
  selector: 'app-root',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<button type="button" (click)="pay()">Pay now</button>',
})
class Shop {
  readonly #cashier = inject(AmsCashierService);

  pay(): void {
    // an error that nothing else hears would be an uncaught one
    this.#cashier.open({ session: () => createSession() }).subscribe({ error: () => undefined });
  }
}

void bootstrapApplication(Shop, {
  providers: [provideAmsCashier({ environment: 'sandbox', locale: 'en_US' })],
});
