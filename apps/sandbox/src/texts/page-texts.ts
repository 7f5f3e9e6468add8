import { resolveLocale, type Locale } from '@ams-cashier/protocol';
import { text as enUS } from './en-us.ts';
import { text as arSA } from './ar-sa.ts';
import { text as deDE } from './de-de.ts';
import { text as esES } from './es-es.ts';
import { text as frFR } from './fr-fr.ts';
import { text as hiIN } from './hi-in.ts';
import { text as inID } from './in-id.ts';
import { text as itIT } from './it-it.ts';
import { text as jaJP } from './ja-jp.ts';
import { text as koKR } from './ko-kr.ts';
import { text as msMY } from './ms-my.ts';
import { text as nlNL } from './nl-nl.ts';
import { text as plPL } from './pl-pl.ts';
import { text as ptPT } from './pt-pt.ts';
import { text as ptBR } from './pt-br.ts';
import { text as ro } from './ro.ts';
import { text as thTH } from './th-th.ts';
import { text as tlPH } from './tl-ph.ts';
import { text as trTR } from './tr-tr.ts';
import { text as viVN } from './vi-vn.ts';
import { text as zhCN } from './zh-cn.ts';
import { text as zhHK } from './zh-hk.ts';
import type { PageText } from './page-text.ts';

export const PAGE_TEXTS: { readonly [Of in Locale]: PageText } = {
  en_US: enUS,
  ar_SA: arSA,
  de_DE: deDE,
  es_ES: esES,
  fr_FR: frFR,
  hi_IN: hiIN,
  in_ID: inID,
  it_IT: itIT,
  ja_JP: jaJP,
  ko_KR: koKR,
  ms_MY: msMY,
  nl_NL: nlNL,
  pl_PL: plPL,
  pt_PT: ptPT,
  pt_BR: ptBR,
  ro,
  th_TH: thTH,
  tl_PH: tlPH,
  tr_TR: trTR,
  vi_VN: viVN,
  zh_CN: zhCN,
  zh_HK: zhHK,
};

/** The texts of the closest language; amounts are formatted for it too. */
export function pageText(wanted = ''): { readonly locale: Locale; readonly text: PageText } {
  const locale = resolveLocale(wanted);
  return { locale, text: PAGE_TEXTS[locale] };
}
