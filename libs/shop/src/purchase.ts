import type { Address } from './address.ts';
import type { Basket } from './basket.ts';
import type { CashierProduct } from './display.ts';
import { forgetOrder } from './order-key.ts';
import { openOrder, type OpenedOrder } from './orders.ts';

/** What a function returns for the SDK's `session` option. */
export interface PurchaseSession {
  readonly sessionData: string;
  readonly expiresAt: string;
}

/** One visit to the checkout: at most one order of each product that can still be paid. */
export interface Purchase {
  /** The order of the latest session; undefined if there is none. */
  readonly orderId: string | undefined;
  /**
   * Creates the order at the first call and returns the same session afterwards, however often the cashier is opened, and
   * in every tab. A new one if the old one has ended or the delivery address has changed. Pass this function to the SDK as
   * `session`.
   */
  session(): Promise<PurchaseSession>;
  /** The same, for a Payment Element. */
  elementSession(): Promise<PurchaseSession>;
  /** The order can no longer be paid: the next session belongs to a new order. */
  renew(): void;
}

/** `address` is called when an order is created. */
export function createPurchase({ product, quantity }: Basket, address: () => Address): Purchase {
  let pending: Promise<OpenedOrder> | undefined;
  let order: OpenedOrder | undefined;
  /** What the pending order is for. */
  let wanted: string | undefined;

  const create = async (delivery: Address, cashier: CashierProduct): Promise<OpenedOrder> => {
    const mine = wanted;
    const choice = cashier === 'element' ? { cashier } : {};
    const made = await openOrder({ sku: product.sku, quantity, delivery, ...choice });
    // the shopper may have chosen another address meanwhile
    if (wanted === mine) order = made;
    return made;
  };

  const session = async (cashier: CashierProduct): Promise<PurchaseSession> => {
    const delivery = address();
    const wish = JSON.stringify([delivery, cashier]);
    if (wanted !== wish) {
      order = undefined;
      pending = undefined;
    }
    // the device's clock may be wrong: the shop's server knows whether it is still the same order
    if (order && Date.parse(order.expiresAt) <= Date.now()) pending = undefined;
    wanted = wish;
    pending ??= create(delivery, cashier);
    try {
      const { paymentSessionData, expiresAt } = await pending;
      return { sessionData: paymentSessionData, expiresAt };
    } catch (error) {
      // The next click sends a new request instead of repeating the old refusal.
      pending = undefined;
      throw error;
    }
  };

  return {
    get orderId() {
      return order?.orderId;
    },
    session: () => session('classic'),
    elementSession: () => session('element'),
    renew() {
      if (order) forgetOrder(order.orderId);
      pending = undefined;
    },
  };
}
