import { asRecord, asText, type UnknownRecord } from './json.ts';

/** Where Antom's page wants the shop's page to go. */
export interface Redirect {
  readonly url: string;
  readonly target: string | undefined;
  /** It names an app as well, which Antom's SDK knows how to launch. */
  readonly toApp: boolean;
}

/** A form that Antom's page wants to have posted in place of the shop's page. */
export interface FormPost {
  readonly action: string;
  readonly fields: UnknownRecord;
}

/** Schemes that the browser runs or shows itself, with the shop's page as their origin or without leaving it. */
const BROWSER_SCHEMES =
  /^(javascript|data|blob|filesystem|vbscript|file|about|view-source|http|ws|wss|ftp):/;

export function isHttps(url: unknown): url is string {
  return typeof url === 'string' && URL.canParse(url) && new URL(url).protocol === 'https:';
}

/** An app's scheme, such as `alipays://…`. No list of them could be complete, but none of them runs script. */
export function isAppUrl(url: unknown): url is string {
  return (
    typeof url === 'string' && URL.canParse(url) && !BROWSER_SCHEMES.test(new URL(url).protocol)
  );
}

/** Without its query and fragment, which may hold secrets. */
export function withoutQuery(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/** Undefined if there is no URL, or if one of its URLs isn't allowed (row S2). */
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

/** Undefined if it may not be posted, or has no fields. */
export function readPost(data: unknown): FormPost | undefined {
  const { action, data: fields } = asRecord(asRecord(data)['attributes']);
  if (!isHttps(action) || Object(fields) !== fields) return undefined;
  return { action, fields: fields as UnknownRecord };
}
