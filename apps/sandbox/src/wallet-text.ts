import { resolveLocale, type Locale } from '@ams-cashier/protocol';
import type { WalletAnswer } from './wallet.ts';
import { text as enUS } from './wallet-text/en-us.ts';
import { text as arSA } from './wallet-text/ar-sa.ts';
import { text as deDE } from './wallet-text/de-de.ts';
import { text as esES } from './wallet-text/es-es.ts';
import { text as frFR } from './wallet-text/fr-fr.ts';
import { text as hiIN } from './wallet-text/hi-in.ts';
import { text as inID } from './wallet-text/in-id.ts';
import { text as itIT } from './wallet-text/it-it.ts';
import { text as jaJP } from './wallet-text/ja-jp.ts';
import { text as koKR } from './wallet-text/ko-kr.ts';
import { text as msMY } from './wallet-text/ms-my.ts';
import { text as nlNL } from './wallet-text/nl-nl.ts';
import { text as plPL } from './wallet-text/pl-pl.ts';
import { text as ptPT } from './wallet-text/pt-pt.ts';
import { text as ptBR } from './wallet-text/pt-br.ts';
import { text as ro } from './wallet-text/ro.ts';
import { text as thTH } from './wallet-text/th-th.ts';
import { text as tlPH } from './wallet-text/tl-ph.ts';
import { text as trTR } from './wallet-text/tr-tr.ts';
import { text as viVN } from './wallet-text/vi-vn.ts';
import { text as zhCN } from './wallet-text/zh-cn.ts';
import { text as zhHK } from './wallet-text/zh-hk.ts';

/** What the wallet's page says, in `wallet-text/<language>.ts`. */
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

export const WALLET_TEXTS: { readonly [Of in Locale]: WalletText } = {
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

/** By what the browser prefers; a wallet knows nothing of the shop's language. */
export function walletText(acceptLanguage = ''): {
  readonly locale: Locale;
  readonly text: WalletText;
} {
  const preferred = acceptLanguage.split(/[,;]/)[0]?.trim() ?? '';
  const locale = resolveLocale(preferred);
  return { locale, text: WALLET_TEXTS[locale] };
}
