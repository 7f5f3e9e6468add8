import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { AmsCashierComponent } from '@ams-cashier/angular';
import { createSession, endingOf, priceOf, readProduct, resultPath, type Product } from './shop';

@Component({
  selector: 'app-order-page',
  imports: [AmsCashierComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isBroken()) {
      <p role="alert">The shop can’t be reached. Please reload.</p>
    } @else if (product(); as product) {
      <h1>{{ product.name }}</h1>
      <p>{{ product.description }}</p>
      <p class="price">{{ price() }}</p>
      <ams-cashier [session]="session" [(open)]="isOpen">
        <button type="button">Pay {{ price() }}</button>
      </ams-cashier>
      <p role="status">{{ notice() }}</p>
    }
  `,
})
export class OrderPage {
  private readonly router = inject(Router);
  private readonly cashier = viewChild(AmsCashierComponent);
  protected readonly session = createSession;
  protected readonly product = signal<Product | undefined>(undefined);
  protected readonly price = computed(() => {
    const product = this.product();
    return product ? priceOf(product) : '';
  });
  protected readonly isBroken = signal(false);
  protected readonly isOpen = signal(false);

  private readonly ending = computed(() => {
    const state = this.cashier()?.state();
    return state?.outcome && endingOf(state);
  });
  protected readonly notice = computed(() => {
    const ending = this.ending();
    return ending?.next === 'stay' ? ending.notice : '';
  });

  constructor() {
    readProduct().then(
      (product) => this.product.set(product),
      (error: unknown) => {
        console.error(error);
        this.isBroken.set(true);
      },
    );
    effect(() => {
      // after the shopper has put the popup away
      if (this.ending()?.next === 'result' && !this.isOpen()) {
        void this.router.navigateByUrl(resultPath());
      }
    });
  }
}
