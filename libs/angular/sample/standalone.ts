import { ChangeDetectionStrategy, Component, signal, type ApplicationConfig } from '@angular/core';
import {
  AmsCashierComponent,
  AmsCashierErrorTemplate,
  provideAmsCashier,
  type ResultEvent,
} from '@ams-cashier/angular';

// bootstrapApplication(Shop, config)
export const config: ApplicationConfig = {
  providers: [provideAmsCashier({ environment: 'sandbox', locale: 'en_US' })],
};

@Component({
  selector: 'app-root',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AmsCashierComponent, AmsCashierErrorTemplate],
  template: `
    <ams-cashier [session]="session" [(open)]="isOpen" (paymentResult)="show($event)">
      <button type="button">Pay now</button>
      <ng-template amsCashierError let-error let-retry="retry">
        <p role="alert">The payment form could not be opened.</p>
        @if (error.recoverable) {
          <button type="button" (click)="retry()">Try again</button>
        }
      </ng-template>
    </ams-cashier>
    <p role="status">{{ message() }}</p>
  `,
})
export class Shop {
  readonly isOpen = signal(false);
  readonly message = signal('');

  // your server calls createPaymentSession; a function is called again when a fresh session is needed
  readonly session = async (): Promise<string> => {
    const order = { sku: 'desk-lamp', quantity: 1 };
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(order);
    const response = await fetch('/api/orders', { method: 'POST', headers, body });
    return (await response.json()).paymentSessionData;
  };

  show(event: ResultEvent): void {
    if (!event.final) return; // declined, and the cashier lets the shopper try again
    this.message.set(event.code === 'SDK_PAYMENT_SUCCESSFUL' ? 'Thank you.' : 'We are checking.');
  }
}
