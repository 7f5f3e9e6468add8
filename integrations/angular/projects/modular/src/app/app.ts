import { Component, inject, signal } from '@angular/core';
import { createSession } from './session';
import { Payments } from './stream';

/** Pays with the README's stream. */
@Component({
  selector: 'app-root',
  standalone: false,
  template: `
    <button type="button" (click)="pay()">Pay now</button>
    <p role="status">{{ status() }}</p>
  `,
})
export class App {
  private readonly payments = inject(Payments);
  protected readonly status = signal('');

  protected async pay(): Promise<void> {
    const { sessionData } = await createSession();
    this.payments.pay(sessionData).subscribe((end) => this.status.set(end));
  }
}
