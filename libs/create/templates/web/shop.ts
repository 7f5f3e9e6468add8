/** What the page asks the shop's server, and what it tells the shopper. */
import {
  advise,
  handleReturn,
  loadAdvice,
  pollPayment,
  type CheckoutSnapshot,
  type SessionWithExpiry,
} from '@ams-cashier/core';
import { formatAmount, type Amount } from '@ams-cashier/core/money';

export const LOCALE = 'en_US';
const KEY = 'order';

export interface Product {
  readonly name: string;
  readonly description: string;
  readonly amount: Amount;
}

export const priceOf = ({ amount }: Product) => formatAmount(amount, LOCALE);

/** The session was asked for an order that is paid already. */
class OrderPaid extends Error {}

/** @param expected what the server may answer besides success */
async function request(path: string, method = 'GET', ...expected: number[]): Promise<Response> {
  const response = await fetch(path, { method });
  if (response.ok || expected.includes(response.status)) return response;
  throw new Error(`The shop's server answered ${method} ${path} with ${response.status}.`);
}

export async function readProduct(): Promise<Product> {
  return (await request('/api/product')).json();
}

let placing: Promise<string> | undefined;

/** The order of this visit, which a reload keeps. */
async function currentOrder(): Promise<string> {
  const known = sessionStorage.getItem(KEY);
  if (known) return known;
  placing ??= request('/api/orders', 'POST')
    .then((response) => response.json())
    .then(({ orderId }) => orderId);
  try {
    const orderId = await placing;
    sessionStorage.setItem(KEY, orderId);
    return orderId;
  } finally {
    placing = undefined;
  }
}

const askSession = async () =>
  request(`/api/orders/${await currentOrder()}/session`, 'POST', 404, 409);

/** For the cashier's `session`: called at every opening, and when a session has expired. */
export async function createSession(): Promise<SessionWithExpiry> {
  let response = await askSession();
  if (response.status === 404) {
    // the server was started anew, and keeps orders in memory: this is another one
    sessionStorage.removeItem(KEY);
    response = await askSession();
  }
  if (response.status === 404) throw new Error("The shop's server does not know its own order.");
  if (response.status === 409) throw new OrderPaid('This order is paid.');
  const { paymentSessionData, expiresAt } = await response.json();
  return { sessionData: paymentSessionData, expiresAt };
}

/** Where the shopper learns what became of the order, also when a wallet sends them back. */
export const resultPath = () => `/result?order=${sessionStorage.getItem(KEY) ?? ''}`;

/**
 * What the page does once the cashier has ended: shows the result page, says something beside the pay button, or nothing
 * yet.
 */
export type Ending =
  { readonly next: 'result' } | { readonly next: 'stay'; readonly notice: string };

export function endingOf({ outcome, advice }: CheckoutSnapshot): Ending {
  const stay = (notice: string): Ending => ({ next: 'stay', notice });
  switch (outcome?.status) {
    case 'paid':
    case 'undecided':
    case 'saved':
      return { next: 'result' };
    case 'cancelled':
      return stay('You have not paid yet.');
    case 'failed': {
      const { error } = outcome;
      if (error?.cause instanceof OrderPaid) return { next: 'result' };
      if (!error) return stay(advice?.shopper ?? 'The payment failed. You were not charged.');
      console.error(error.message); // it names the cure
      return stay('The payment form could not be opened. Please try again.');
    }
    default:
      return stay('');
  }
}

export interface Result {
  readonly title: string;
  readonly text: string;
  readonly isPaid: boolean;
}

const NOT_PAID = 'Not paid';

/** Asks the shop's server until it knows, because coming back from a wallet proves nothing. */
export async function readResult(): Promise<Result> {
  handleReturn(); // takes what the cashier has added out of the address
  const orderId = new URLSearchParams(location.search).get('order') ?? '';
  let order = { paymentStatus: 'NONE', paymentResultCode: '' };
  let isUnknown = false;
  const status = await pollPayment(async () => {
    const response = await request(`/api/orders/${encodeURIComponent(orderId)}`, 'GET', 404);
    isUnknown = response.status === 404;
    order = isUnknown ? order : await response.json();
    // nothing to wait for
    return isUnknown || order.paymentStatus === 'NONE' ? 'CANCELLED' : order.paymentStatus;
  });
  const result = (title: string, text: string): Result => ({ title, text, isPaid: false });
  if (isUnknown) return result('There is no such order', 'Please begin again.');
  if (status === 'SUCCESS') {
    if (sessionStorage.getItem(KEY) === orderId) sessionStorage.removeItem(KEY);
    return { title: 'Thank you!', text: `Your order ${orderId} is paid.`, isPaid: true };
  }
  if (order.paymentStatus === 'NONE') return result(NOT_PAID, 'You have not paid yet.');
  if (status === 'CANCELLED') return result(NOT_PAID, 'The payment was cancelled.');
  await loadAdvice(LOCALE).catch(() => undefined); // offline: there are no texts
  const code = status === 'FAIL' ? order.paymentResultCode : 'SDK_PAYMENT_PROCESSING';
  const text = advise(code).shopper;
  return status === 'FAIL'
    ? result(NOT_PAID, text ?? 'The payment failed. You were not charged.')
    : result('We are checking your payment', text ?? 'Please do not pay again.');
}
