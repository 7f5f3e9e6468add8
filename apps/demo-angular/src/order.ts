import { Injectable, signal } from '@angular/core';
import { createCounter, knownAddress, type Address } from '@ams-cashier/shop';

/** The order that is being paid, and its delivery address. They outlive the checkout page. */
@Injectable({ providedIn: 'root' })
export class Order {
  readonly address = signal<Address>(knownAddress);
  readonly counter = createCounter(this.address);
}
