import type { StyleVariables, ThemeName } from '@ams-cashier/protocol';
import type { CashierEngine } from './engine.ts';
import type { CashierError } from './error.ts';
import type { CashierEvent, LogEntry } from './event.ts';
import type { PreloadWhen } from './preload.ts';

export type Environment = 'sandbox' | 'prod';

/** Time limits in milliseconds. Source: docs/design/names-and-defaults.md#limits. */
export interface Limits {
  /** From `open()` to a usable form. Default 15 000. */
  readonly load: number;
  /** From `submit()` to its acceptance by the cashier. Default 15 000. */
  readonly acceptance: number;
  /** From acceptance to the outcome, not counting challenges. Default 60 000. */
  readonly attempt: number;
  /** From the start of a 3-D Secure challenge or a redirect to its end. Default 600 000. */
  readonly challenge: number;
  /** From `validate()` to its answer. Default 15 000. */
  readonly validate: number;
}

/** How the cashier looks. Source: docs/reference/client-sdk.md#methods. */
export interface Appearance {
  /** Default true. With false, draw the loading state yourself: listen to SDK_START_OF_LOADING and SDK_END_OF_LOADING. */
  readonly showLoading?: boolean;
  /** Default true, for an Element false. Without it, call `submit()` from your own button. */
  readonly showSubmitButton?: boolean;
  /** `light`, `dark` or `auto` (default). */
  readonly themeType?: 'light' | 'dark' | 'auto' | (string & {});
  /** Antom's theme of an Element. The hosted cashier shows each as light or dark; `themeType` overrides it there. */
  readonly theme?: ThemeName | (string & {});
  /** A CSS colour. */
  readonly accentColor?: string;
  /** Antom's style variables, in kebab or camel case. Colours must be opaque; a length is in pixels or like `8px`. */
  readonly variables?: StyleVariables;
  /** How several payment methods are listed: `accordion` (default) or `tabs`. */
  readonly layout?: { readonly type?: 'accordion' | 'tabs' | (string & {}) };
  /** Any other key is passed to the cashier unchanged. */
  readonly [key: string]: unknown;
}

export interface MerchantAppointParam {
  readonly storedCard?: { readonly needCVV?: boolean };
}

export interface SubmitData {
  readonly billingAddress?: { readonly [key: string]: unknown };
}

/** The script of Antom's SDK on its CDN. */
export interface AntomScript {
  /** Default: the version this SDK was tested with. */
  readonly version?: string;
  /** For a Content-Security-Policy that allows scripts by nonce. */
  readonly nonce?: string;
  /** Subresource integrity hash of exactly this version, such as `sha384-…`. */
  readonly integrity?: string;
}

/** What `onBeforeSubmit` returns. The payment proceeds with CONTINUE and IGNORE only. Source: docs/reference/client-sdk.md#constructor. */
export interface BeforeSubmitAnswer {
  readonly result: 'CANCEL' | 'CONTINUE' | 'ERROR' | 'IGNORE' | 'TIMEOUT';
  readonly processType?: string;
  readonly submitRequestData?: { readonly [key: string]: unknown };
}

/** Options for Antom's own cashier. The hosted cashier ignores them. */
export interface AntomOptions {
  /** Where Antom's SDK is loaded from. Default: `npm`, or `cdn` in our script for `<script src>`. */
  readonly antomSource?: 'npm' | 'cdn';
  /** The script tag of `antomSource: 'cdn'`. */
  readonly antomScript?: AntomScript;
  /** Origins, besides Antom's, of payment methods' scripts that a session may have loaded into the page. Default: none. */
  readonly antomScriptOrigins?: readonly string[];
  /** `enabled: false` turns off analytics in Antom's page. */
  readonly analytics?: { readonly enabled: boolean };
  /** The region of the fingerprint service that `preload()` contacts. Default: SG. */
  readonly securityRegion?: 'SG' | 'US' | 'DE';
  /** Called before a payment is submitted. */
  readonly onBeforeSubmit?: (state?: {
    readonly [key: string]: unknown;
  }) => BeforeSubmitAnswer | PromiseLike<BeforeSubmitAnswer>;
  /** The shopper selected a payment method. */
  readonly onPaymentMethodSelected?: (choice: { readonly paymentMethodType: string }) => unknown;
  /** The cashier was resized; width and height are in CSS pixels. */
  readonly onSizeChanged?: (size: { readonly width: number; readonly height: number }) => unknown;
}

/** Options of a client. */
export interface CashierOptions extends AntomOptions {
  /** The environment in which your sessions are created. With `prod`, a session that names its own cashier is refused. */
  readonly environment: Environment;
  /** A locale such as `en_US`, `en-US` or `en`. Falls back to the language, then to `en_US`. Default: `en_US`. */
  readonly locale?: string;
  /** Origins of hosted cashiers that sessions may name. Loopback origins are always trusted outside `prod`. */
  readonly trustedCashiers?: readonly string[];
  /** Time limits in milliseconds. Each has a default. */
  readonly limits?: Partial<Limits>;
  /** The appearance of every open. The `appearance` of an open overrides it key by key. */
  readonly appearance?: Appearance;
  /** The first engine that accepts a session is used. Default: hosted, then Antom. */
  readonly engines?: readonly CashierEngine[];
  /**
   * When code and page are loaded before the first open: `intent` (the shopper points at, focuses or touches what opens the
   * cashier), `visible` (that is in view), `idle` or `none` (default). Holds for components and `preloadOn()`, too. With the
   * browser's data saver, nothing is preloaded.
   */
  readonly preload?: PreloadWhen | undefined;
  /** What opens the cashier, for `preload`: a selector or an element. A component watches its own content instead. */
  readonly preloadOn?: string | Element | undefined;
  /** Writes the log to the console. Default: false. */
  readonly debug?: boolean;
}

/** A client's options with all defaults filled in. */
export interface CheckedOptions extends CashierOptions {
  readonly environment: Environment;
  readonly locale: string;
  readonly limits: Limits;
  readonly trustedCashiers: readonly string[];
}

/** Callbacks of a client. Return values are ignored; errors they throw are passed to `reportError`. */
export interface CashierCallbacks {
  /** Called with every event, including errors. */
  readonly onEventCallback?: (event: CashierEvent) => unknown;
  /** Called with errors only: the same objects. */
  readonly onError?: (error: CashierError) => unknown;
  /** Called with every log entry. */
  readonly onLog?: (entry: LogEntry) => unknown;
  /** The shopper closed the cashier. Called before the event that says how it ended. */
  readonly onClose?: () => unknown;
}

/** A session and the time at which it expires: a hint to renew it early. Only the gateway ends a session. */
export interface SessionWithExpiry {
  /** `paymentSessionData` of createPaymentSession. */
  readonly sessionData: string;
  /** `paymentSessionExpiryTime`: an ISO 8601 string, milliseconds since the epoch, or a Date. */
  readonly expiresAt?: string | number | Date | null;
}

export type Session = string | SessionWithExpiry;

/**
 * A session, or a function that returns one. The function is called again for a fresh session: when the session expires,
 * once per open, and on a retry, unless the session that the cashier had may have been paid.
 */
export type SessionFunction = () => Session | PromiseLike<Session>;

export type SessionSource = Session | SessionFunction;

/** Request parameters for Antom's own cashier. The hosted cashier ignores them. */
export interface AntomRequest {
  /** The page runs in an app's web view. */
  readonly isAppWebview?: boolean | undefined;
  /** The page runs in the web view of an app that opens other apps itself, on SDK_REDIRECT. */
  readonly isNativeAppWebview?: boolean | undefined;
}

export interface OpenRequest extends AntomRequest {
  /** `paymentSessionData` from createPaymentSession, or a function that fetches it. */
  readonly session: SessionSource;
  /** Where an inline cashier is mounted: an element, or a selector whose first match is used. Omit it for a popup. */
  readonly container?: string | HTMLElement | undefined;
  /** Overrides the client's `appearance`, key by key. */
  readonly appearance?: Appearance | undefined;
  /** Overrides the client's `locale`. */
  readonly locale?: string | undefined;
  /** Aborting it closes the checkout, as `close()` does. */
  readonly signal?: AbortSignal | undefined;
  /** Default true: the page does not navigate. With false it goes to paymentRedirectUrl after a payment that was not declined. */
  readonly notRedirectAfterComplete?: boolean | undefined;
  /** `storedCard.needCVV` asks for the security code of a saved card, whatever the session says. */
  readonly merchantAppointParam?: MerchantAppointParam | undefined;
}
