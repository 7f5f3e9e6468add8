/** Hands our exports on, with declarations of its own, and extends them. */
import { inject } from '@angular/core';
import {
  AmsCashierComponent,
  AmsCashierModule,
  AmsCashierService,
  cashierLeaveGuard,
  injectCashier,
  provideAmsCashier,
  withName,
  withRouterReturn,
} from '@ams-cashier/angular';
import { createScriptedCashier } from '@ams-cashier/angular/testing';

export const providers = [provideAmsCashier({ environment: 'sandbox' }, withName('shop'))];
export const module = AmsCashierModule.forRoot({ environment: 'sandbox' }, withRouterReturn());
export const guard = cashierLeaveGuard();
export const cashier = () => injectCashier();
export const service = () => inject(AmsCashierService);
export const scripted = createScriptedCashier();

export class ShopCashier extends AmsCashierComponent {
  readonly label = 'Pay';
}
export class ShopPayments extends AmsCashierService {
  readonly latest = this.events$;
}
