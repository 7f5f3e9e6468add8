import { AmsCashierService } from './ams-cashier.service';
import { findCashier } from './name';

/**
 * Returns the service of the nearest client, or of the nearest client with that name. Throws a CashierError `setup_missing`.
 *
 * @example
 * const cashier = injectCashier();
 * const gifts = injectCashier('gift');
 */
export function injectCashier(name?: string): AmsCashierService {
  return findCashier(AmsCashierService, name);
}

/**
 * A `canDeactivate` guard that keeps the shopper on the route while a payment is in flight.
 *
 * @example
 * const checkout = { path: 'checkout', component: CheckoutPage, canDeactivate: [cashierLeaveGuard()] };
 */
export function cashierLeaveGuard(name?: string): () => boolean {
  return () => injectCashier(name).state().leave === 'safe';
}
