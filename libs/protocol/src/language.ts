/**
 * The languages of the cashier, by Antom's names (in_ID and tl_PH are its spelling). Each has a file of texts in the
 * cashier page, in the core and in the sandbox; the compiler names what a new row lacks: docs/architecture.md#a-new-language.
 * Source: docs/reference/client-sdk.md#locales.
 */
export const LOCALES = [
  'en_US',
  'ar_SA',
  'de_DE',
  'es_ES',
  'fr_FR',
  'hi_IN',
  'in_ID',
  'it_IT',
  'ja_JP',
  'ko_KR',
  'ms_MY',
  'nl_NL',
  'pl_PL',
  // before pt_BR: the Portuguese of all other countries is closer to this one
  'pt_PT',
  'pt_BR',
  'ro',
  'th_TH',
  'tl_PH',
  'tr_TR',
  'vi_VN',
  'zh_CN',
  'zh_HK',
] as const;

export type Locale = (typeof LOCALES)[number];

export const FALLBACK_LOCALE = 'en_US';

/** `in_ID` → `in-ID`. POSIX adds more, and Chrome in a container says `en-US@posix`. */
const asTag = (locale: string) => locale.replace(/[.@].*/, '').replaceAll('_', '-');

/** `zh_TW` → `zh-Hant-TW`, `in` → `id-Latn-ID`: complete, and without deprecated names. Empty if it is not a locale. */
function maximize(locale: string): string {
  try {
    return new Intl.Locale(asTag(locale)).maximize().baseName;
  } catch {
    return '';
  }
}

/**
 * The language for what a merchant passes, `navigator.language` included: the nearest by country, else by script, else by
 * language, else English.
 *
 * @example
 * resolveLocale('zh-TW'); // 'zh_HK'
 * resolveLocale('iw'); // 'en_US'
 */
export function resolveLocale(wanted: string): Locale {
  // the first question to Intl takes several milliseconds in each process
  const known = LOCALES.find((locale) => locale === wanted || locale.replace('_', '-') === wanted);
  if (known) return known;
  for (let tag = maximize(wanted); tag; tag = tag.replace(/-?\w+$/, '')) {
    const found = LOCALES.find((locale) => `${maximize(locale)}-`.startsWith(`${tag}-`));
    if (found) return found;
  }
  return FALLBACK_LOCALE;
}

/** The BCP 47 tag, for HTML and Intl: `in_ID` → `id-ID`. English for what is no locale, as the `*` of an HTTP header. */
export function languageTag(locale: string): string {
  try {
    return Intl.getCanonicalLocales(asTag(locale))[0] as string;
  } catch {
    return asTag(FALLBACK_LOCALE);
  }
}

/** Their scripts are written from right to left. */
const RIGHT_TO_LEFT: readonly Locale[] = ['ar_SA'];

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(locale) ? 'rtl' : 'ltr';
}
