import { FALLBACK_LOCALE, resolveLocale, type Locale, type NextStep } from '@ams-cashier/protocol';
import { adviceText } from './choose.ts';
import { fetchLanguage } from './languages.ts';
import type { AdviceText, Language } from './type.ts';

/** Says it in one language. */
export type Say = (code: string, step: NextStep) => AdviceText;

/** The language that is nearest to what is wanted, and no other; English if its file doesn't come. */
export function speak(wanted: string): Promise<Language & { readonly locale: Locale }> {
  const fetch = async (locale: Locale) => ({ ...(await fetchLanguage(locale)), locale });
  return fetch(resolveLocale(wanted)).catch(() => fetch(FALLBACK_LOCALE));
}

export async function sayIn(wanted: string): Promise<{ say: Say; locale: Locale }> {
  const { locale, texts, merchant } = await speak(wanted);
  const voice = merchant ?? (await import('./merchant.ts')).merchant;
  return { say: (code, step) => adviceText(texts, voice, code, step), locale };
}
