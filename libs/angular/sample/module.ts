import { ChangeDetectionStrategy, Component, NgModule, signal } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { AmsCashierModule, type CashierError, type ResultEvent } from '@ams-cashier/angular';

@Component({
  selector: 'app-root',
  standalone: false,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ams-cashier
      display="inline"
      [session]="session()"
      (cashierReady)="message.set('Pay here:')"
      (paymentResult)="show($event)"
      (paymentCancel)="message.set('Nothing was charged.')"
      (cashierError)="explain($event)"
    />
    <p role="status">{{ message() }}</p>
  `,
})
export class Shop {
  /** Inline opens by itself as soon as this is there. */
  readonly session = signal<string | null>(null);
  readonly message = signal('');

  show({ code, final }: ResultEvent): void {
    if (!final) return; // declined: the form says why, and the shopper can try another card there
    if (code === 'SDK_PAYMENT_SUCCESSFUL') this.message.set('Thank you.');
    else if (code === 'SDK_PAYMENT_FAIL') this.message.set('The payment failed.');
    else this.message.set('We are checking your payment.'); // ask your server, with pollPayment
  }

  explain({ blame, suggestion }: CashierError): void {
    console.error(blame, suggestion);
    this.message.set('The payment form could not be opened.');
  }
}

// platformBrowser().bootstrapModule(ShopModule)
@NgModule({
  declarations: [Shop],
  imports: [BrowserModule, AmsCashierModule.forRoot({ environment: 'sandbox' })],
  bootstrap: [Shop],
})
export class ShopModule {}
