/** The CDN file's two globals: the namespace `AmsCashier`, made by the build, and the class that Antom's integration guide uses. */
import { AMSCashierPayment } from './client/facade.ts';

export * from './index.ts';

(globalThis as { AMSCashierPayment?: typeof AMSCashierPayment }).AMSCashierPayment =
  AMSCashierPayment;
