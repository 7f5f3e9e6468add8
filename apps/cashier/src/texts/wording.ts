import { FALLBACK_LOCALE, languageTag, resolveLocale, type Locale } from '@ams-cashier/protocol';
import type { Plural, Texts } from './type.ts';
import { texts as english } from './en-us.ts';

/** A language and its texts. Amounts are formatted for the same language, so that a sentence is in one language. */
export interface Wording {
  readonly locale: Locale;
  readonly texts: Texts;
}

/** Part of the page's script, so that there are always texts to show. */
export const ENGLISH: Wording = { locale: FALLBACK_LOCALE, texts: english };

type File = () => Promise<{ readonly texts: Texts }>;

/** One file for each other language, fetched when it is needed. */
const FILES: { readonly [Of in Exclude<Locale, typeof FALLBACK_LOCALE>]: File } = {
  ar_SA: () => import('./ar-sa.ts'),
  de_DE: () => import('./de-de.ts'),
  es_ES: () => import('./es-es.ts'),
  fr_FR: () => import('./fr-fr.ts'),
  hi_IN: () => import('./hi-in.ts'),
  in_ID: () => import('./in-id.ts'),
  it_IT: () => import('./it-it.ts'),
  ja_JP: () => import('./ja-jp.ts'),
  ko_KR: () => import('./ko-kr.ts'),
  ms_MY: () => import('./ms-my.ts'),
  nl_NL: () => import('./nl-nl.ts'),
  pl_PL: () => import('./pl-pl.ts'),
  pt_PT: () => import('./pt-pt.ts'),
  pt_BR: () => import('./pt-br.ts'),
  ro: () => import('./ro.ts'),
  th_TH: () => import('./th-th.ts'),
  tl_PH: () => import('./tl-ph.ts'),
  tr_TR: () => import('./tr-tr.ts'),
  vi_VN: () => import('./vi-vn.ts'),
  zh_CN: () => import('./zh-cn.ts'),
  zh_HK: () => import('./zh-hk.ts'),
};

/** The closest match for the requested language. Rejects if its file fails to load. */
export async function loadWording(wanted: string): Promise<Wording> {
  const locale = resolveLocale(wanted);
  if (locale === FALLBACK_LOCALE) return ENGLISH;
  const { texts } = await FILES[locale]();
  return { locale, texts };
}

/** The plural form for this number. */
export function formatPlural(forms: Plural, count: number, locale: Locale): string {
  const form = forms[new Intl.PluralRules(languageTag(locale)).select(count)] ?? forms.other;
  return form.replace('#', String(count));
}
