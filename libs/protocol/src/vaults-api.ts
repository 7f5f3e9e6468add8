/**
 * Cards on file in Antom's merchant API, which server client and sandbox share. Names that Antom's documentation does not
 * give are ours: those of the holder and the e-mail address of a token.
 * Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file
 */
import type { ApiResult } from './merchant-api.ts';

export interface CreateVaultingSessionRequest {
  readonly paymentMethodType: 'CARD';
  /** Idempotency key, at most 64 characters, a new one per card. */
  readonly vaultingRequestId: string;
  readonly vaultingNotificationUrl: string;
  readonly redirectUrl?: string;
  readonly merchantRegion?: string;
  readonly is3DSAuthentication?: boolean;
  /** Sandbox only: further origins that may frame the hosted cashier. */
  readonly allowedOrigins?: readonly string[];
  /** Sandbox only: the id of the scenario that every attempt of this session gets. */
  readonly sandboxScenario?: string;
  readonly [key: string]: unknown;
}

export interface CreateVaultingSessionResponse {
  readonly result: ApiResult;
  /** Goes to the browser unchanged, like the data of a payment session. */
  readonly vaultingSessionData: string;
  readonly vaultingSessionExpiryTime: string;
  readonly vaultingSessionId: string;
  readonly [key: string]: unknown;
}

export interface InquireVaultingRequest {
  readonly vaultingRequestId: string;
  readonly [key: string]: unknown;
}

export type VaultingStatus = 'SUCCESS' | 'FAIL' | 'PROCESSING';

/** A card on file, for the merchant's server. */
export interface VaultedCard {
  /** What later payments name. Keep it on the server. */
  readonly cardToken: string;
  readonly brand: string;
  readonly maskedCardNo: string;
  readonly last4: string;
  /** `MM`. */
  readonly expiryMonth: string;
  /** `YY`. */
  readonly expiryYear: string;
  readonly funding?: string;
  readonly issuerName?: string;
  readonly issuingCountry?: string;
  readonly networkTransactionId?: string;
  readonly [key: string]: unknown;
}

export interface VaultedMethod {
  readonly paymentMethodType: 'CARD';
  readonly card: VaultedCard;
}

export interface InquireVaultingResponse {
  readonly result: ApiResult;
  readonly vaultingRequestId: string;
  readonly vaultingStatus: VaultingStatus;
  /** Why it failed. */
  readonly vaultingResultCode?: string;
  /** Of a card that was saved. */
  readonly paymentMethodDetail?: VaultedMethod;
  readonly [key: string]: unknown;
}

export interface TokenRequest {
  readonly token: string;
  readonly [key: string]: unknown;
}

export interface UpdateTokenRequest extends TokenRequest {
  readonly cardHolderName?: string;
  readonly cardHolderEmail?: string;
  /** ISO 8601; not later than the card's own end. */
  readonly tokenExpiryTime?: string;
}

export interface TokenResponse {
  readonly result: ApiResult;
  readonly token: string;
  readonly cardHolderName?: string;
  readonly cardHolderEmail?: string;
  readonly issuerName?: string;
  readonly tokenExpiryTime: string;
  readonly [key: string]: unknown;
}

export interface DeleteTokenResponse {
  readonly result: ApiResult;
  readonly token: string;
  readonly [key: string]: unknown;
}

/** Comes to vaultingNotificationUrl, when a card was saved or that has failed for good. */
export interface VaultingNotification {
  readonly notifyType: 'VAULTING_RESULT';
  readonly result: ApiResult;
  readonly vaultingRequestId: string;
  readonly vaultingStatus: VaultingStatus;
  readonly vaultingCreateTime: string;
  readonly paymentMethodDetail?: VaultedMethod;
  readonly [key: string]: unknown;
}
