import { randomBytes, randomUUID } from 'node:crypto';
import {
  formatSessionData,
  isWallet,
  validateAmount,
  WALLETS,
  type CreatePaymentSessionResponse,
  type PaymentMethodType,
  type RetrievePaymentSessionRequest,
  type RetrievePaymentSessionResponse,
} from '@ams-cashier/protocol';
import { parseTime } from '@ams-cashier/server';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { SUCCESS } from '../payment/api-result.ts';
import { findPayment } from '../payment/payment.ts';
import { findSessionOf, methodsOf, type Session } from '../payment/session.ts';
import { Refusal } from './refusal.ts';
import type { CheckedSession } from './request-fields.ts';

const HOUR = 3_600_000;
/** Source: docs/reference/server-api.md#createpaymentsession */
const MAX_SESSION_DATA = 4096;

function expiry({ clock }: Gateway, asked: string | undefined): number {
  if (asked === undefined) return clock.after(HOUR);
  const expiresAt = parseTime(asked)?.getTime() ?? 0;
  if (expiresAt <= clock.now() || expiresAt > clock.now() + HOUR) {
    throw new Refusal(
      'PARAM_ILLEGAL',
      `paymentSessionExpiryTime is ${asked}; it must be in the future, at most one hour ahead. It is ${formatTime(clock.now())} here: if your clock is wrong, leave the field out.`,
    );
  }
  return expiresAt;
}

function wantsAuthentication({ paymentMethod }: CheckedSession): boolean {
  return paymentMethod?.paymentMethodMetaData?.is3DSAuthentication === 'true';
}

const isMethod = (type: string): type is PaymentMethodType => type === 'CARD' || isWallet(type);

/** What the session offers: of the requested methods those that the sandbox has, at least one. */
function offeredMethods({
  availablePaymentMethod,
  paymentMethod,
}: CheckedSession): PaymentMethodType[] {
  const listed = [...(availablePaymentMethod?.paymentMethodTypeList ?? [])].sort(
    ({ paymentMethodOrder: one = 9_999 }, { paymentMethodOrder: other = 9_999 }) =>
      Number(one) - Number(other),
  );
  const types = (availablePaymentMethod ? listed : [paymentMethod]).map(
    (method) => method?.paymentMethodType ?? 'CARD',
  );
  const methods = [...new Set(types.filter(isMethod))];
  if (methods.length === 0) {
    throw new Refusal(
      'NO_PAY_OPTIONS',
      `paymentMethodType is ${types.join(', ') || 'missing in every entry'}; the sandbox has ${['CARD', ...Object.keys(WALLETS)].join(', ')}.`,
    );
  }
  return methods;
}

function frameOrigins({ paymentRedirectUrl, allowedOrigins = [] }: CheckedSession) {
  const redirect = paymentRedirectUrl ? new URL(paymentRedirectUrl) : undefined;
  const isWeb = redirect !== undefined && /^https?:$/.test(redirect.protocol);
  return [...new Set([...(isWeb ? [redirect.origin] : []), ...allowedOrigins])];
}

function respond({ publicUrl }: Gateway, session: Session): CreatePaymentSessionResponse {
  return {
    result: SUCCESS,
    paymentSessionData: formatSessionData(session.secret, {
      cashierUrl: publicUrl,
      publicSessionId: session.publicSessionId,
      clientId: session.clientId,
      ...(session.redirectUrl === null ? {} : { paymentRedirectUrl: session.redirectUrl }),
      paymentSessionConfig: {
        productScene: 'CASHIER_PAYMENT',
        paymentMethodCategoryType: methodsOf(session).includes('CARD') ? 'CARD' : 'APM',
        productSceneVersion: '1.0',
      },
    }),
    paymentSessionExpiryTime: formatTime(session.expiresAt),
    paymentSessionId: session.sessionId,
  };
}

/** Idempotent by paymentRequestId. */
function respondAgain(gateway: Gateway, session: Session, request: CheckedSession) {
  const { currency, value } = request.paymentAmount;
  if (session.currency !== currency || session.value !== value) {
    throw new Refusal(
      'REPEAT_REQ_INCONSISTENT',
      `paymentAmount differs from the first request with this paymentRequestId: ${session.value} ${session.currency}.`,
    );
  }
  const payment = findPayment(gateway, session.sessionId);
  if (payment?.status === 'CANCELLED') throw new Refusal('ORDER_IS_CANCELED');
  const isOpen = payment === undefined || payment.phase === 'open';
  const isClosed = payment?.resultCode === 'ORDER_IS_CLOSED';
  if (isClosed || (isOpen && session.expiresAt <= gateway.clock.now())) {
    throw new Refusal('ORDER_IS_CLOSED');
  }
  return respond(gateway, session);
}

/** Source: docs/reference/server-api.md#createpaymentsession */
export function createPaymentSession(
  gateway: Gateway,
  clientId: string,
  request: CheckedSession,
): CreatePaymentSessionResponse {
  const { paymentRequestId, paymentAmount, order } = request;
  return gateway.database.transaction(() => {
    const known = findSessionOf(gateway, clientId, paymentRequestId);
    if (known) return respondAgain(gateway, known, request);
    const { currency, value } = paymentAmount;
    const problem = validateAmount(paymentAmount);
    if (problem) {
      const code = problem.reason === 'currency_unknown' ? 'CURRENCY_NOT_SUPPORT' : 'PARAM_ILLEGAL';
      throw new Refusal(code, `paymentAmount.${problem.message}`);
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
      authenticate: wantsAuthentication(request) ? 1 : 0,
      methods: JSON.stringify(offeredMethods(request)),
      scenario: request.sandboxScenario ?? null,
      createdAt: gateway.clock.now(),
      expiresAt: expiry(gateway, request.paymentSessionExpiryTime),
    };
    gateway.database.insert('session', { ...session });
    const response = respond(gateway, session);
    if (response.paymentSessionData.length > MAX_SESSION_DATA) {
      throw new Refusal('PARAM_ILLEGAL', 'paymentRedirectUrl is too long when encoded as UTF-8.');
    }
    return response;
  });
}

/** Antom's clients have this call; its documentation does not. Source: docs/reference/server-api.md#transport */
export function retrievePaymentSession(
  gateway: Gateway,
  clientId: string,
  { paymentRequestId }: RetrievePaymentSessionRequest,
): RetrievePaymentSessionResponse {
  const session = findSessionOf(gateway, clientId, paymentRequestId);
  if (!session)
    throw new Refusal('ORDER_NOT_EXIST', 'There is no session with this paymentRequestId.');
  return { result: SUCCESS, order: JSON.parse(session.orderBody) };
}
