import type { Order, OrderBook, OrderStatus, ReviewReason } from './order-book.ts';

/** What the gateway says about an order. */
export type Report = 'paid' | 'failed' | 'cancelled' | 'capture_failed' | 'captured';

interface Change {
  readonly status: OrderStatus;
  readonly reviewReason?: ReviewReason;
  readonly isCaptured?: 1;
}

const PAID: Change = { status: 'paid' };
const CAPTURED: Change = { status: 'paid', isCaptured: 1 };
const UNCAPTURED: Change = { status: 'review', reviewReason: 'capture_failed' };
const CANCELLED_LATE: Change = { status: 'review', reviewReason: 'cancelled_after_paid' };

/**
 * What a report does to an order; one that is not listed changes nothing. Money that was taken is never forgotten: the
 * gateway may report a payment after this shop has given the order up.
 */
const CHANGES: {
  readonly [Status in OrderStatus]: { readonly [Name in Report]?: Change };
} = {
  open: {
    paid: PAID,
    failed: { status: 'failed' },
    cancelled: { status: 'cancelled' },
    capture_failed: UNCAPTURED,
  },
  paid: { captured: CAPTURED, capture_failed: UNCAPTURED, cancelled: CANCELLED_LATE },
  failed: { paid: { status: 'review', reviewReason: 'paid_after_failed' } },
  cancelled: { paid: { status: 'review', reviewReason: 'paid_after_cancelled' } },
  review: {},
};

function changeFor({ status, reviewReason, isCaptured }: Order, report: Report) {
  // a later capture of the same payment succeeded
  if (reviewReason === 'capture_failed' && report === 'captured') return CAPTURED;
  if (reviewReason === 'capture_failed' && report === 'cancelled') return CANCELLED_LATE;
  // an earlier one failed, and its notification comes again
  if (isCaptured && report === 'capture_failed') return undefined;
  return CHANGES[status][report];
}

/** What the merchant has to decide. */
const DECISIONS: { readonly [Reason in ReviewReason]: string } = {
  paid_after_failed: 'it had failed, and is now paid. Fulfil it, or refund it.',
  paid_after_cancelled: 'it was cancelled, and is now paid. Fulfil it, or refund it.',
  cancelled_after_paid:
    'it was paid, and has been cancelled at the gateway since, so the money goes back. Do not ship.',
  capture_failed:
    'the payment is authorised, but its capture failed, so no money has arrived. Capture it again, or cancel it, before you ship.',
};

/** Reports that contradict what is known about an order, and change nothing. */
const CONTRADICTIONS: { readonly [Status in OrderStatus]?: readonly Report[] } = {
  paid: ['failed', 'capture_failed'],
  failed: ['capture_failed'],
  cancelled: ['capture_failed'],
};

/** Applies a report. A repeated one changes nothing; one that needs a decision is logged. */
export async function applyReport(
  orders: OrderBook,
  orderId: string,
  report: Report,
  facts: { readonly paymentId?: string; readonly resultCode?: string | undefined } = {},
): Promise<void> {
  for (;;) {
    const order = await orders.find('orderId', orderId);
    if (!order) return;
    const change = changeFor(order, report);
    if (!change) {
      if (CONTRADICTIONS[order.status]?.includes(report)) {
        console.warn(
          `Order ${orderId} is ${order.status}; the later report "${report}" is ignored.`,
        );
      }
      return;
    }
    const isChanged = await orders.change(order, {
      status: change.status,
      paymentResultCode: facts.resultCode ?? null,
      reviewReason: change.reviewReason ?? null,
      isCaptured: change.isCaptured ?? order.isCaptured,
      ...(facts.paymentId !== undefined && { paymentId: facts.paymentId }),
    });
    // another process may have changed it in between: then look again
    if (!isChanged) continue;
    await orders.note(orderId, change.reviewReason ?? report);
    if (change.reviewReason) {
      console.warn(`Order ${orderId} needs a decision: ${DECISIONS[change.reviewReason]}`);
    }
    return;
  }
}
