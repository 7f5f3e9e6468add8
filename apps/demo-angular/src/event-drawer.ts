import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { AmsCashierService } from '@ams-cashier/angular';
import { eventLine, texts, type EventLine } from '@ams-cashier/shop';

/** The content of the drawer: the events of all cashiers of the shop. */
@Component({
  selector: 'aside[shopEvents]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header class="events-header">
      <h2 id="events-title">{{ texts.events }}</h2>
    </header>
    <div class="events-body" tabindex="0" role="group" aria-labelledby="events-title">
      <ol class="events-list" data-testid="events">
        @for (line of lines(); track $index) {
          <li [attr.data-code]="line.code">
            <span class="events-time">{{ line.time }}</span>
            <span class="events-code">{{ line.code }}</span>
            @if (line.detail) {
              <span class="events-detail">{{ line.detail }}</span>
            }
          </li>
        }
      </ol>
      <p class="events-empty">{{ texts.noEvents }}</p>
    </div>
  `,
})
export class EventDrawer {
  protected readonly texts = texts;
  protected readonly lines = signal<readonly EventLine[]>([]);

  constructor() {
    inject(AmsCashierService)
      .events$.pipe(takeUntilDestroyed())
      .subscribe((event) => this.lines.update((lines) => [...lines, eventLine(event)]));
  }
}
