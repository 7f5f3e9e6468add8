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
import {
  AmsCashierComponent,
  AmsCashierErrorTemplate,
  AmsCashierLoadingTemplate,
} from '@ams-cashier/angular';
import {
  checkoutPath,
  endingOf,
  INLINE_RESULT_DELAY,
  placeOf,
  texts,
  type Address,
  type Basket,
  type Display,
  type Ending,
} from '@ams-cashier/shop';
import { DeliveryAddress } from './delivery-address';
import { DisplayChoice } from './display-choice';
import { Order } from './order';
import { OrderSummary } from './order-summary';
import { CashierSettings } from './settings';
import { SettingsForm } from './settings-form';

@Component({
  selector: 'shop-checkout-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AmsCashierComponent,
    AmsCashierErrorTemplate,
    AmsCashierLoadingTemplate,
    DeliveryAddress,
    DisplayChoice,
    OrderSummary,
    SettingsForm,
  ],
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
        <section
          shopDelivery
          class="delivery"
          aria-labelledby="delivery-title"
          [address]="order.address()"
          [disabled]="isFixed()"
          (edited)="cashier().close()"
          (done)="deliverTo($event)"
        ></section>
        <fieldset
          shopDisplay
          class="choice"
          [disabled]="isFixed()"
          [display]="display()"
          (chosen)="choose($event)"
        ></fieldset>
        <details shopSettings class="settings"></details>
        <p class="notice" role="status" [attr.data-tone]="notice().tone">{{ notice().text }}</p>
        <button #button class="button" type="button" [hidden]="!label()" (click)="pay()">
          {{ label() }}
        </button>
        <ams-cashier
          class="cashier-place"
          data-testid="cashier"
          [hidden]="!isInline()"
          [display]="place()"
          [session]="session()"
          [locale]="settings().locale"
          [appearance]="appearance()"
          [(open)]="isOpen"
        >
          @if (isInline() && settings().ownLoading) {
            <ng-template amsCashierLoading>
              <p class="notice">{{ texts.loadingForm }}</p>
            </ng-template>
          }
          <ng-template amsCashierError let-retry="retry">
            @if (templateRetries()) {
              <button #templateButton class="button" type="button" (click)="retry()">
                {{ texts.tryAgain }}
              </button>
            }
          </ng-template>
        </ams-cashier>
        @if (hasOwnButton()) {
          <button class="button" type="button" [disabled]="isBusy()" (click)="submit()">
            {{ texts.payNow }}
          </button>
        }
      </section>
    </div>
  `,
})
export class CheckoutForm {
  private readonly router = inject(Router);
  private readonly button = viewChild.required<ElementRef<HTMLButtonElement>>('button');
  private readonly templateButton = viewChild<ElementRef<HTMLButtonElement>>('templateButton');
  protected readonly cashier = viewChild.required(AmsCashierComponent);
  protected readonly order = inject(Order);
  protected readonly settings = inject(CashierSettings).chosen;
  protected readonly texts = texts;

  readonly basket = input.required<Basket>();
  readonly display = input.required<Display>();
  protected readonly purchase = computed(() => this.order.counter.begin(this.basket()));
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

  protected readonly place = computed(() => placeOf(this.display()));
  protected readonly isInline = computed(() => this.place() === 'inline');
  private readonly isElement = computed(() => this.display() === 'element');
  protected readonly session = computed(() =>
    this.isElement() ? this.purchase().elementSession : this.purchase().session,
  );
  // a Payment Element has no button of its own
  private readonly ownButton = computed(
    () => this.isElement() || (this.isInline() && this.settings().ownButton),
  );
  protected readonly hasOwnButton = computed(
    () => this.ownButton() && this.isOpen() && !this.outcome(),
  );
  protected readonly isBusy = computed(
    () => this.state().phase === 'loading' || this.state().leave === 'in_flight',
  );
  protected readonly appearance = computed(() => ({
    themeType: this.settings().theme,
    showSubmitButton: !this.ownButton(),
  }));
  /** The error template has a retry button. */
  protected readonly templateRetries = computed(
    () => this.isInline() && this.state().error?.recoverable === true,
  );
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
  /** The button's label; empty if there is no button. */
  protected readonly label = computed(() => {
    const ending = this.ending();
    const hasStayed = ending.kind === 'stay';
    if (this.isInline()) return hasStayed && !this.templateRetries() ? texts.tryAgain : '';
    return hasStayed && ending.tone === 'failed' ? texts.tryAgain : texts.payNow;
  });

  constructor() {
    effect((onCleanup) => {
      const ending = this.ending();
      if (ending.kind === 'stay' && ending.renew) untracked(this.purchase).renew();
      if (ending.kind !== 'result') return;
      if (this.isInline()) {
        const delay = setTimeout(() => this.goOn(), INLINE_RESULT_DELAY);
        onCleanup(() => clearTimeout(delay));
      } else if (!this.isOpen()) this.goOn();
    });
    // the focus was in the frame that is gone
    afterRenderEffect(() => {
      const isBack = this.ending().kind === 'stay' && this.isInline();
      const button = this.templateButton() ?? this.button();
      if (isBack && !this.state().visible) button.nativeElement.focus();
    });
  }

  mayLeave(): boolean {
    const isSafe = this.state().leave === 'safe';
    this.isHeld.set(!isSafe);
    return isSafe;
  }

  protected deliverTo(address: Address): void {
    this.order.address.set(address);
    if (this.isInline()) this.pay();
  }

  protected submit(): void {
    // the form shows its own errors
    void this.cashier().submit();
  }

  protected pay(): void {
    const cashier = this.cashier();
    if (this.outcome()) cashier.close();
    // through the component: for a two-way binding, false and then true again is no change
    cashier.open.set(true);
  }

  protected async choose(display: Display): Promise<void> {
    this.cashier().close();
    await this.router.navigateByUrl(checkoutPath(this.basket(), display), { replaceUrl: true });
    this.pay();
  }

  private goOn(): void {
    const order = this.purchase().orderId ?? '';
    this.order.counter.conclude();
    void this.router.navigate(['/result'], { queryParams: { order } });
  }
}
