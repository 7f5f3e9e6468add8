import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { readResult, type Result } from './shop';

@Component({
  selector: 'app-result-page',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (result(); as result) {
      <h1>{{ result.title }}</h1>
      <p>{{ result.text }}</p>
      <a routerLink="/">{{ result.isPaid ? 'Another order' : 'Back to your order' }}</a>
    } @else {
      <p role="status">One moment…</p>
    }
  `,
})
export class ResultPage {
  protected readonly result = signal<Result | undefined>(undefined);

  constructor() {
    void readResult().then((result) => this.result.set(result));
  }
}
