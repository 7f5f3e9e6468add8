import { asRecord, asText } from '../json.ts';

/** Where Antom's page wants the shop's page to go. */
export interface Redirect {
  readonly url: string;
  readonly target: string | undefined;
  /** It names an app as well: Antom's SDK knows how to call it. */
  readonly toApp: boolean;
}

/** Schemes that the browser runs or shows itself, with the shop's page as their origin or without leaving it. */
const OWN_SCHEMES =
  /^(javascript|data|blob|filesystem|vbscript|file|about|view-source|http|ws|wss|ftp):/;

export function isHttps(url: unknown): url is string {
  return typeof url === 'string' && URL.canParse(url) && new URL(url).protocol === 'https:';
}

/** An app's scheme, such as `alipays://…`: no list of them could be complete, but none of them runs script. */
export function isAppUrl(url: unknown): url is string {
  return typeof url === 'string' && URL.canParse(url) && !OWN_SCHEMES.test(new URL(url).protocol);
}

/** Undefined if one of its addresses may not be gone to (row S2), or if there is none. */
export function readRedirect(data: unknown): Redirect | undefined {
  const { normalUrl, schemeUrl, applinkUrl, target } = asRecord(
    typeof data === 'string' ? { normalUrl: data } : data,
  );
  if ((normalUrl && !isHttps(normalUrl)) || (applinkUrl && !isHttps(applinkUrl))) return undefined;
  if (schemeUrl && !isAppUrl(schemeUrl)) return undefined;
  const url = asText(normalUrl) ?? asText(applinkUrl) ?? asText(schemeUrl);
  return url === undefined
    ? undefined
    : { url, target: asText(target), toApp: Boolean(schemeUrl || applinkUrl) };
}
