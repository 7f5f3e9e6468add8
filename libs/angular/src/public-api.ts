export { AmsCashierComponent } from './ams-cashier.component';
export { AmsCashierModule } from './ams-cashier.module';
export { AmsCashierService } from './ams-cashier.service';
export { CASHIER_CONFIG, type CashierConfig } from './config';
export { CASHIER_RETURN, withName, withRouterReturn, type CashierFeature } from './features';
export { cashierLeaveGuard, injectCashier } from './inject-cashier';
export { provideAmsCashier } from './provide';
export * from './templates';

// so that merchants need one import only: errors, advice, pollPayment and all types
export * from '@ams-cashier/core';
