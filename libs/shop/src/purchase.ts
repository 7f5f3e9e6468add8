import type { Address } from './address.ts';
import type { Basket } from './basket.ts';
import { createOrder, type OpenedOrder } from './orders.ts';

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
   * Creates the order at the first call and returns the same session afterwards, however often the cashier is opened. A
   * new one if the old one has expired or the delivery address has changed. Pass this function to the SDK as `session`.
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
    const made = await createOrder({ sku: product.sku, quantity, delivery });
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
      const isElsewhere = destination !== JSON.stringify(delivery);
      if (isElsewhere || (order && Date.parse(order.expiresAt) <= Date.now())) {
        order = undefined;
        pending = undefined;
      }
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
      pending = undefined;
    },
  };
}
