/**
 * The private API between the hosted cashier page and the sandbox that serves it. Same origin, JSON, POST.
 *
 * | path                        | body            | answer          |
 * | --------------------------- | --------------- | --------------- |
 * | `/cashier/api/session`      | SessionRequest  | SessionState    |
 * | `/cashier/api/pay`          | PayRequest      | SessionState    |
 * | `/cashier/api/release`      | ReleaseRequest  | SessionState    |
 *
 * `pay` is idempotent by `submitId`: repeated after a broken connection, it answers with the same attempt and charges
 * nothing. A `pay` with another `submitId` while an attempt is in flight, or after the payment is finished, answers with
 * the state and `duplicate: true`. `release` gives up an attempt that waits for the buyer at a wallet: from then on that
 * wallet can't charge, and the session is open again. If the wallet was faster, it changes nothing, and the state says so.
 * Refusals are HTTP 4xx with GatewayRefusal.
 */
import type {
  DeviceWalletType,
  PaymentMethodType,
  WalletForm,
  WalletType,
} from './payment-method.ts';
import type { Product } from './product.ts';
import type { PaymentResultCode } from './result-step.ts';

export interface SessionRequest {
  /** The first three parts of the session data. */
  readonly session: string;
}

export interface CardInput {
  /** PAN, digits only. */
  readonly number: string;
  /** `MM`. */
  readonly expiryMonth: string;
  /** `YY`. */
  readonly expiryYear: string;
  readonly securityCode: string;
  readonly holderName: string;
}

export interface WalletInput {
  readonly type: WalletType;
  readonly form: WalletForm;
  /** The open to return to: the return address carries it as `ams_return`. At most 64 characters. */
  readonly openId: string;
}

export interface SavedCardInput {
  /** As SessionState names it. */
  readonly id: string;
  readonly securityCode?: string;
}

export interface ExpressInput {
  readonly type: DeviceWalletType;
  /** What the wallet's sheet gave. */
  readonly token: string;
}

export interface PayRequest extends SessionRequest {
  /** New for each accepted submit, and the same for its retries. At most 64 characters. */
  readonly submitId: string;
  /** Exactly one of the four is present. */
  readonly card?: CardInput;
  readonly wallet?: WalletInput;
  readonly savedCard?: SavedCardInput;
  readonly express?: ExpressInput;
  /** The shopper wants the card to be kept. Only if the session asks for it. */
  readonly saveCard?: true;
  /** The number of instalments of the plan that was chosen. */
  readonly instalments?: number;
}

export interface ReleaseRequest extends SessionRequest {
  /** The address of the wallet that is given up, as SessionState names it: another attempt may wait by now. */
  readonly wallet: string;
}

/** Minor units as a string of digits, ISO 4217. */
export interface Amount {
  readonly currency: string;
  readonly value: string;
}

/** Masked card facts that may leave the gateway. Source: docs/reference/client-sdk.md#card-details-in-results. */
export interface CardResultInfo {
  readonly [key: string]: unknown;
  /** `4054********0768` */
  readonly cardNo: string;
  readonly cardBrand: string;
  readonly cardBin: string;
  readonly lastFour: string;
}

export interface GatewayResult {
  readonly [key: string]: unknown;
  readonly paymentStatus: 'SUCCESS' | 'FAIL' | 'PROCESSING' | 'PENDING' | 'CANCELLED';
  /** Absent while the result is not known. */
  readonly paymentResultCode?: PaymentResultCode;
  /** The API constant, never shown to the shopper. */
  readonly paymentResultMessage?: string;
  readonly cardPaymentResultInfo?: CardResultInfo;
}

/**
 * open: the form may be shown (after a served decline with `result` telling why);
 * in_flight: an attempt is being decided; challenge: the same, and the buyer must pass the issuer's page;
 * finished: paid, finally failed, pending or of unknown state; expired: no attempt and too late for one.
 */
export type SessionPhase = 'open' | 'in_flight' | 'challenge' | 'finished' | 'expired';

/** A card on file, as the shopper sees it. */
export interface SavedCard {
  /** Valid in this session only; never the card's token. */
  readonly id: string;
  readonly brand: string;
  readonly lastFour: string;
  /** `MM`. */
  readonly expiryMonth: string;
  /** `YY`. */
  readonly expiryYear: string;
  readonly needsSecurityCode: boolean;
}

export interface InstalmentPlan {
  readonly count: number;
  readonly each: Amount;
  readonly total: Amount;
  /** Absent without a fee. */
  readonly feePercentage?: string;
}

/** A method of the session's list that this amount or currency can't use. It isn't offered. */
export interface UnavailableMethod {
  readonly type: PaymentMethodType;
  readonly reason: 'currency' | 'below_minimum' | 'above_maximum';
}

export interface SessionState {
  readonly phase: SessionPhase;
  readonly product: Product;
  readonly publicSessionId: string;
  readonly merchantName: string;
  readonly orderDescription: string;
  /** Absent if nothing is paid: product `vaulting`. */
  readonly amount?: Amount;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** The methods on offer, the merchant's first choice first. */
  readonly methods: readonly PaymentMethodType[];
  readonly unavailable?: readonly UnavailableMethod[];
  /** Those of the methods that have a button above the form. */
  readonly express?: readonly PaymentMethodType[];
  readonly savedCards?: readonly SavedCard[];
  /** The shopper is asked whether the card may be kept. */
  readonly consent?: 'ask';
  readonly instalments?: { readonly plans: readonly InstalmentPlan[] };
  /** What is wrong with paymentRedirectUrl, so that a shopper could not return from a wallet. */
  readonly returnProblem?: string;
  /** Of the latest attempt. */
  readonly submitId?: string;
  /** The result of the latest attempt. */
  readonly result?: GatewayResult;
  /** The event that reports the result. Present if `result` is. */
  readonly outcome?: 'SUCCESSFUL' | 'FAIL' | 'PENDING' | 'PROCESSING' | 'ERROR' | 'CANCEL';
  /** A path on the cashier's own origin. Only in phase `challenge`. */
  readonly challengePath?: string;
  /** The wallet that the attempt waits for. Only in phase `in_flight`. */
  readonly wallet?: {
    readonly type: WalletType;
    readonly form: WalletForm;
    /** An absolute address. */
    readonly url: string;
  };
  /** The `pay` was not accepted, because there is another attempt. */
  readonly duplicate?: true;
}

export interface GatewayRefusal {
  readonly error: {
    /** `session_unknown`, `session_expired`, `request_invalid`, `internal`. */
    readonly code: 'session_unknown' | 'session_expired' | 'request_invalid' | 'internal';
    readonly message: string;
    readonly traceId: string;
  };
}
