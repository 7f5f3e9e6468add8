import { randomBytes, randomUUID } from 'node:crypto';
import {
  formatSessionData,
  type CreateVaultingSessionResponse,
  type InquireVaultingRequest,
  type InquireVaultingResponse,
  type VaultPaymentMethodRequest,
} from '@ams-cashier/protocol';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { SUCCESS } from '../payment/api-result.ts';
import type { Offer } from '../payment/offer.ts';
import { findPayment } from '../payment/payment.ts';
import { findSessionOf, type Session } from '../payment/session.ts';
import { acceptSubmit } from '../payment/submit.ts';
import { vaultingFacts } from '../payment/vaulting-result.ts';
import type { Checked } from './field-schema.ts';
import { frameOrigins, SESSION_LIFETIME } from './payment-session.ts';
import { Refusal } from './refusal.ts';
import { finishDecline } from './saved-card-payment.ts';
import type { CheckedVaultingSession } from './request-fields.ts';

/** A card is typed, and nothing else can be chosen. */
const CARD_ONLY: Offer = {
  express: [],
  asksConsent: false,
  savedCards: [],
  needsSecurityCode: false,
  plans: [],
};

function respond({ publicUrl }: Gateway, session: Session): CreateVaultingSessionResponse {
  const { secret, publicSessionId, clientId, redirectUrl } = session;
  return {
    result: SUCCESS,
    vaultingSessionData: formatSessionData(secret, {
      cashierUrl: publicUrl,
      publicSessionId,
      clientId,
      ...(redirectUrl !== null && { paymentRedirectUrl: redirectUrl }),
      paymentSessionConfig: {
        productScene: 'VAULTING',
        paymentMethodCategoryType: 'CARD',
        productSceneVersion: '1.0',
      },
    }),
    vaultingSessionExpiryTime: formatTime(session.expiresAt),
    vaultingSessionId: session.sessionId,
  };
}

/** Idempotent by vaultingRequestId. Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file */
export function createVaultingSession(
  gateway: Gateway,
  clientId: string,
  request: CheckedVaultingSession,
): CreateVaultingSessionResponse {
  const { vaultingRequestId, vaultingNotificationUrl, redirectUrl, allowedOrigins } = request;
  const { database, clock } = gateway;
  return database.transaction(() => {
    const known = findSessionOf(gateway, clientId, vaultingRequestId, 'vaulting');
    if (known) return respond(gateway, known);
    const session: Session = {
      sessionId: randomUUID(),
      publicSessionId: randomBytes(24).toString('base64url'),
      secret: `${randomBytes(96).toString('base64')}&&SG&&111`,
      clientId,
      product: 'vaulting',
      paymentRequestId: vaultingRequestId,
      currency: '',
      value: '',
      referenceOrderId: vaultingRequestId,
      orderDescription: '',
      orderBody: '{}',
      captureMode: 'AUTOMATIC',
      redirectUrl: redirectUrl ?? null,
      notifyUrl: vaultingNotificationUrl,
      frameOrigins: JSON.stringify(frameOrigins(redirectUrl, allowedOrigins)),
      authenticate: request.is3DSAuthentication === 'true' ? 1 : 0,
      methods: JSON.stringify(['CARD']),
      offer: JSON.stringify(CARD_ONLY),
      scenario: request.sandboxScenario ?? null,
      createdAt: clock.now(),
      expiresAt: clock.after(SESSION_LIFETIME),
    };
    database.insert('session', { ...session });
    return respond(gateway, session);
  });
}

/** Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file */
export function inquireVaulting(
  gateway: Gateway,
  clientId: string,
  { vaultingRequestId }: InquireVaultingRequest,
): InquireVaultingResponse {
  const session = findSessionOf(gateway, clientId, vaultingRequestId, 'vaulting');
  if (!session) {
    throw new Refusal('VAULTING_NOT_EXIST', 'There is no request with this vaultingRequestId.');
  }
  const payment = findPayment(gateway, session.sessionId);
  return { result: SUCCESS, ...vaultingFacts(gateway, session, payment) };
}

/** Saves a card that the merchant's server has. Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file */
export function vaultPaymentMethod(
  gateway: Gateway,
  clientId: string,
  request: Checked<VaultPaymentMethodRequest>,
): InquireVaultingResponse {
  const { vaultingRequestId, paymentMethodDetail, vaultingNotificationUrl, redirectUrl } = request;
  const { card } = paymentMethodDetail;
  if (!card) throw new Refusal('PARAM_ILLEGAL', 'paymentMethodDetail.card is missing.');
  createVaultingSession(gateway, clientId, {
    paymentMethodType: 'CARD',
    vaultingRequestId,
    vaultingNotificationUrl: vaultingNotificationUrl ?? '',
    ...(redirectUrl !== undefined && { redirectUrl }),
  });
  const session = findSessionOf(gateway, clientId, vaultingRequestId, 'vaulting');
  if (session && !findPayment(gateway, session.sessionId)) {
    acceptSubmit(gateway, session, {
      submitId: vaultingRequestId,
      traceId: randomUUID(),
      card: {
        number: card.cardNo,
        expiryMonth: card.expiryMonth,
        expiryYear: card.expiryYear,
        securityCode: card.cvv ?? '000',
        holderName: '',
      },
    });
    finishDecline(gateway, session);
  }
  return inquireVaulting(gateway, clientId, { vaultingRequestId });
}
