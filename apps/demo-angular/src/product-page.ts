import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { checkoutPath, deskLamp, formatMoney, QUANTITIES, texts } from '@ams-cashier/shop';
import { followTitle } from './page-title';

@Component({
  selector: 'shop-product',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <article class="product">
      <div class="product-picture" role="img" [attr.aria-label]="product.picture"></div>
      <div class="product-facts">
        <h1 tabindex="-1">{{ product.name }}</h1>
        <p class="product-price money">{{ price }}</p>
        <p class="product-text">{{ product.description }}</p>
        <form class="product-buy" action="/checkout" (submit)="buy($event, quantity.value)">
          <label class="field">
            {{ texts.quantity }}
            <select #quantity class="select" name="quantity">
              @for (count of quantities; track count) {
                <option [value]="count">{{ count }}</option>
              }
            </select>
          </label>
          <button class="button" type="submit">{{ texts.buyNow }}</button>
        </form>
        <dl class="facts">
          @for (fact of product.facts; track fact[0]) {
            <div>
              <dt>{{ fact[0] }}</dt>
              <dd>{{ fact[1] }}</dd>
            </div>
          }
        </dl>
      </div>
    </article>
  `,
})
export class ProductPage {
  private readonly router = inject(Router);
  protected readonly texts = texts;
  protected readonly product = deskLamp;
  protected readonly price = formatMoney(deskLamp.price);
  protected readonly quantities = QUANTITIES;

  constructor() {
    followTitle(() => deskLamp.name);
  }

  protected buy(event: Event, quantity: string): void {
    event.preventDefault();
    const basket = { product: deskLamp, quantity: Number(quantity) };
    void this.router.navigateByUrl(checkoutPath(basket));
  }
}
