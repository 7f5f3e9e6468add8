/** What a developer reads if no cashier page has answered. */
export function unreachable(origin: string, isIsolated: boolean): string {
  const isolation = isIsolated
    ? ' This page is cross-origin isolated: the cashier has to send Cross-Origin-Embedder-Policy: require-corp and Cross-Origin-Resource-Policy: cross-origin.'
    : '';
  return `No cashier answers at ${origin}. Check that it is running (npx @ams-cashier/sandbox) and that its address may be framed by this page.${isolation}`;
}
