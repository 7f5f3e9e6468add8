import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { texts } from '@ams-cashier/shop';
import { followTitle } from './page-title';

/** A page that only explains why there is nothing to show. */
@Component({
  selector: 'shop-message',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <section class="result" data-status="problem">
      <h1 tabindex="-1">{{ heading() }}</h1>
      <p class="result-text">{{ text() }}</p>
      <a class="link" routerLink="/">{{ texts.backToShop }}</a>
    </section>
  `,
})
export class MessagePage {
  protected readonly texts = texts;
  readonly heading = input.required<string>();
  readonly text = input.required<string>();

  constructor() {
    followTitle(this.heading);
  }
}
