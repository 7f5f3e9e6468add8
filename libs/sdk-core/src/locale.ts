/** The hosted cashier's texts so far, one for each language; others fall back. */
const SUPPORTED = ['en_US', 'zh_CN'] as const;

export const FALLBACK_LOCALE = 'en_US';

/**
 * The supported locale for what a merchant passes (`navigator.language` included): by language, else en_US.
 * Source: reference/client-sdk.md 2.
 */
export function resolveLocale(wanted: string): string {
  const [language] = wanted.toLowerCase().split(/[-_]/);
  return SUPPORTED.find((locale) => locale.split('_')[0] === language) ?? FALLBACK_LOCALE;
}
