import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  signal,
  untracked,
  viewChild,
  type OnInit,
} from '@angular/core';
import { AmsCashierComponent } from '@ams-cashier/angular';
import {
  cardExpiry,
  cardName,
  cardNotice,
  cardSession,
  listCards,
  removeCard,
  removeCardLabel,
  ShopError,
  texts,
  type SavedCard,
} from '@ams-cashier/shop';
import { followTitle } from './page-title';
import { CashierSettings } from './settings';

@Component({
  selector: 'shop-cards',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AmsCashierComponent],
  template: `
    <section class="cards">
      <h1 #heading tabindex="-1">{{ texts.cards }}</h1>
      <p>{{ texts.cardsText }}</p>
      <p class="notice" role="status">{{ notice() }}</p>
      <ul class="cards-list">
        @for (card of cards(); track card.cardId) {
          <li>
            <span>
              {{ cardName(card) }} <span class="cards-expiry">{{ cardExpiry(card) }}</span>
            </span>
            <button
              class="button button-quiet"
              type="button"
              [attr.aria-label]="removeCardLabel(card)"
              [disabled]="removing() === card.cardId"
              (click)="remove(card)"
            >
              {{ texts.removeCard }}
            </button>
          </li>
        }
      </ul>
      @if (cards()?.length === 0) {
        <p>{{ texts.noCards }}</p>
      }
      @if (adding(); as display) {
        <ams-cashier
          class="cashier-place"
          data-testid="cashier"
          [open]="true"
          [display]="display"
          [session]="session"
          [locale]="settings().locale"
          [appearance]="{ themeType: settings().theme }"
        />
      } @else {
        <div class="cards-add">
          <button class="button" type="button" (click)="add('inline')">{{ texts.addCard }}</button>
          <button class="button button-quiet" type="button" (click)="add('popup')">
            {{ texts.addCardInWindow }}
          </button>
        </div>
      }
    </section>
  `,
})
export class CardsPage implements OnInit {
  private readonly heading = viewChild.required<ElementRef<HTMLHeadingElement>>('heading');
  private readonly cashier = viewChild(AmsCashierComponent);
  private isLeft = false;
  protected readonly settings = inject(CashierSettings).chosen;
  protected readonly texts = texts;
  protected readonly session = cardSession;
  protected readonly cardName = cardName;
  protected readonly cardExpiry = cardExpiry;
  protected readonly removeCardLabel = removeCardLabel;
  protected readonly cards = signal<readonly SavedCard[] | undefined>(undefined);
  protected readonly notice = signal('');
  /** Where a card is being added. A cashier opens as soon as it is there, and is closed by its removal. */
  protected readonly adding = signal<'inline' | 'popup' | undefined>(undefined);
  protected readonly removing = signal('');

  constructor() {
    followTitle(() => texts.cards);
    inject(DestroyRef).onDestroy(() => (this.isLeft = true));
    effect(() => {
      const outcome = this.cashier()?.state().outcome;
      if (outcome) untracked(() => this.conclude(outcome.status));
    });
  }

  ngOnInit(): void {
    void this.change(() => Promise.resolve(''));
  }

  protected remove(card: SavedCard): void {
    this.removing.set(card.cardId);
    void this.change(async () => {
      await removeCard(card);
      return texts.cardRemoved;
    });
  }

  protected add(display: 'inline' | 'popup'): void {
    this.notice.set('');
    this.adding.set(display);
  }

  private conclude(status: string): void {
    this.adding.set(undefined);
    void this.change(() => Promise.resolve(cardNotice(status)));
  }

  /** Does it, shows the cards as they are then, and says what was done, or why it was not. */
  private async change(work: () => Promise<string>): Promise<void> {
    try {
      const said = await work();
      const listed = await listCards();
      if (this.isLeft) return;
      this.cards.set(listed);
      this.notice.set(said);
      if (said) this.heading().nativeElement.focus();
    } catch (error) {
      if (!(error instanceof ShopError)) throw error;
      this.notice.set(error.message);
    } finally {
      this.removing.set('');
    }
  }
}
