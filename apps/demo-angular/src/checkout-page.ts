import { ChangeDetectionStrategy, Component, inject, viewChild } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { toSignal } from '@angular/core/rxjs-interop';
import { readBasket, readDisplay, texts } from '@ams-cashier/shop';
import { map } from 'rxjs';
import { CheckoutForm } from './checkout-form';
import { MessagePage } from './message-page';
import { followTitle } from './page-title';

@Component({
  selector: 'shop-checkout',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CheckoutForm, MessagePage],
  template: `
    @if (basket) {
      <shop-checkout-form [basket]="basket" [display]="display()" />
    } @else {
      <shop-message [heading]="texts.checkout" [text]="texts.unknownProduct" />
    }
  `,
})
export class CheckoutPage {
  private readonly route = inject(ActivatedRoute);
  private readonly form = viewChild(CheckoutForm);
  protected readonly texts = texts;
  protected readonly basket = readBasket(new URLSearchParams(this.route.snapshot.queryParams));
  protected readonly display = toSignal(
    this.route.queryParams.pipe(map((query) => readDisplay(new URLSearchParams(query)))),
    { requireSync: true },
  );

  constructor() {
    followTitle(() => texts.checkout);
  }

  mayLeave(): boolean {
    return this.form()?.mayLeave() ?? true;
  }
}
