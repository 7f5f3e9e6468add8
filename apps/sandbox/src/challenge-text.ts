import { resolveLocale, type Locale } from '@ams-cashier/protocol';
import { text as enUS } from './challenge-text/en-us.ts';
import { text as zhCN } from './challenge-text/zh-cn.ts';

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
  zh_CN: zhCN,
};

/** What is nearest to the language that is wanted; amounts are written in it too. */
export function challengeText(wanted = ''): {
  readonly locale: Locale;
  readonly text: ChallengeText;
} {
  const locale = resolveLocale(wanted);
  return { locale, text: CHALLENGE_TEXTS[locale] };
}
