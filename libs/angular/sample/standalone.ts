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

const FAILED = 'The payment failed. Nothing was charged.';
const OPEN = 'We are checking your payment.'; // ask your server, with pollPayment

const MESSAGES: Record<ResultEvent['code'], string> = {
  SDK_PAYMENT_SUCCESSFUL: 'Thank you.',
  SDK_PAYMENT_FAIL: FAILED,
  SDK_PAYMENT_RETRY: FAILED,
  SDK_PAYMENT_PENDING: OPEN,
  SDK_PAYMENT_PROCESSING: OPEN,
  SDK_PAYMENT_ERROR: OPEN,
};

@Component({
  selector: 'app-root',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AmsCashierComponent, AmsCashierErrorTemplate],
  template: `
    <ams-cashier
      [session]="session"
      [(open)]="isOpen"
      (cashierReady)="message.set('')"
      (paymentResult)="show($event)"
      (paymentCancel)="message.set('Nothing was charged.')"
    >
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
    if (!response.ok) throw new Error(`The shop answered ${response.status}.`);
    return (await response.json()).paymentSessionData;
  };

  show(event: ResultEvent): void {
    // declined: the form says why, and the shopper can try another card there
    if (event.final) this.message.set(MESSAGES[event.code]);
  }
}
