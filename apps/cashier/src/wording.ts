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
  ar_SA: () => import('./texts/ar-sa.ts'),
  de_DE: () => import('./texts/de-de.ts'),
  es_ES: () => import('./texts/es-es.ts'),
  fr_FR: () => import('./texts/fr-fr.ts'),
  hi_IN: () => import('./texts/hi-in.ts'),
  in_ID: () => import('./texts/in-id.ts'),
  it_IT: () => import('./texts/it-it.ts'),
  ja_JP: () => import('./texts/ja-jp.ts'),
  ko_KR: () => import('./texts/ko-kr.ts'),
  ms_MY: () => import('./texts/ms-my.ts'),
  nl_NL: () => import('./texts/nl-nl.ts'),
  pl_PL: () => import('./texts/pl-pl.ts'),
  pt_PT: () => import('./texts/pt-pt.ts'),
  pt_BR: () => import('./texts/pt-br.ts'),
  ro: () => import('./texts/ro.ts'),
  th_TH: () => import('./texts/th-th.ts'),
  tl_PH: () => import('./texts/tl-ph.ts'),
  tr_TR: () => import('./texts/tr-tr.ts'),
  vi_VN: () => import('./texts/vi-vn.ts'),
  zh_CN: () => import('./texts/zh-cn.ts'),
  zh_HK: () => import('./texts/zh-hk.ts'),
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
