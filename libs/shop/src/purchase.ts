import type { Address } from './address.ts';
import type { Basket } from './basket.ts';
import { forgetOrder } from './order-key.ts';
import { openOrder, type OpenedOrder } from './orders.ts';

/** What a function returns for the SDK's `session` option. */
export interface PurchaseSession {
  readonly sessionData: string;
  readonly expiresAt: string;
}

/** One visit to the checkout: at most one order that can still be paid. */
export interface Purchase {
  /** The order of the latest session; undefined if there is none. */
  readonly orderId: string | undefined;
  /**
   * Creates the order at the first call and returns the same session afterwards, however often the cashier is opened, and
   * in every tab. A new one if the old one has ended or the delivery address has changed. Pass this function to the SDK as
   * `session`.
   */
  session(): Promise<PurchaseSession>;
  /** The order can no longer be paid: the next session belongs to a new order. */
  renew(): void;
}

/** `address` is called when an order is created. */
export function createPurchase({ product, quantity }: Basket, address: () => Address): Purchase {
  let pending: Promise<OpenedOrder> | undefined;
  let order: OpenedOrder | undefined;
  let destination: string | undefined;

  const create = async (delivery: Address): Promise<OpenedOrder> => {
    const made = await openOrder({ sku: product.sku, quantity, delivery });
    // the shopper may have chosen another address meanwhile
    if (destination === JSON.stringify(delivery)) order = made;
    return made;
  };

  return {
    get orderId() {
      return order?.orderId;
    },
    async session() {
      const delivery = address();
      if (destination !== JSON.stringify(delivery)) {
        order = undefined;
        pending = undefined;
      }
      // the device's clock may be wrong: the shop's server knows whether it is still the same order
      if (order && Date.parse(order.expiresAt) <= Date.now()) pending = undefined;
      destination = JSON.stringify(delivery);
      pending ??= create(delivery);
      try {
        const { paymentSessionData, expiresAt } = await pending;
        return { sessionData: paymentSessionData, expiresAt };
      } catch (error) {
        // The next click sends a new request instead of repeating the old refusal.
        pending = undefined;
        throw error;
      }
    },
    renew() {
      if (order) forgetOrder(order.orderId);
      pending = undefined;
    },
  };
}
