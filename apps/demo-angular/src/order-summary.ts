import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { basketTotal, formatMoney, texts, type Basket } from '@ams-cashier/shop';

@Component({
  selector: 'section[shopSummary]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="summary-title">{{ texts.yourOrder }}</h2>
    <div class="summary-line">
      <div class="summary-picture"></div>
      <div>
        <p>{{ basket().product.name }}</p>
        <p class="summary-quantity money">{{ basket().quantity }} × {{ price() }}</p>
      </div>
      <p class="money">{{ total() }}</p>
    </div>
    <p class="summary-total">
      <span>{{ texts.total }}</span> <span class="money" data-testid="total">{{ total() }}</span>
    </p>
  `,
})
export class OrderSummary {
  protected readonly texts = texts;
  readonly basket = input.required<Basket>();
  protected readonly price = computed(() => formatMoney(this.basket().product.price));
  protected readonly total = computed(() => formatMoney(basketTotal(this.basket())));
}
