import { randomBytes, randomUUID } from 'node:crypto';
import {
  formatSessionData,
  isWallet,
  WALLETS,
  type CreatePaymentSessionRequest,
  type CreatePaymentSessionResponse,
  type PaymentMethodType,
  type RetrievePaymentSessionRequest,
  type RetrievePaymentSessionResponse,
} from '@ams-cashier/protocol';
import { parseTime } from '@ams-cashier/server';
import { Refused, SUCCESS } from './api-result.ts';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { findPayment } from './payment.ts';

const HOUR = 3_600_000;
/** Source: docs/reference/server-api.md#createpaymentsession. */
const MAX_SESSION_DATA = 4096;
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

export interface Session {
  readonly sessionId: string;
  /** May stand in a URL; gives no right to pay. */
  readonly publicSessionId: string;
  /** First three parts of the session data; whoever has it may pay. */
  readonly secret: string;
  readonly clientId: string;
  readonly paymentRequestId: string;
  readonly currency: string;
  readonly value: string;
  readonly referenceOrderId: string;
  readonly orderDescription: string;
  /** JSON of `order`, as it was sent. */
  readonly orderBody: string;
  /** Whether an authorised card payment captures itself. */
  readonly captureMode: 'AUTOMATIC' | 'MANUAL';
  readonly redirectUrl: string | null;
  readonly notifyUrl: string | null;
  /** JSON list of the origins, besides loopback, that may frame the cashier. */
  readonly frameOrigins: string;
  /** 1: the merchant asked for 3-D Secure. */
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

/** The unique part is the client's own: the same paymentRequestId of another client is another session. */
export function findSessionOf({ database }: Gateway, clientId: string, paymentRequestId: string) {
  return database.get<Session>(
    'SELECT * FROM session WHERE clientId = ? AND paymentRequestId = ?',
    clientId,
    paymentRequestId,
  );
}

function expiry({ clock }: Gateway, asked: string | undefined): number {
  if (asked === undefined) return clock.after(HOUR);
  const expiresAt = parseTime(asked)?.getTime() ?? 0;
  if (expiresAt <= clock.now() || expiresAt > clock.now() + HOUR) {
    throw new Refused(
      'PARAM_ILLEGAL',
      `paymentSessionExpiryTime is ${asked}; it must lie at most one hour ahead.`,
    );
  }
  return expiresAt;
}

/** Its checked fields are texts. */
function isAuthenticated({ paymentMethod }: CreatePaymentSessionRequest): boolean {
  return paymentMethod?.paymentMethodMetaData?.['is3DSAuthentication'] === 'true';
}

const isMethod = (type: string): type is PaymentMethodType => type === 'CARD' || isWallet(type);

/** What the session offers. Of a list what the sandbox has; something must be left. */
function methodsOf({
  availablePaymentMethod,
  paymentMethod,
}: CreatePaymentSessionRequest): PaymentMethodType[] {
  const listed = [...(availablePaymentMethod?.paymentMethodTypeList ?? [])].sort(
    ({ paymentMethodOrder: one = 9_999 }, { paymentMethodOrder: other = 9_999 }) =>
      Number(one) - Number(other),
  );
  const types = (availablePaymentMethod ? listed : [paymentMethod]).map(
    (method) => method?.paymentMethodType ?? 'CARD',
  );
  const methods = [...new Set(types.filter(isMethod))];
  if (methods.length === 0) {
    throw new Refused(
      'NO_PAY_OPTIONS',
      `paymentMethodType is ${types.join(', ') || 'in no entry'}; the sandbox has ${['CARD', ...Object.keys(WALLETS)].join(', ')}.`,
    );
  }
  return methods;
}

function frameOrigins({ paymentRedirectUrl, allowedOrigins = [] }: CreatePaymentSessionRequest) {
  const redirect = paymentRedirectUrl ? new URL(paymentRedirectUrl) : undefined;
  const isWeb = redirect !== undefined && /^https?:$/.test(redirect.protocol);
  return [...new Set([...(isWeb ? [redirect.origin] : []), ...allowedOrigins])];
}

function answer({ publicUrl }: Gateway, session: Session): CreatePaymentSessionResponse {
  return {
    result: SUCCESS,
    paymentSessionData: formatSessionData(session.secret, {
      cashierUrl: publicUrl,
      publicSessionId: session.publicSessionId,
      clientId: session.clientId,
      ...(session.redirectUrl === null ? {} : { paymentRedirectUrl: session.redirectUrl }),
      paymentSessionConfig: {
        productScene: 'CASHIER_PAYMENT',
        paymentMethodCategoryType: session.methods.includes('"CARD"') ? 'CARD' : 'APM',
        productSceneVersion: '1.0',
      },
    }),
    paymentSessionExpiryTime: formatTime(session.expiresAt),
    paymentSessionId: session.sessionId,
  };
}

function answerAgain(gateway: Gateway, session: Session, request: CreatePaymentSessionRequest) {
  const { currency, value } = request.paymentAmount;
  if (session.currency !== currency || session.value !== value) {
    throw new Refused(
      'REPEAT_REQ_INCONSISTENT',
      `paymentAmount differs from the first request with this paymentRequestId: ${session.value} ${session.currency}.`,
    );
  }
  const payment = findPayment(gateway, session.sessionId);
  if (payment?.status === 'CANCELLED') throw new Refused('ORDER_IS_CANCELED');
  const isOpen = payment === undefined || payment.phase === 'open';
  const isClosed = payment?.resultCode === 'ORDER_IS_CLOSED';
  if (isClosed || (isOpen && session.expiresAt <= gateway.clock.now())) {
    throw new Refused('ORDER_IS_CLOSED');
  }
  return answer(gateway, session);
}

/** @param request its fields are checked. Source: docs/reference/server-api.md#createpaymentsession. */
export function createPaymentSession(
  gateway: Gateway,
  clientId: string,
  request: CreatePaymentSessionRequest,
): CreatePaymentSessionResponse {
  const { paymentRequestId, paymentAmount, order } = request;
  return gateway.database.transaction(() => {
    const known = findSessionOf(gateway, clientId, paymentRequestId);
    if (known) return answerAgain(gateway, known, request);
    const { currency, value } = paymentAmount;
    if (!CURRENCIES.has(currency)) {
      throw new Refused('CURRENCY_NOT_SUPPORT', `paymentAmount.currency is ${currency}.`);
    }
    if (currency === 'IDR' && !value.endsWith('00')) {
      throw new Refused('PARAM_ILLEGAL', `paymentAmount.value is ${value}; for IDR it ends in 00.`);
    }
    const session: Session = {
      sessionId: randomUUID(),
      publicSessionId: randomBytes(24).toString('base64url'),
      secret: `${randomBytes(96).toString('base64')}&&SG&&111`,
      clientId,
      paymentRequestId,
      currency,
      value,
      referenceOrderId: order.referenceOrderId,
      orderDescription: order.orderDescription,
      orderBody: JSON.stringify(order),
      captureMode: request.paymentFactor?.captureMode ?? 'AUTOMATIC',
      redirectUrl: request.paymentRedirectUrl ?? null,
      notifyUrl: request.paymentNotifyUrl ?? null,
      frameOrigins: JSON.stringify(frameOrigins(request)),
      authenticate: isAuthenticated(request) ? 1 : 0,
      methods: JSON.stringify(methodsOf(request)),
      scenario: request.sandboxScenario ?? null,
      createdAt: gateway.clock.now(),
      expiresAt: expiry(gateway, request.paymentSessionExpiryTime),
    };
    gateway.database.insert('session', { ...session });
    const made = answer(gateway, session);
    if (made.paymentSessionData.length > MAX_SESSION_DATA) {
      throw new Refused('PARAM_ILLEGAL', 'paymentRedirectUrl is too long in UTF-8.');
    }
    return made;
  });
}

/** Antom's clients have this call, its documentation does not. Source: docs/reference/server-api.md#transport. */
export function retrievePaymentSession(
  gateway: Gateway,
  clientId: string,
  { paymentRequestId }: RetrievePaymentSessionRequest,
): RetrievePaymentSessionResponse {
  const session = findSessionOf(gateway, clientId, paymentRequestId);
  if (!session) throw new Refused('ORDER_NOT_EXIST', 'There is no session of this request.');
  return { result: SUCCESS, order: JSON.parse(session.orderBody) };
}
