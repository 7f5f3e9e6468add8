/**
 * The text that createPaymentSession returns for the browser: `<blob>&&<region>&&<number>&&<base64 JSON>`.
 * The first three parts are the session's secret and stay opaque; the fourth is public.
 * Source: docs/reference/client-sdk.md#session-data.
 */

/** The public part, as far as we read it. Antom's has more keys; unknown keys are kept. */
export interface SessionMeta {
  /** Only in sessions of our own cashier: the origin that serves it, e.g. `http://127.0.0.1:4242`. */
  readonly cashierUrl?: string;
  /** Only in sessions of our own cashier: the id that may appear in a URL. */
  readonly publicSessionId?: string;
  /** Only in sessions of our own cashier: where the shopper goes after the end, if the shop does not decide. */
  readonly paymentRedirectUrl?: string;
  readonly paymentSessionConfig?: {
    readonly productScene?: string;
    readonly paymentMethodCategoryType?: string;
    readonly productSceneVersion?: string;
  };
  readonly [key: string]: unknown;
}

export interface SessionData {
  /** The whole text. */
  readonly raw: string;
  /** The first three parts, joined: what the cashier page authenticates with at the gateway. */
  readonly secret: string;
  readonly region: string;
  readonly meta: SessionMeta;
}

/** Throws an Error whose message continues the sentence "session is … and". */
export function parseSessionData(raw: string): SessionData {
  const parts = raw.split('&&');
  if (parts.length < 4) {
    throw new Error(`has ${parts.length} of its four parts joined by "&&"`);
  }
  const [blob = '', region = '', number = '', meta = ''] = parts;
  let parsed: unknown;
  try {
    parsed = JSON.parse(fromUtf8(atob(meta)));
  } catch {
    // reported below: whatever went wrong, the fourth part is not what the gateway wrote
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Error('its fourth part is not base64 of a JSON object: it was cut or changed');
  }
  return { raw, secret: [blob, region, number].join('&&'), region, meta: parsed as SessionMeta };
}

export function formatSessionData(secret: string, meta: SessionMeta): string {
  return `${secret}&&${btoa(toUtf8(JSON.stringify(meta)))}`;
}

// by hand: the DOM that Jest puts around a test has neither TextEncoder nor TextDecoder

function toUtf8(text: string): string {
  return encodeURIComponent(text).replace(/%(..)/g, (_, hex) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

function fromUtf8(bytes: string): string {
  const escaped = bytes.replace(
    /[^]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  try {
    return decodeURIComponent(escaped);
  } catch {
    // the keys that we read are ASCII, whatever else is not UTF-8
    return bytes;
  }
}
