import type { PaymentMethodType } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';

/** A payment session as it is stored. */
export interface Session {
  readonly sessionId: string;
  /** May appear in a URL; does not authorise a payment. */
  readonly publicSessionId: string;
  /** The first three parts of the session data; anyone who has it may pay. */
  readonly secret: string;
  readonly clientId: string;
  readonly paymentRequestId: string;
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

/** Scoped to the client: the same paymentRequestId of another client is another session. */
export function findSessionOf({ database }: Gateway, clientId: string, paymentRequestId: string) {
  return database.get<Session>(
    'SELECT * FROM session WHERE clientId = ? AND paymentRequestId = ?',
    clientId,
    paymentRequestId,
  );
}

export const methodsOf = ({ methods }: Pick<Session, 'methods'>) =>
  JSON.parse(methods) as readonly PaymentMethodType[];

export const frameOriginsOf = ({ frameOrigins }: Pick<Session, 'frameOrigins'>) =>
  JSON.parse(frameOrigins) as readonly string[];

/** The name of the shop as the shopper sees it. */
export function merchantName({ keys }: Gateway, { clientId }: Pick<Session, 'clientId'>): string {
  return keys.merchant(clientId)?.name ?? clientId;
}
