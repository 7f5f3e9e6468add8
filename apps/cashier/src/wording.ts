import { FALLBACK_LOCALE, languageTag, resolveLocale, type Locale } from '@ams-cashier/protocol';
import type { Plural, Texts } from './texts.ts';
import { texts as english } from './texts/en-us.ts';

/** A language, and everything that is written in it. Amounts follow it, so that a sentence is in one language. */
export interface Wording {
  readonly locale: Locale;
  readonly texts: Texts;
}

/** In the page itself: there is always something to say. */
export const ENGLISH: Wording = { locale: FALLBACK_LOCALE, texts: english };

type File = () => Promise<{ readonly texts: Texts }>;

/** One file for each other language, fetched when it is spoken. */
const FILES: { readonly [Of in Exclude<Locale, typeof FALLBACK_LOCALE>]: File } = {
  zh_CN: () => import('./texts/zh-cn.ts'),
};

/** What is nearest to the language that is wanted. Rejects if its file does not come. */
export async function wordingFor(wanted: string): Promise<Wording> {
  const locale = resolveLocale(wanted);
  if (locale === FALLBACK_LOCALE) return ENGLISH;
  const { texts } = await FILES[locale]();
  return { locale, texts };
}

/** The form of a plural for this number. */
export function counted(forms: Plural, count: number, locale: Locale): string {
  const form = forms[new Intl.PluralRules(languageTag(locale)).select(count)] ?? forms.other;
  return form.replace('#', String(count));
}
