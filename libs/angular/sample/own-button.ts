import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { viewChild } from '@angular/core';
import { AmsCashierComponent, type ResultEvent, type SessionSource } from '@ams-cashier/angular';

@Component({
  selector: 'app-own-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AmsCashierComponent],
  template: `
    <ams-cashier
      display="inline"
      [session]="session()"
      [appearance]="{ showSubmitButton: false }"
      (cashierReady)="message.set('')"
      (paymentResult)="show($event)"
      (paymentCancel)="message.set('Nothing was charged.')"
      (cashierError)="message.set('The payment form could not be opened.')"
    />
    @if (canRetry()) {
      <button type="button" (click)="cashier().retry()">Try again</button>
    } @else {
      <button type="button" [disabled]="!canPay()" (click)="pay()">Pay now</button>
    }
    <p role="status">{{ message() }}</p>
  `,
})
export class OwnButton {
  readonly session = input.required<SessionSource>();
  readonly message = signal('');
  readonly cashier = viewChild.required(AmsCashierComponent);
  // a declined card doesn't end it: the same button pays with another one
  readonly canPay = computed(() => ['ready', 'declined'].includes(this.cashier().state().phase));
  readonly canRetry = computed(() => {
    const { outcome, error, advice } = this.cashier().state();
    if (error) return error.recoverable;
    if (outcome?.status !== 'failed') return outcome?.status === 'cancelled';
    return advice?.step === 'new_session' && typeof this.session() === 'function';
  });

  async pay(): Promise<void> {
    this.message.set('');
    try {
      await this.cashier().submit(); // accepted, invalid (the form says what) or duplicate
    } catch {
      // it ended first: one of the outputs says why
    }
  }

  show({ code, final }: ResultEvent): void {
    if (!final) return; // declined: the form says why
    if (code === 'SDK_PAYMENT_SUCCESSFUL') this.message.set('Thank you.');
    else if (code === 'SDK_PAYMENT_FAIL') this.message.set('The payment failed.');
    else this.message.set('We are checking your payment.'); // ask your server, with pollPayment
  }
}
