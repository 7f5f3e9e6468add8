import type { CashierEngine } from './engine.ts';
import type { CashierError } from './error.ts';
import type { CashierEvent, LogEntry } from './event.ts';

export type Environment = 'sandbox' | 'prod';

/** Limits in milliseconds. A redirect is limited like a challenge. Source: docs/design/names-and-defaults.md#limits. */
export interface Limits {
  /** From the open to a usable form. Default 15 000. */
  readonly load: number;
  /** From a submit to its acceptance. Default 15 000. */
  readonly acceptance: number;
  /** From acceptance to the outcome, challenges not counted. Default 60 000. */
  readonly attempt: number;
  /** From the bank's question to its answer. Default 600 000. */
  readonly challenge: number;
  /** For an answer to `validate()`. Default 15 000. */
  readonly validate: number;
}

/** Source: docs/reference/client-sdk.md#methods. */
export interface Appearance {
  /** Default true. false: nothing of ours is drawn while loading; use START and END of loading. */
  readonly showLoading?: boolean;
  /** Default true. false: your own button calls `submit()`. */
  readonly showSubmitButton?: boolean;
  /** `light`, `dark` or `auto` (default). */
  readonly themeType?: 'light' | 'dark' | 'auto' | (string & {});
  /** A CSS colour. */
  readonly accentColor?: string;
  /** How Antom's page lists the ways to pay. */
  readonly layout?: { readonly type?: string };
  /** Passed to the cashier as it stands. */
  readonly [key: string]: unknown;
}

export interface MerchantAppointParam {
  readonly storedCard?: { readonly needCVV?: boolean };
}

export interface SubmitData {
  readonly billingAddress?: { readonly [key: string]: unknown };
}

/** Antom's script in its CDN. */
export interface AntomScript {
  /** Default: the version that this SDK was tested with. */
  readonly version?: string;
  /** For a Content-Security-Policy that allows scripts by nonce. */
  readonly nonce?: string;
  /** Subresource integrity of exactly this version, such as `sha384-…`. */
  readonly integrity?: string;
}

/** What `onBeforeSubmit` answers. CONTINUE and IGNORE go on. Source: docs/reference/client-sdk.md#constructor. */
export interface BeforeSubmitAnswer {
  readonly result: 'CANCEL' | 'CONTINUE' | 'ERROR' | 'IGNORE' | 'TIMEOUT';
  readonly processType?: string;
  readonly submitRequestData?: { readonly [key: string]: unknown };
}

/** Options that only Antom's own cashier knows. The hosted one takes no notice of them. */
export interface AntomOptions {
  /** Where Antom's SDK is fetched from. Default: npm, and cdn with our script for `<script src>`. */
  readonly antomSource?: 'npm' | 'cdn';
  /** The script tag of `antomSource: 'cdn'`. */
  readonly antomScript?: AntomScript;
  /** `enabled: false` switches off the analytics of Antom's page. */
  readonly analytics?: { readonly enabled: boolean };
  /** Whose fingerprint service `preload()` asks. Default: SG. */
  readonly securityRegion?: 'SG' | 'US' | 'DE';
  /** Asked before a submit goes out. */
  readonly onBeforeSubmit?: (state?: {
    readonly [key: string]: unknown;
  }) => BeforeSubmitAnswer | PromiseLike<BeforeSubmitAnswer>;
  /** The shopper chose a way to pay. */
  readonly onPaymentMethodSelected?: (choice: { readonly paymentMethodType: string }) => unknown;
  /** Its page has another size, in CSS pixels. */
  readonly onSizeChanged?: (size: { readonly width: number; readonly height: number }) => unknown;
}

/** Options of a client. */
export interface CashierOptions extends AntomOptions {
  /** Must be the environment of your sessions. `prod` never opens a cashier that a session names. */
  readonly environment: Environment;
  /** `en_US`, `en-US` or `en`; falls back by language, then to en_US. Default: en_US. */
  readonly locale?: string;
  /** Origins of hosted cashiers that sessions may name, besides loopback ones. */
  readonly trustedCashiers?: readonly string[];
  /** Milliseconds; each has a default. */
  readonly limits?: Partial<Limits>;
  /** Of every open; an open's own wins. */
  readonly appearance?: Appearance;
  /** Default: hosted and Antom. */
  readonly engines?: readonly CashierEngine[];
  /** Writes the log to the console. */
  readonly debug?: boolean;
}

/** A client's options with everything that was left out. */
export interface CheckedOptions extends CashierOptions {
  readonly environment: Environment;
  readonly locale: string;
  readonly limits: Limits;
  readonly trustedCashiers: readonly string[];
}

/** What a callback gets; what it returns is ignored, what it throws is reported to the page. */
export interface CashierCallbacks {
  /** Every event, errors too. */
  readonly onEventCallback?: (event: CashierEvent) => unknown;
  /** Errors only, the same objects. */
  readonly onError?: (error: CashierError) => unknown;
  /** Lines of the log. */
  readonly onLog?: (entry: LogEntry) => unknown;
  /** The shopper left the popup; comes before the event that tells how. */
  readonly onClose?: () => unknown;
}

/** A session with the time when it ends. */
export interface SessionWithExpiry {
  /** `paymentSessionData` of createPaymentSession. */
  readonly sessionData: string;
  /** `paymentSessionExpiryTime`: ISO 8601, milliseconds since the epoch or a Date. */
  readonly expiresAt?: string | number | Date;
}

export type Session = string | SessionWithExpiry;

/** A function is asked again whenever a fresh session is needed: retry, expiry. */
export type SessionSource = Session | (() => Session | PromiseLike<Session>);

/** What a request can say that only Antom's own cashier knows. */
export interface AntomRequest {
  /** The page runs in the web view of an app. */
  readonly isAppWebview?: boolean | undefined;
  /** The same, in an app that opens other apps by itself: told by SDK_REDIRECT. */
  readonly isNativeAppWebview?: boolean | undefined;
}

export interface OpenRequest extends AntomRequest {
  /** What createPaymentSession returned, or a function that asks for it. */
  readonly session: SessionSource;
  /** Inline in this element (or the first that the selector finds); without it a popup. */
  readonly container?: string | HTMLElement | undefined;
  /** Over the client's. */
  readonly appearance?: Appearance | undefined;
  /** Instead of the client's. */
  readonly locale?: string | undefined;
  /** Aborting it is the same as `close()`. */
  readonly signal?: AbortSignal | undefined;
  /** Default true: the page stays where it is. false: it goes to paymentRedirectUrl at the end. */
  readonly notRedirectAfterComplete?: boolean | undefined;
  /** Antom: `storedCard.needCVV` asks for the security code of a stored card. */
  readonly merchantAppointParam?: MerchantAppointParam | undefined;
}
