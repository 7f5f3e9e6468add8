/** Shoppers, and somebody in the shop, who go on until they get an answer, whatever falls over meanwhile. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../stack/index.ts';

/** What is done with an order: paid, refused, or paid and then refunded or cancelled by the shop. */
export const WAYS = ['paid', 'paid', 'refund', 'refund', 'fraud', 'cancel'] as const;
export type Way = (typeof WAYS)[number];

export interface PlacedOrder {
  readonly orderId: string;
  readonly publicSessionId: string;
  readonly way: Way;
}

export interface Addresses {
  readonly sandbox: string;
  readonly merchant: string;
  readonly adminToken: string;
}

const CARDS = { good: '4054695723100768', fraud: '4000000000000333' };
const PATIENCE_MS = 90_000;
const PAUSE_MS = 150;
const ANSWER_MS = 8_000;

type Json = { readonly [field: string]: unknown };

/** Asks until there is an answer that `isDone` accepts: the same request each time. */
async function insist(
  url: string,
  init: RequestInit,
  isDone: (status: number, answer: Json) => boolean,
): Promise<Json> {
  const end = Date.now() + PATIENCE_MS;
  let last = '';
  while (Date.now() < end) {
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS) });
      const answer = (await response.json()) as Json;
      if (isDone(response.status, answer)) return answer;
      last = `HTTP ${response.status} ${JSON.stringify(answer)}`;
    } catch (error) {
      last = String(error);
    }
    await sleep(PAUSE_MS);
  }
  throw new Failure(`${url} had no usable answer within ${PATIENCE_MS / 1000} s: ${last}`);
}

const post = (body: object, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

async function order(merchant: string): Promise<Json> {
  // the same key each time: a lost answer is no second order
  const headers = { 'idempotency-key': randomUUID() };
  const body = { sku: 'desk-lamp', quantity: 1 };
  return insist(`${merchant}/api/orders`, post(body, headers), (status) => status === 201);
}

async function pay(sandbox: string, session: string, number: string): Promise<void> {
  const card = {
    number,
    expiryMonth: '02',
    expiryYear: '39',
    securityCode: '987',
    holderName: 'A Buyer',
  };
  const request = post({ session, submitId: randomUUID(), card });
  await insist(`${sandbox}/cashier/api/pay`, request, (_, { outcome }) => outcome !== undefined);
}

/** Asks twice at once: somebody clicks twice, and two instances get it. */
async function act(
  { merchant, adminToken }: Addresses,
  orderId: string,
  action: 'refund' | 'cancel',
): Promise<void> {
  const headers = { authorization: `Bearer ${adminToken}` };
  const url = `${merchant}/api/orders/${orderId}/${action}`;
  const ask = () => insist(url, post({}, headers), (status) => status === 202);
  await Promise.all([ask(), ask()]);
}

export async function shop(way: Way, addresses: Addresses): Promise<PlacedOrder> {
  const { sandbox, merchant } = addresses;
  const { orderId, paymentSessionData } = await order(merchant);
  const [blob, region, number, meta = ''] = String(paymentSessionData).split('&&');
  const { publicSessionId } = JSON.parse(Buffer.from(meta, 'base64').toString());
  const session = [blob, region, number].join('&&');
  await pay(sandbox, session, way === 'fraud' ? CARDS.fraud : CARDS.good);
  // 409 until the shop knows of the payment
  if (way === 'refund' || way === 'cancel') await act(addresses, String(orderId), way);
  return { orderId: String(orderId), publicSessionId, way };
}
