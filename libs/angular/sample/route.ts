import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { provideRouter, type Routes } from '@angular/router';
import {
  AmsCashierComponent,
  CASHIER_RETURN,
  cashierLeaveGuard,
  injectCashier,
  provideAmsCashier,
  withName,
  withRouterReturn,
} from '@ams-cashier/angular';

@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AmsCashierComponent],
  template: `
    <ams-cashier display="inline" [session]="order()" />
    <ams-cashier client="gift" [session]="gift()"><button>Add a gift card</button></ams-cashier>
  `,
})
export class Checkout {
  readonly order = signal<string | null>(null);
  readonly gift = signal<string | null>(null);
  readonly gifts$ = injectCashier('gift').results$;
}

@Component({ changeDetection: ChangeDetectionStrategy.OnPush, template: 'Thank you.' })
export class Returned {}

export const routes: Routes = [
  // the shopper comes back from a wallet: ask your server how the payment went
  { path: '', component: Returned, canMatch: [() => inject(CASHIER_RETURN)?.returned ?? false] },
  {
    path: '',
    component: Checkout,
    canDeactivate: [cashierLeaveGuard()],
    // clients of this route only: they are destroyed with its injector
    providers: [
      provideAmsCashier({ environment: 'sandbox' }),
      provideAmsCashier({ environment: 'sandbox', locale: 'de_DE' }, withName('gift')),
    ],
  },
];

export const providers = [
  provideRouter(routes),
  provideAmsCashier({ environment: 'sandbox' }, withRouterReturn()),
];
