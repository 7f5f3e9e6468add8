import { resolveLocale, type Locale } from '@ams-cashier/protocol';
import { text as enUS } from './challenge-text/en-us.ts';
import { text as arSA } from './challenge-text/ar-sa.ts';
import { text as deDE } from './challenge-text/de-de.ts';
import { text as esES } from './challenge-text/es-es.ts';
import { text as frFR } from './challenge-text/fr-fr.ts';
import { text as hiIN } from './challenge-text/hi-in.ts';
import { text as inID } from './challenge-text/in-id.ts';
import { text as itIT } from './challenge-text/it-it.ts';
import { text as jaJP } from './challenge-text/ja-jp.ts';
import { text as koKR } from './challenge-text/ko-kr.ts';
import { text as msMY } from './challenge-text/ms-my.ts';
import { text as nlNL } from './challenge-text/nl-nl.ts';
import { text as plPL } from './challenge-text/pl-pl.ts';
import { text as ptPT } from './challenge-text/pt-pt.ts';
import { text as ptBR } from './challenge-text/pt-br.ts';
import { text as ro } from './challenge-text/ro.ts';
import { text as thTH } from './challenge-text/th-th.ts';
import { text as tlPH } from './challenge-text/tl-ph.ts';
import { text as trTR } from './challenge-text/tr-tr.ts';
import { text as viVN } from './challenge-text/vi-vn.ts';
import { text as zhCN } from './challenge-text/zh-cn.ts';
import { text as zhHK } from './challenge-text/zh-hk.ts';

/** What the cashier's challenge page and the issuer's page say, in `challenge-text/<language>.ts`. */
export interface ChallengeText {
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

export const CHALLENGE_TEXTS: { readonly [Of in Locale]: ChallengeText } = {
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
export function challengeText(wanted = ''): {
  readonly locale: Locale;
  readonly text: ChallengeText;
} {
  const locale = resolveLocale(wanted);
  return { locale, text: CHALLENGE_TEXTS[locale] };
}
