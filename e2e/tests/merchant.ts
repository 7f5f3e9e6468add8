import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  AntomError,
  createAntomClient,
  NOTIFICATION_RECEIVED,
  type AntomNotification,
  type CreatePaymentSessionRequest,
} from '@ams-cashier/server';

interface Credentials {
  readonly clientId: string;
  readonly merchantPrivateKey: string;
  readonly gatewayPublicKey: string;
}

/** A merchant of the sandbox's with a server for its notifications. */
export interface Merchant {
  createSession(
    change?: Partial<CreatePaymentSessionRequest>,
  ): Promise<{ readonly session: string; readonly paymentRequestId: string }>;
  /** What inquiryPayment says; `null`: nothing was submitted. */
  statusOf(paymentRequestId: string): Promise<string | null>;
  /** Result codes of the notifications of a payment; PAYMENT_PENDING for those of that type. */
  notified(paymentRequestId: string): readonly string[];
  stop(): void;
}

export async function startMerchant(sandbox: string): Promise<Merchant> {
  const credentials = (await (await fetch(`${sandbox}/sandbox/credentials`)).json()) as Credentials;
  const antom = createAntomClient({
    clientId: credentials.clientId,
    privateKey: credentials.merchantPrivateKey,
    antomPublicKey: credentials.gatewayPublicKey,
    gateway: sandbox,
  });
  const received: AntomNotification[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    // one that is not signed by the sandbox would throw here, and be missed
    received.push(antom.verifyNotification(request.headers, Buffer.concat(chunks), '/notify'));
    response.end(JSON.stringify(NOTIFICATION_RECEIVED));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    async createSession(change = {}) {
      const paymentAmount = change.paymentAmount ?? { currency: 'USD', value: '4200' };
      const paymentRequestId = randomUUID();
      const { paymentSessionData } = await antom.createPaymentSession({
        productCode: 'CASHIER_PAYMENT',
        paymentRequestId,
        paymentAmount,
        order: {
          referenceOrderId: paymentRequestId,
          orderDescription: 'Desk lamp',
          orderAmount: paymentAmount,
        },
        paymentNotifyUrl: `http://127.0.0.1:${port}/notify`,
        ...change,
      });
      return { session: paymentSessionData, paymentRequestId };
    },
    async statusOf(paymentRequestId) {
      try {
        return (await antom.inquiryPayment({ paymentRequestId })).paymentStatus;
      } catch (error) {
        if (error instanceof AntomError && error.resultCode === 'ORDER_NOT_EXIST') return null;
        throw error;
      }
    },
    notified: (paymentRequestId) =>
      received.flatMap((notification) => {
        if (!('paymentRequestId' in notification)) return [];
        if (notification.paymentRequestId !== paymentRequestId) return [];
        const { notifyType, result } = notification;
        return [notifyType === 'PAYMENT_PENDING' ? notifyType : result.resultCode];
      }),
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
