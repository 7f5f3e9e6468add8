import type { HttpAnswer } from './request.ts';

/** What a walk through the endpoints has learnt so far about its order. Before that, names that nobody knows. */
export interface Order {
  readonly id: string;
  readonly captureMode: 'AUTOMATIC' | 'MANUAL';
  session: string;
  publicSessionId: string;
  sessionId: string;
  paymentId: string;
  challengePath: string;
  issuerPath: string;
  walletPath: string;
  shopOrderId: string;
}

export const newOrder = (id: string, captureMode: Order['captureMode']): Order => ({
  id,
  captureMode,
  session: 'x',
  publicSessionId: 'x',
  sessionId: 'x',
  paymentId: 'none',
  challengePath: '/cashier/challenge/x',
  issuerPath: '/issuer/x',
  walletPath: '/wallet/x',
  shopOrderId: 'x',
});

interface Answer {
  readonly paymentSessionData?: string;
  readonly paymentSessionId?: string;
  readonly paymentId?: string;
  readonly challengePath?: string;
  readonly wallet?: { readonly url: string };
  readonly orderId?: string;
}

/** Takes over what an answer tells of the order. */
export function learn(order: Order, { text }: HttpAnswer): void {
  // not the style sheet of that page
  const issuer = /\/issuer\/[\w-]{32}/.exec(text)?.[0];
  if (issuer) order.issuerPath = issuer;
  if (!text.startsWith('{')) return;
  const answer = JSON.parse(text) as Answer;
  if (answer.paymentSessionData) {
    const parts = answer.paymentSessionData.split('&&');
    const meta = Buffer.from(parts[3] ?? '', 'base64').toString();
    order.session = parts.slice(0, 3).join('&&');
    ({ publicSessionId: order.publicSessionId } = JSON.parse(meta) as Order);
  }
  if (answer.paymentSessionId) order.sessionId = answer.paymentSessionId;
  if (answer.paymentId) order.paymentId = answer.paymentId;
  if (answer.challengePath) order.challengePath = answer.challengePath;
  if (answer.wallet) order.walletPath = new URL(answer.wallet.url).pathname;
  if (answer.orderId) order.shopOrderId = answer.orderId;
}
