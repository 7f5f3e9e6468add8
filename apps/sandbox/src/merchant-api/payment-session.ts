import { randomBytes, randomUUID } from 'node:crypto';
import {
  formatSessionData,
  validateAmount,
  type CreatePaymentSessionResponse,
  type RetrievePaymentSessionRequest,
  type RetrievePaymentSessionResponse,
} from '@ams-cashier/protocol';
import { parseTime } from '@ams-cashier/server';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { SUCCESS } from '../payment/api-result.ts';
import { findPayment } from '../payment/payment.ts';
import { offeredMethods } from '../payment/offer.ts';
import { findSessionOf, type Session } from '../payment/session.ts';
import { checkQuote } from './exchange-rate.ts';
import { Refusal } from './refusal.ts';
import type { CheckedSession } from './request-fields.ts';
import {
  checkMethods,
  metaDataOf,
  productOfRequest,
  requestedMethods,
  requestedOffer,
} from './session-offer.ts';

/** Of every session, unless the request says less. */
export const SESSION_LIFETIME = 3_600_000;
/** Source: docs/reference/server-api.md#createpaymentsession */
const MAX_SESSION_DATA = 4096;

function expiry({ clock }: Gateway, asked: string | undefined): number {
  if (asked === undefined) return clock.after(SESSION_LIFETIME);
  const expiresAt = parseTime(asked)?.getTime() ?? 0;
  if (expiresAt <= clock.now() || expiresAt > clock.now() + SESSION_LIFETIME) {
    throw new Refusal(
      'PARAM_ILLEGAL',
      `paymentSessionExpiryTime is ${asked}; it must be in the future, at most one hour ahead. It is ${formatTime(clock.now())} here: if your clock is wrong, leave the field out.`,
    );
  }
  return expiresAt;
}

/** Who may frame the cashier, besides pages on this machine. */
export function frameOrigins(
  redirectUrl: string | undefined,
  allowedOrigins: readonly string[] = [],
): readonly string[] {
  const redirect = redirectUrl ? new URL(redirectUrl) : undefined;
  const isWeb = redirect !== undefined && /^https?:$/.test(redirect.protocol);
  return [...new Set([...(isWeb ? [redirect.origin] : []), ...allowedOrigins])];
}

/** What the browser reads of the product. */
function sceneOf(session: Session) {
  if (session.product === 'element') {
    return { productScene: 'ELEMENT_PAYMENT', paymentMethodCategoryType: 'ALL' };
  }
  if (session.product === 'page') {
    return { productScene: 'CHECKOUT_PAYMENT', paymentMethodCategoryType: 'ALL' };
  }
  const takesCards = offeredMethods(session).methods.includes('CARD');
  return {
    productScene: 'CASHIER_PAYMENT',
    paymentMethodCategoryType: takesCards ? 'CARD' : 'APM',
  };
}

/** What the shop's page opens the cashier with. */
export function sessionDataOf({ publicUrl }: Gateway, session: Session): string {
  return formatSessionData(session.secret, {
    cashierUrl: publicUrl,
    publicSessionId: session.publicSessionId,
    clientId: session.clientId,
    ...(session.redirectUrl === null ? {} : { paymentRedirectUrl: session.redirectUrl }),
    paymentSessionConfig: { ...sceneOf(session), productSceneVersion: '1.0' },
  });
}

function respond(gateway: Gateway, session: Session): CreatePaymentSessionResponse {
  return {
    result: SUCCESS,
    paymentSessionData: sessionDataOf(gateway, session),
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
    if (request.paymentQuote) checkQuote(gateway, clientId, request.paymentQuote, currency);
    const product = productOfRequest(request);
    const methods = requestedMethods(request);
    if (product !== 'classic') checkMethods(methods, paymentAmount);
    const session: Session = {
      sessionId: randomUUID(),
      publicSessionId: randomBytes(24).toString('base64url'),
      secret: `${randomBytes(96).toString('base64')}&&SG&&111`,
      clientId,
      product,
      paymentRequestId,
      currency,
      value,
      referenceOrderId: order.referenceOrderId,
      orderDescription: order.orderDescription,
      orderBody: JSON.stringify(order),
      captureMode: request.paymentFactor?.captureMode ?? 'AUTOMATIC',
      redirectUrl: request.paymentRedirectUrl ?? null,
      notifyUrl: request.paymentNotifyUrl ?? null,
      frameOrigins: JSON.stringify(
        frameOrigins(request.paymentRedirectUrl, request.allowedOrigins),
      ),
      authenticate: metaDataOf(request).is3DSAuthentication === 'true' ? 1 : 0,
      methods: JSON.stringify(methods),
      offer: JSON.stringify(requestedOffer(gateway, clientId, request)),
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
