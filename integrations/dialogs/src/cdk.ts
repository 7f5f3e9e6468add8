import '@angular/compiler';
import { Dialog } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { createCashier } from '@ams-cashier/core';
import { createSession } from '../session.ts';

/** As a shop has it that opens the cashier itself. */
class Basket {
  readonly lastEvent = signal('');
  readonly #cashier = createCashier({ environment: 'sandbox', locale: 'en_US' });

  pay(): void {
    const checkout = this.#cashier.open({ session: createSession });
    checkout.on('result', ({ code }) => this.lastEvent.set(code));
    checkout.on('event', ({ code }) => code === 'SDK_PAYMENT_CANCEL' && this.lastEvent.set(code));
    checkout.on('error', ({ message }) => this.lastEvent.set(message));
  }

  ngOnDestroy(): void {
    this.#cashier.destroy();
  }
}
// called, not written with @: the bundler leaves decorators as they are
Component({
  selector: 'shop-basket',
  template: `
    <h2>Your basket</h2>
    <button type="button" (click)="pay()">Pay now</button>
    <p role="status">{{ lastEvent() }}</p>
  `,
})(Basket);

class Shop {
  readonly #dialog = inject(Dialog);

  open(): void {
    this.#dialog.open(Basket, { ariaLabel: 'Your basket' });
  }
}
Component({
  selector: 'shop-page',
  template: '<button type="button" (click)="open()">Basket</button>',
})(Shop);

await bootstrapApplication(Shop);
