/** The languages of the hosted cashier's texts so far; others fall back. */
const SUPPORTED = ['en_US', 'zh_CN'] as const;

export const FALLBACK_LOCALE = 'en_US';

/**
 * The supported locale for what a merchant passes (`navigator.language` included): exact, then by language, then en_US.
 * Source: reference/client-sdk.md 2.
 */
export function resolveLocale(wanted: string): string {
  const exact = wanted.replaceAll('-', '_');
  const language = exact.split('_')[0]?.toLowerCase();
  return (
    SUPPORTED.find((locale) => locale.toLowerCase() === exact.toLowerCase()) ??
    SUPPORTED.find((locale) => locale.split('_')[0] === language) ??
    FALLBACK_LOCALE
  );
}
