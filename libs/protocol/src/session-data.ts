/**
 * The text that createPaymentSession returns for the browser: `<blob>&&<region>&&<number>&&<base64 JSON>`.
 * The first three parts are the session's secret and stay opaque; the fourth is public.
 * Source: docs/reference/client-sdk.md#session-data.
 */

/** The public part that we read. Antom puts more into it; unknown keys are kept. */
export interface SessionMeta {
  /** Only in sessions of our own cashier: the origin that serves it, e.g. `http://127.0.0.1:4242`. */
  readonly cashierUrl?: string;
  /** Only in sessions of our own cashier: the id that may stand in a URL. */
  readonly publicSessionId?: string;
  /** Only in sessions of our own cashier: where the page goes after the end, if the shop leaves that to it. */
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
  /** The first three parts, joined again: what the cashier shows to its gateway. */
  readonly secret: string;
  readonly region: string;
  readonly meta: SessionMeta;
}

/** Throws an Error whose message goes on after "The session data …". */
export function parseSessionData(raw: string): SessionData {
  const parts = raw.split('&&');
  if (parts.length < 4) {
    throw new Error(`has ${parts.length} of its four parts joined by "&&"`);
  }
  const [blob = '', region = '', number = '', meta = ''] = parts;
  let parsed: unknown;
  try {
    const bytes = Uint8Array.from(atob(meta), (char) => char.charCodeAt(0));
    parsed = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // told below: whatever went wrong, the fourth part is not what the gateway wrote
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Error('its fourth part is not base64 of a JSON object: it was cut or changed');
  }
  return { raw, secret: [blob, region, number].join('&&'), region, meta: parsed as SessionMeta };
}

export function formatSessionData(secret: string, meta: SessionMeta): string {
  const bytes = new TextEncoder().encode(JSON.stringify(meta));
  return `${secret}&&${btoa(String.fromCharCode(...bytes))}`;
}
