const LABEL = '[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?';
const HOST = String.raw`(?:${LABEL}(?:\.${LABEL})*|\[[0-9a-f:.]+\])`;
const ORIGIN = new RegExp(String.raw`^([a-z][a-z0-9+.-]*)://${HOST}(?::\d{1,5})?$`);

/**
 * Whether this is the origin of a page, serialised as a browser does: of the web, or of a hybrid app such as
 * `capacitor://localhost`. Stricter than `URL`, which takes hosts with `;`, `*` or quotes: an origin goes into a
 * Content-Security-Policy.
 */
export function isOrigin(text: string): boolean {
  const scheme = ORIGIN.exec(text)?.[1];
  if (scheme === undefined || !URL.canParse(text)) return false;
  // browsers do not serialise the origins of other schemes; apps name them as they stand
  return /^https?$/.test(scheme) ? new URL(text).origin === text : true;
}
