import type { Address } from './address.ts';
import type { Basket } from './basket.ts';
import { createOrder, type OpenedOrder } from './orders.ts';

/** What the SDK's `session` option takes from a function. */
export interface PurchaseSession {
  readonly sessionData: string;
  readonly expiresAt: string;
}

/** One visit to the checkout: at most one order that can still be paid. */
export interface Purchase {
  /** The order that the latest session belongs to; undefined while there is none. */
  readonly orderId: string | undefined;
  /**
   * Creates the order at the first call and gives the same session afterwards, however often the cashier is opened;
   * a new one when the time of the old one is over, or when the order is to go to another address. Give this function to the SDK as its `session`.
   */
  session(): Promise<PurchaseSession>;
  /** The order can't be paid any more: the next session is a new one's. */
  renew(): void;
}

/** `address` is asked when an order is made. */
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
        // The next click asks again instead of repeating the old refusal.
        pending = undefined;
        throw error;
      }
    },
    renew() {
      pending = undefined;
    },
  };
}
