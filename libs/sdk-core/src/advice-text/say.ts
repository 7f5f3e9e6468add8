import type { NextStep } from '@ams-cashier/protocol';
import { adviceText } from './choose.ts';
import type { AdviceText } from './type.ts';

/** Says it in one language. */
export type Say = (code: string, step: NextStep) => AdviceText;

/** Fetches the texts of one language only. */
export async function sayIn(locale: string): Promise<Say> {
  const texts = locale.startsWith('zh')
    ? (await import('./zh-cn.ts')).zhCN
    : (await import('./en-us.ts')).enUS;
  return (code, step) => adviceText(texts, code, step);
}
