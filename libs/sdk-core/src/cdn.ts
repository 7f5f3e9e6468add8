/** The CDN file's two globals: the namespace `AmsCashier`, made by the build, and the class of the seed's sample. */
import { AMSCashierPayment } from './client/facade.ts';

export * from './index.ts';

(globalThis as { AMSCashierPayment?: typeof AMSCashierPayment }).AMSCashierPayment =
  AMSCashierPayment;
