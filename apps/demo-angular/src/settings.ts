import { Injectable, signal } from '@angular/core';
import { firstSettings, type Settings } from '@ams-cashier/shop';

/** The visitor's settings for the cashier. */
@Injectable({ providedIn: 'root' })
export class CashierSettings {
  readonly chosen = signal<Settings>(firstSettings);

  choose(change: Partial<Settings>): void {
    this.chosen.update((chosen) => ({ ...chosen, ...change }));
  }
}
