import type { Product } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';

/** A payment session as it is stored. */
export interface Session {
  readonly sessionId: string;
  /** May appear in a URL; does not authorise a payment. */
  readonly publicSessionId: string;
  /** The first three parts of the session data; anyone who has it may pay. */
  readonly secret: string;
  readonly clientId: string;
  readonly product: Product;
  /** Of a vaulting session: the vaultingRequestId. */
  readonly paymentRequestId: string;
  /** Empty, as the value is, if nothing is paid. */
  readonly currency: string;
  readonly value: string;
  readonly referenceOrderId: string;
  readonly orderDescription: string;
  /** JSON of `order`, as it was sent. */
  readonly orderBody: string;
  /** Whether an authorised card payment is captured automatically. */
  readonly captureMode: 'AUTOMATIC' | 'MANUAL';
  readonly redirectUrl: string | null;
  readonly notifyUrl: string | null;
  /** JSON list of the origins, besides loopback, that may frame the cashier. */
  readonly frameOrigins: string;
  /** 1: the merchant requested 3-D Secure. */
  readonly authenticate: 0 | 1;
  /** JSON list of PaymentMethodType. */
  readonly methods: string;
  /** JSON of Offer. */
  readonly offer: string;
  /** The id of the scenario that the request names. */
  readonly scenario: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export function findSession(
  { database }: Gateway,
  key: 'secret' | 'publicSessionId' | 'sessionId',
  value: string,
): Session | undefined {
  return database.get<Session>(`SELECT * FROM session WHERE ${key} = ?`, value);
}

/** Scoped to the client and to what the id is of: each has ids of its own. */
export function findSessionOf(
  { database }: Gateway,
  clientId: string,
  requestId: string,
  of: 'payment' | 'vaulting' = 'payment',
) {
  return database.get<Session>(
    "SELECT * FROM session WHERE clientId = ? AND (product = 'vaulting') = ? AND paymentRequestId = ?",
    clientId,
    of === 'vaulting' ? 1 : 0,
    requestId,
  );
}

export const frameOriginsOf = ({ frameOrigins }: Pick<Session, 'frameOrigins'>) =>
  JSON.parse(frameOrigins) as readonly string[];

/** The name of the shop as the shopper sees it. */
export function merchantName({ keys }: Gateway, { clientId }: Pick<Session, 'clientId'>): string {
  return keys.merchant(clientId)?.name ?? clientId;
}
