import type { Locale } from '@ams-cashier/protocol';
import type { Language } from './type.ts';

/** One file for each language, fetched when it is spoken. The script for <script src> has languages.cdn.ts instead. */
const FILES: { readonly [Of in Locale]: () => Promise<Language> } = {
  en_US: () => import('./en-us.ts'),
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

export const fetchLanguage = (locale: Locale): Promise<Language> => FILES[locale]();
