/** Orders, their payment sessions, and what Antom tells about them. */
import { randomUUID } from 'node:crypto';
import { createAntomClient, isAntomError, type AntomNotification } from '@ams-cashier/server';

function setting(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set. Copy .env.example to .env, or use the sandbox: npm run dev`);
}

export const antom = createAntomClient({
  clientId: setting('ANTOM_CLIENT_ID'),
  privateKey: setting('ANTOM_PRIVATE_KEY'),
  antomPublicKey: setting('ANTOM_PUBLIC_KEY'),
  gateway: setting('ANTOM_GATEWAY'),
});
const address = setting('SHOP_URL').replace(/\/$/, '');

/** From your catalogue. The price is never taken from the browser. */
export const product = {
  name: 'Desk lamp',
  description: 'Oak and brass, with a dimmer.',
  amount: { currency: 'USD', value: '4200' },
};

interface Order {
  readonly id: string;
  /**
   * Two tabs, a reload and a second click pay with the same one, so this order is paid only once. It is replaced only
   * when the gateway takes no more money for it.
   */
  paymentRequestId: string;
  /** The payment that has paid it. */
  paidBy?: string;
}

/** In your database, and not in memory. */
const orders = new Map<string, Order>();
/** The order of each payment that was ever begun. */
const payments = new Map<string, Order>();

function newPayment(order: Order): string {
  order.paymentRequestId = randomUUID();
  payments.set(order.paymentRequestId, order);
  return order.paymentRequestId;
}

export function placeOrder(): Order {
  const order: Order = { id: randomUUID(), paymentRequestId: '' };
  newPayment(order);
  orders.set(order.id, order);
  return order;
}

export const findOrder = (id: string) => orders.get(id);

const sessionFor = (order: Order, paymentRequestId: string) =>
  antom.createPaymentSession({
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId,
    paymentAmount: product.amount,
    order: {
      referenceOrderId: order.id,
      orderDescription: product.name,
      orderAmount: product.amount,
    },
    // what your contract with Antom has, the first choice first
    availablePaymentMethod: {
      paymentMethodTypeList: [
        { paymentMethodType: 'CARD', paymentMethodOrder: '1' },
        { paymentMethodType: 'GCASH', paymentMethodOrder: '2' },
      ],
    },
    paymentRedirectUrl: `${address}/result?order=${order.id}`,
    paymentNotifyUrl: `${address}/api/notify`,
  });

/** Asks the gateway; undefined: nobody has tried to pay. */
async function inquire(paymentRequestId: string) {
  try {
    return await antom.inquiryPayment({ paymentRequestId });
  } catch (error) {
    const isNone = isAntomError(error) && error.resultCode === 'ORDER_NOT_EXIST';
    if (isNone && !error.unverified) return undefined;
    throw error;
  }
}

/** For the page: `{ paymentSessionData, expiresAt }`; undefined if the order is paid. */
export async function createSession(order: Order) {
  const { paymentRequestId } = order;
  const session = order.paidBy
    ? undefined
    : await sessionFor(order, paymentRequestId).catch((error: unknown) => {
        const code = isAntomError(error) && !error.outcomeUnknown ? error.resultCode : undefined;
        if (code === 'ORDER_IS_CLOSED' || code === 'ORDER_IS_CANCELED') return undefined;
        throw error;
      });
  // a notification may be late or lost
  const { paymentStatus: status } = await statusOf(order);
  if (status === 'SUCCESS') return undefined;
  const isOver = status === 'FAIL' || status === 'CANCELLED' || (!session && status === 'NONE');
  // another request may have replaced it by now
  if (isOver && order.paymentRequestId === paymentRequestId) newPayment(order);
  const usable = session && !isOver ? session : await sessionFor(order, order.paymentRequestId);
  return {
    paymentSessionData: usable.paymentSessionData,
    expiresAt: usable.paymentSessionExpiryTime,
  };
}

/** For the result page. `NONE`: nobody has tried to pay. */
export async function statusOf(order: Order) {
  if (order.paidBy) return { paymentStatus: 'SUCCESS' };
  const { paymentRequestId } = order;
  const payment = await inquire(paymentRequestId);
  if (payment?.paymentStatus === 'SUCCESS') order.paidBy ??= paymentRequestId;
  return {
    paymentStatus: payment?.paymentStatus ?? 'NONE',
    paymentResultCode: payment?.paymentResultCode,
  };
}

/** What Antom tells, perhaps more than once. From here, and not from the page, the shop learns that an order is paid. */
export function receive(notification: AntomNotification): void {
  console.log(notification.notifyType, notification.result?.resultCode ?? '');
  if (notification.notifyType !== 'PAYMENT_RESULT') return;
  if (notification.result.resultStatus !== 'S') return;
  const { paymentRequestId, paymentId, paymentAmount } = notification;
  const { currency, value } = product.amount;
  const order = payments.get(paymentRequestId);
  const isWhole = paymentAmount.currency === currency && paymentAmount.value === value;
  if (order && isWhole) order.paidBy ??= paymentRequestId;
  // such as a payment that had failed, and succeeds after another one has paid the order
  if (order?.paidBy !== paymentRequestId) {
    console.error(`Payment ${paymentId} belongs to no open order: refund it.`);
  }
}
