import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  signal,
  type OnInit,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { pollPayment } from '@ams-cashier/angular';
import {
  formatMoney,
  getOrder,
  PAYMENT_STATUS,
  ShopError,
  texts,
  type Order,
  type OrderStatus,
} from '@ams-cashier/shop';
import { followTitle } from './page-title';

interface Look {
  readonly status: 'open' | 'paid' | 'failed' | 'problem';
  readonly heading: string;
  readonly text: string;
  readonly canAsk?: boolean;
}

const NOT_PAID: Look = { status: 'failed', heading: texts.notPaid, text: texts.notPaidText };
const OPEN: Look = { status: 'open', heading: texts.checking, text: texts.checkingText };
const LOOKS: Readonly<Record<OrderStatus, Look>> = {
  open: OPEN,
  paid: { status: 'paid', heading: texts.paid, text: texts.paidText },
  failed: NOT_PAID,
  cancelled: NOT_PAID,
  review: { status: 'open', heading: texts.reviewing, text: texts.reviewingText },
};

@Component({
  selector: 'shop-result',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <section class="result" [attr.data-status]="look().status">
      <h1 tabindex="-1">{{ look().heading }}</h1>
      <p class="result-text" role="status">{{ look().text }}</p>
      @if (found(); as found) {
        <dl class="facts">
          <div>
            <dt>{{ texts.order }}</dt>
            <dd data-testid="order">{{ found.orderId }}</dd>
          </div>
          <div>
            <dt>{{ texts.amount }}</dt>
            <dd class="money">{{ amount() }}</dd>
          </div>
        </dl>
      }
      @if (look().canAsk) {
        <button class="button" type="button" (click)="ask()">{{ texts.checkAgain }}</button>
      }
      <a class="link" routerLink="/">{{ texts.backToShop }}</a>
    </section>
  `,
})
export class ResultPage implements OnInit {
  private readonly left = new AbortController();
  protected readonly texts = texts;
  /** The order's id, from the address. */
  readonly order = input('');
  protected readonly look = signal(OPEN);
  protected readonly found = signal<Order | undefined>(undefined);
  protected readonly amount = computed(() => {
    const found = this.found();
    return found && formatMoney(found.amount);
  });

  constructor() {
    followTitle(() => this.look().heading);
    inject(DestroyRef).onDestroy(() => this.left.abort());
  }

  ngOnInit(): void {
    void this.ask();
  }

  protected async ask(): Promise<void> {
    this.look.set(OPEN);
    try {
      if ((await this.askOnce()) !== 'open') return;
    } catch (error) {
      if (!(error instanceof ShopError)) throw error;
      const canAsk = error.problem !== 'unknown';
      const heading = canAsk ? texts.noAnswer : texts.unknownOrder;
      this.look.set({ status: 'problem', heading, text: error.message, canAsk });
      return;
    }
    const { signal } = this.left;
    const status = await pollPayment(async () => PAYMENT_STATUS[await this.askOnce()], { signal });
    if (status === 'PROCESSING') {
      this.look.set({ ...OPEN, text: texts.checkingLong, canAsk: true });
    }
  }

  private async askOnce(): Promise<OrderStatus> {
    const found = await getOrder(this.order());
    this.found.set(found);
    this.look.set(LOOKS[found.status]);
    return found.status;
  }
}
