/** What a developer reads if no cashier page has answered. */
export function unreachable(origin: string, page: Window): string {
  const isolation = page.crossOriginIsolated
    ? ' This page is cross-origin isolated: the cashier has to send Cross-Origin-Embedder-Policy: require-corp and Cross-Origin-Resource-Policy: cross-origin.'
    : '';
  // a page of a file, or in a sandbox: no list of origins can allow it
  const place =
    page.origin === 'null'
      ? ' This page has no origin, so no cashier allows it: serve it over http, and add allow-same-origin where it is sandboxed.'
      : '';
  return `No cashier answers at ${origin}. Check that it is running (npx @ams-cashier/sandbox) and that its address may be framed by this page.${isolation}${place}`;
}
