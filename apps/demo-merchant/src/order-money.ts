/** What somebody in the shop may do with the money of an order. Each is kept before it is sent, and happens once. */
import type { Outbox } from '@ams-cashier/server';
import type { ShopDatabase } from './database.ts';
import { createOrderBook, type Order } from './order-book.ts';
import type { Inquiry } from './order-settlement.ts';

/** The ids say whose they are, and are the same each time: a second click is no second refund. */
const REFUND = '-refund';
const CAPTURE = '-capture';

/** The `paymentRequestId` of the order that this refund belongs to. */
export const refundedOrder = (refundRequestId: string): string | undefined =>
  refundRequestId.endsWith(REFUND) ? refundRequestId.slice(0, -REFUND.length) : undefined;

/** The order can't be refunded, captured or cancelled as it is. */
export class NotPossible extends Error {}

export const MONEY_ACTIONS = ['refund', 'capture', 'cancel'] as const;
export type MoneyAction = (typeof MONEY_ACTIONS)[number];

export function createMoneyDesk<Transaction>(
  database: ShopDatabase<Transaction>,
  outbox: Outbox<Transaction>,
  inquiry: Pick<Inquiry, 'refresh'>,
) {
  /** Returns the order once the request is kept; what comes of it is seen on the order. */
  return async function act(action: MoneyAction, orderId: string): Promise<Order | undefined> {
    const known = await createOrderBook(database.direct).find('orderId', orderId);
    // it may be paid, and its notification late or lost
    if (known?.status === 'open' && action !== 'cancel') await inquiry.refresh(known);
    return database.store.transaction(async (transaction) => {
      const orders = createOrderBook(database.on(transaction));
      const order = await orders.find('orderId', orderId);
      if (!order) return undefined;
      const { paymentRequestId, paymentId, currency, value } = order;
      const amount = { currency, value };
      if (action === 'cancel') {
        await outbox.cancel({ paymentRequestId }, transaction);
      } else {
        const isPaid = order.status === 'paid' || order.status === 'review';
        if (paymentId === null || !isPaid) {
          throw new NotPossible(
            `Order ${orderId} is ${order.status}; there is nothing to ${action}.`,
          );
        }
        if (action === 'capture') {
          const captureRequestId = paymentRequestId + CAPTURE;
          await outbox.capture({ captureRequestId, paymentId, captureAmount: amount }, transaction);
        } else if (await orders.requestRefund(orderId)) {
          const refundRequestId = paymentRequestId + REFUND;
          await outbox.refund({ refundRequestId, paymentId, refundAmount: amount }, transaction);
        }
      }
      await orders.note(orderId, `${action} requested`);
      return orders.find('orderId', orderId);
    });
  };
}
