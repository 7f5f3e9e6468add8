import { randomUUID } from 'node:crypto';
import {
  createRecord,
  parseSessionData,
  type Amount,
  type CreatePaymentSessionRequest,
  type MerchantCalls,
  type PaymentRecord,
} from '@ams-cashier/protocol';
import { createAntomClient, type AntomClient } from '@ams-cashier/server';
import type { CallFault } from '../merchant-api/call-fault.ts';
import type { Credentials } from '../gateway/credentials.ts';
import { otherSite } from '../pages/issuer-origin.ts';
import { answerAgreement } from './agreement.ts';
import { checkAnswer, checkFields, checkUrls, idIn, originOf } from './call-check.ts';
import { cards } from './cards.ts';
import { toMilliseconds, type Duration } from './duration.ts';
import { createLoopbackClient } from './loopback-client.ts';
import { createDisputes, type Disputes } from './disputes.ts';
import { createNotifications, type Notifications } from './notifications.ts';
import type { Means, OrderReference, SandboxOrder } from './order.ts';
import { checkMeans, payAsShopper } from './pay.ts';

/** What a shop's server would have got for an order. */
export interface SandboxSession {
  readonly paymentSessionData: string;
  readonly paymentRequestId: string;
  readonly paymentSessionId: string;
  readonly amount: Amount;
}

/** A sandbox that runs, in this process or another on this machine. */
export interface SandboxConnection {
  readonly url: string;
  readonly credentials: Credentials;
  /** For a shop's server: `ANTOM_CLIENT_ID`, `ANTOM_PRIVATE_KEY`, `ANTOM_PUBLIC_KEY`, `ANTOM_GATEWAY`. */
  readonly environment: Readonly<Record<string, string>>;
  /** A client of the merchant API with the demo merchant's keys: refunds, captures, inquiries. */
  readonly antom: AntomClient;
  /** Creates a payment session as a shop's server does: 42.00 USD, unless the request says otherwise. */
  session(request?: Partial<CreatePaymentSessionRequest>): Promise<SandboxSession>;
  /** Everything that happened to an order. Rejects if there is no such order. */
  order(reference: OrderReference): Promise<SandboxOrder>;
  /** Pays as the cashier page does. Default: the card `cards.paid`. A bank or wallet that asks is answered by `decide`. */
  pay(reference: OrderReference, means?: Means): Promise<SandboxOrder>;
  /** Answers for the bank, the wallet, or whoever else has a payment undecided. */
  decide(reference: OrderReference, answer: 'approve' | 'decline'): Promise<SandboxOrder>;
  /**
   * Answers for the buyer at the `normalUrl` of a subscription or an authorization: by default, agrees. Resolves with the
   * address to which the buyer comes back.
   */
  agree(normalUrl: string, answer?: 'approve' | 'decline'): Promise<string>;
  /** Ends a session, or an order that is still undecided, now. */
  expire(reference: OrderReference): Promise<SandboxOrder>;
  /** The address of a bare shop's page that opens the cashier for an order: for a browser test without a shop of its own. */
  shopUrl(reference: OrderReference): string;
  /** What happened to an order, without card numbers and secrets, for a file that the inspector opens. */
  record(reference: OrderReference): Promise<PaymentRecord>;
  readonly notifications: Notifications;
  /** What a buyer disputes after the payment. */
  readonly disputes: Disputes;
  readonly clock: {
    now(): Promise<Date>;
    /** Puts the clock forward. What was due meanwhile has happened when it resolves: expiry, retries, refunds. */
    advance(duration: Duration): Promise<Date>;
  };
  /**
   * The next `times` (1) requests to a call of the merchant API fail, whatever is in them: also those that the sandbox
   * refuses, and those of `session()` and `antom`.
   *
   * @example
   * await sandbox.fail('refund', { status: 503 });
   * await sandbox.fail('createPaymentSession', 'down', 3);
   */
  fail(call: keyof MerchantCalls, fault: CallFault, times?: number): Promise<void>;
  /** While offline, the sandbox answers neither pages nor the shop's server, and sends nothing. */
  setOffline(offline: boolean): Promise<void>;
  /** Forgets all sessions, payments and faults, sets the clock to the real time, holds nothing, and is online. */
  reset(): Promise<void>;
}

export interface ConnectOptions {
  /** `paymentNotifyUrl` of sessions that don't name one. Default: the sandbox itself takes the notifications. */
  readonly notifyUrl?: string;
  /** `paymentRedirectUrl` of sessions that don't name one. Default: `http://localhost/result`. */
  readonly redirectUrl?: string;
}

/**
 * Connects to a sandbox on this machine. Rejects with a SandboxError if none answers at `url`.
 *
 * @example
 * const sandbox = await connectSandbox('http://127.0.0.1:4242');
 * const session = await sandbox.session();
 * const order = await sandbox.pay(session, { card: cards.declined });
 * console.log(order.paymentResultCode); // ISSUER_REJECTS_TRANSACTION
 */
export async function connectSandbox(
  address: string | URL,
  options: ConnectOptions = {},
): Promise<SandboxConnection> {
  checkFields('options', options, ['notifyUrl', 'redirectUrl']);
  const { notifyUrl, redirectUrl = 'http://localhost/result' } = options;
  checkUrls({ notifyUrl, redirectUrl });
  const url = originOf(address);
  const api = createLoopbackClient(url);
  const credentials = await api.get<Credentials>('/sandbox/credentials');
  const antom = createAntomClient({
    clientId: credentials.clientId,
    privateKey: credentials.merchantPrivateKey,
    antomPublicKey: credentials.gatewayPublicKey,
    gateway: url,
  });

  async function order(reference: OrderReference): Promise<SandboxOrder> {
    const id = idOf(reference);
    return api.get<SandboxOrder>(`/sandbox/orders/${encodeURIComponent(id)}`);
  }

  async function act(reference: OrderReference, action: string): Promise<SandboxOrder> {
    const { sessionId } = await order(reference);
    await api.post(`/sandbox/orders/${sessionId}/${action}`);
    return order(reference);
  }

  const clock: SandboxConnection['clock'] = {
    now: async () => new Date((await api.get<{ now: number }>('/sandbox/clock')).now),
    async advance(duration) {
      const body = { advance: toMilliseconds(duration) };
      return new Date((await api.post<{ now: number }>('/sandbox/clock', body)).now);
    },
  };

  return {
    url,
    credentials,
    environment: {
      ANTOM_CLIENT_ID: credentials.clientId,
      ANTOM_PRIVATE_KEY: credentials.merchantPrivateKey,
      ANTOM_PUBLIC_KEY: credentials.gatewayPublicKey,
      ANTOM_GATEWAY: url,
    },
    antom,
    async session(request = {}) {
      checkFields('request', request, ['paymentRequestId', 'paymentAmount']);
      const paymentRequestId = request.paymentRequestId ?? randomUUID();
      const paymentAmount = request.paymentAmount ?? { currency: 'USD', value: '4200' };
      const answer = await antom.createPaymentSession({
        productCode: 'CASHIER_PAYMENT',
        order: {
          referenceOrderId: paymentRequestId,
          orderDescription: 'Desk lamp',
          orderAmount: paymentAmount,
        },
        paymentRedirectUrl: redirectUrl,
        paymentNotifyUrl: notifyUrl ?? `${url}/sandbox/received`,
        ...request,
        paymentRequestId,
        paymentAmount,
      });
      const { paymentSessionData, paymentSessionId } = answer;
      return { paymentSessionData, paymentSessionId, paymentRequestId, amount: paymentAmount };
    },
    order,
    async pay(reference, means = { card: cards.paid }) {
      checkMeans(means);
      const { sessionId } = await order(reference);
      await payAsShopper(api, sessionId, means);
      return order(reference);
    },
    async decide(reference, answer) {
      checkAnswer(answer);
      return act(reference, answer);
    },
    agree: (normalUrl, answer = 'approve') => answerAgreement(url, normalUrl, answer),
    expire: (reference) => act(reference, 'expire'),
    // where its page is in the end: a wallet's form may not be led on to another site than the one that the session names
    shopUrl: (reference) => `${otherSite(url)}/shop?session=${encodeURIComponent(idOf(reference))}`,
    async record(reference) {
      const [found, now] = await Promise.all([order(reference), clock.now()]);
      const recordedAt = new Date().toISOString();
      return createRecord({ recordedAt, sandboxTime: now.toISOString(), orders: [found] });
    },
    notifications: createNotifications(api),
    disputes: createDisputes(api, order),
    clock,
    fail: (call, fault, times) => api.post('/sandbox/faults', { call, fault, times }),
    setOffline: (offline) => api.post('/sandbox/offline', { offline }),
    reset: () => api.post('/sandbox/reset'),
  };
}

/** Session data is found by the public id in it. */
function idOf(reference: OrderReference): string {
  const id = idIn(reference);
  return id.includes('&&') ? (parseSessionData(id).meta.publicSessionId ?? id) : id;
}
