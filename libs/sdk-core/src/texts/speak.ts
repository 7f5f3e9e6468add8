import { FALLBACK_LOCALE, resolveLocale, type Locale } from '@ams-cashier/protocol';
import { fetchLanguage } from './languages.ts';
import type { Language } from './type.ts';

/** The language that is nearest to what is wanted, and no other; English if its file doesn't come. */
export function speak(wanted: string): Promise<Language & { readonly locale: Locale }> {
  const fetch = async (locale: Locale) => ({ ...(await fetchLanguage(locale)), locale });
  return fetch(resolveLocale(wanted)).catch(() => fetch(FALLBACK_LOCALE));
}
