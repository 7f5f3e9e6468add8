import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { AmsCashierComponent } from '@ams-cashier/angular';
import {
  checkoutPath,
  createPurchase,
  endingOf,
  INLINE_RESULT_DELAY,
  texts,
  type Basket,
  type Display,
  type Ending,
} from '@ams-cashier/shop';
import { DisplayChoice } from './display-choice';
import { OrderSummary } from './order-summary';

@Component({
  selector: 'shop-checkout-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AmsCashierComponent, DisplayChoice, OrderSummary],
  template: `
    <div class="checkout">
      <h1 tabindex="-1">{{ texts.checkout }}</h1>
      <section
        shopSummary
        class="summary"
        aria-labelledby="summary-title"
        [basket]="basket()"
      ></section>
      <section class="payment">
        <fieldset
          shopDisplay
          class="choice"
          [disabled]="isFixed()"
          [display]="display()"
          (chosen)="choose($event)"
        ></fieldset>
        <p class="notice" role="status" [attr.data-tone]="notice().tone">{{ notice().text }}</p>
        <button #button class="button" type="button" [hidden]="!label()" (click)="pay()">
          {{ label() }}
        </button>
        <ams-cashier
          class="cashier-place"
          data-testid="cashier"
          [hidden]="display() === 'popup'"
          [display]="display()"
          [session]="purchase().session"
          [(open)]="isOpen"
        />
      </section>
    </div>
  `,
})
export class CheckoutForm {
  private readonly router = inject(Router);
  private readonly cashier = viewChild.required(AmsCashierComponent);
  private readonly button = viewChild.required<ElementRef<HTMLButtonElement>>('button');
  protected readonly texts = texts;

  readonly basket = input.required<Basket>();
  readonly display = input.required<Display>();
  protected readonly purchase = computed(() => createPurchase(this.basket()));
  protected readonly isOpen = signal(false);

  private readonly state = computed(() => this.cashier().state());
  private readonly outcome = computed(() => this.state().outcome);
  private readonly step = computed(() => this.state().advice?.step);
  private readonly ending = computed<Ending>(() => {
    const outcome = this.outcome();
    return outcome ? endingOf(outcome, this.step()) : { kind: 'nothing' };
  });
  /** The shopper tried to leave while a payment is in flight. */
  private readonly isHeld = signal(false);

  protected readonly isFixed = computed(
    () => this.state().leave === 'in_flight' || this.ending().kind === 'result',
  );
  protected readonly notice = computed(() => {
    const ending = this.ending();
    if (this.isHeld() && this.state().leave === 'in_flight') {
      return { text: texts.paying, tone: 'cancelled' };
    }
    return ending.kind === 'stay' ? ending : { text: '', tone: 'cancelled' };
  });
  /** What the button says; nothing where there is none. */
  protected readonly label = computed(() => {
    const ending = this.ending();
    const hasStayed = ending.kind === 'stay';
    if (this.display() === 'inline') return hasStayed ? texts.tryAgain : '';
    return hasStayed && ending.tone === 'failed' ? texts.tryAgain : texts.payNow;
  });

  constructor() {
    effect((onCleanup) => {
      const ending = this.ending();
      if (ending.kind === 'stay' && ending.renew) untracked(this.purchase).renew();
      if (ending.kind !== 'result') return;
      if (this.display() === 'inline') {
        const delay = setTimeout(() => this.goOn(), INLINE_RESULT_DELAY);
        onCleanup(() => clearTimeout(delay));
      } else if (!this.isOpen()) this.goOn();
    });
    // the focus went with the frame that it was in
    afterRenderEffect(() => {
      const isBack = this.ending().kind === 'stay' && this.display() === 'inline';
      if (isBack && !this.state().visible) this.button().nativeElement.focus();
    });
  }

  mayLeave(): boolean {
    const isSafe = this.state().leave === 'safe';
    this.isHeld.set(!isSafe);
    return isSafe;
  }

  protected pay(): void {
    const cashier = this.cashier();
    if (this.outcome()) cashier.close();
    // through the component: a two-way binding can't tell false and true again from no change
    cashier.open.set(true);
  }

  protected async choose(display: Display): Promise<void> {
    this.cashier().close();
    await this.router.navigateByUrl(checkoutPath(this.basket(), display), { replaceUrl: true });
    this.pay();
  }

  private goOn(): void {
    const order = this.purchase().orderId ?? '';
    void this.router.navigate(['/result'], { queryParams: { order } });
  }
}
