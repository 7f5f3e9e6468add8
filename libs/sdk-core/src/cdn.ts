/** The CDN file's globals: the namespace `AmsCashier`, made by the build, and the classes that Antom's script has under these names. */
import { AMSCheckoutPage } from './client/checkout-page.ts';
import { AMSElement } from './client/element.ts';
import { AMSCashierPayment } from './client/facade.ts';
import { AMSVaulting } from './client/vaulting.ts';

export * from './index.ts';

Object.assign(globalThis, { AMSCashierPayment, AMSElement, AMSVaulting, AMSCheckoutPage });
