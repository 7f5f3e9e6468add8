import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { texts } from '@ams-cashier/shop';
import { EventDrawer } from './event-drawer';

@Component({
  selector: 'shop-root',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EventDrawer, RouterLink, RouterOutlet],
  template: `
    <div class="shop">
      <header class="shop-header">
        <a class="shop-brand" routerLink="/">{{ texts.shopName }}</a>
        <a class="link" routerLink="/cards">{{ texts.cards }}</a>
      </header>
      <main #main class="shop-main"><router-outlet (activate)="arrive()" /></main>
      <footer class="shop-footer">
        <p>{{ texts.footer }}</p>
        <button
          class="button button-quiet"
          type="button"
          [attr.aria-expanded]="showEvents()"
          aria-controls="events"
          (click)="showEvents.set(!showEvents())"
        >
          {{ texts.events }}
        </button>
      </footer>
      <aside
        shopEvents
        class="events"
        id="events"
        aria-labelledby="events-title"
        [hidden]="!showEvents()"
      ></aside>
    </div>
  `,
})
export class App {
  private readonly injector = inject(Injector);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private isFirst = true;
  protected readonly texts = texts;
  protected readonly showEvents = signal(false);

  /** At the top, with the focus on the heading; but a page that was just loaded starts where the browser puts it. */
  protected arrive(): void {
    if (!this.isFirst) {
      const show = () => {
        scrollTo(0, 0);
        this.main().nativeElement.querySelector('h1')?.focus();
      };
      afterNextRender(show, { injector: this.injector });
    }
    this.isFirst = false;
  }
}
