import { resolveLocale, type Locale } from '@ams-cashier/protocol';
import type { WalletAnswer } from './wallet.ts';
import { text as enUS } from './page-text/en-us.ts';
import { text as arSA } from './page-text/ar-sa.ts';
import { text as deDE } from './page-text/de-de.ts';
import { text as esES } from './page-text/es-es.ts';
import { text as frFR } from './page-text/fr-fr.ts';
import { text as hiIN } from './page-text/hi-in.ts';
import { text as inID } from './page-text/in-id.ts';
import { text as itIT } from './page-text/it-it.ts';
import { text as jaJP } from './page-text/ja-jp.ts';
import { text as koKR } from './page-text/ko-kr.ts';
import { text as msMY } from './page-text/ms-my.ts';
import { text as nlNL } from './page-text/nl-nl.ts';
import { text as plPL } from './page-text/pl-pl.ts';
import { text as ptPT } from './page-text/pt-pt.ts';
import { text as ptBR } from './page-text/pt-br.ts';
import { text as ro } from './page-text/ro.ts';
import { text as thTH } from './page-text/th-th.ts';
import { text as tlPH } from './page-text/tl-ph.ts';
import { text as trTR } from './page-text/tr-tr.ts';
import { text as viVN } from './page-text/vi-vn.ts';
import { text as zhCN } from './page-text/zh-cn.ts';
import { text as zhHK } from './page-text/zh-hk.ts';

/** Of the cashier's challenge page and the issuer's page. */
export interface BankText {
  readonly title: string;
  readonly coming: string;
  readonly frame: string;
  readonly bank: string;
  readonly question: string;
  readonly shop: string;
  readonly amount: string;
  readonly card: string;
  readonly approve: string;
  readonly reject: string;
  readonly leave: string;
  readonly openWindow: string;
  readonly inWindow: string;
  readonly answered: string;
  readonly close: string;
  readonly over: string;
  readonly sandbox: string;
}

/** Of the wallet's page. */
export interface WalletText {
  readonly question: string;
  readonly shop: string;
  readonly amount: string;
  readonly order: string;
  readonly answers: { readonly [Answer in WalletAnswer]: string };
  readonly approved: string;
  readonly declined: string;
  readonly waiting: string;
  readonly over: string;
  readonly close: string;
  readonly back: string;
  readonly sandbox: string;
}

/** What the pages around the cashier say, in `page-text/<language>.ts`. */
export interface PageText {
  readonly bank: BankText;
  readonly wallet: WalletText;
}

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

/** What is nearest to the language that is wanted; amounts are written in it too. */
export function pageText(wanted = ''): { readonly locale: Locale; readonly text: PageText } {
  const locale = resolveLocale(wanted);
  return { locale, text: PAGE_TEXTS[locale] };
}
