import { randomUUID } from 'node:crypto';
import { createAntomClient, type AntomClient } from '@ams-cashier/server';

/** The sandbox's merchant API, called as a shop's server calls it: signed. */
export async function antomAt(sandbox: string): Promise<AntomClient> {
  const credentials = await (await fetch(`${sandbox}/sandbox/credentials`)).json();
  const { clientId, merchantPrivateKey, gatewayPublicKey } = credentials as {
    readonly clientId: string;
    readonly merchantPrivateKey: string;
    readonly gatewayPublicKey: string;
  };
  return createAntomClient({
    clientId,
    privateKey: merchantPrivateKey,
    antomPublicKey: gatewayPublicKey,
    gateway: sandbox,
  });
}

export interface SessionWish {
  /** Milliseconds from now. Default: an hour, and the SDK isn't told. */
  readonly endsIn?: number;
  /** Minor units. */
  readonly value?: string;
  readonly paymentRequestId?: string;
  readonly notifyUrl?: string;
  /** Default: CARD alone. */
  readonly methods?: readonly string[];
}

/** A session of a new payment request, as a shop would give it to the SDK. */
export async function createSession(
  antom: AntomClient,
  { endsIn, value = '4200', paymentRequestId = randomUUID(), notifyUrl, methods }: SessionWish = {},
): Promise<{ readonly sessionData: string; readonly expiresAt?: string }> {
  const amount = { currency: 'USD', value };
  const expiresAt = endsIn === undefined ? undefined : new Date(Date.now() + endsIn).toISOString();
  const made = await antom.createPaymentSession({
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId,
    paymentAmount: amount,
    order: { referenceOrderId: randomUUID(), orderDescription: 'Desk lamp', orderAmount: amount },
    ...(expiresAt && { paymentSessionExpiryTime: expiresAt }),
    ...(notifyUrl && { paymentNotifyUrl: notifyUrl }),
    ...(methods && {
      // wallets send the shopper back
      paymentRedirectUrl: 'http://localhost/result',
      availablePaymentMethod: {
        paymentMethodTypeList: methods.map((paymentMethodType) => ({ paymentMethodType })),
      },
    }),
  });
  return {
    sessionData: made.paymentSessionData,
    ...(expiresAt && { expiresAt: made.paymentSessionExpiryTime }),
  };
}
