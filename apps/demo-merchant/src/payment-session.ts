import {
  AntomError,
  type AntomClient,
  type CreatePaymentSessionRequest,
  type CreatePaymentSessionResponse,
} from '@ams-cashier/server';
import type { Order } from './order-book.ts';

const CLOSED: readonly unknown[] = ['ORDER_IS_CLOSED', 'ORDER_IS_CANCELED'];

/**
 * Requests the payment session of an order, for the first time or again: the same request gets the same session. Returns
 * 'closed' once the gateway says that nothing can be paid with it. Source: docs/reference/server-api.md#createpaymentsession
 */
export async function requestSession(
  antom: AntomClient,
  { sessionRequest }: Order,
): Promise<CreatePaymentSessionResponse | 'closed'> {
  try {
    return await antom.createPaymentSession(
      JSON.parse(sessionRequest) as CreatePaymentSessionRequest,
    );
  } catch (error) {
    const isClosed = error instanceof AntomError && CLOSED.includes(error.resultCode);
    if (isClosed && !error.unverified) return 'closed';
    throw error;
  }
}
