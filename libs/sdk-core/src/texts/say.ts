import type { Locale, NextStep, Product } from '@ams-cashier/protocol';
import { adviceText } from './choose.ts';
import { speak } from './speak.ts';
import type { AdviceText, MerchantTexts } from './type.ts';

/** Says it in one language. */
export type Say = (code: string, step: NextStep, product?: Product) => AdviceText;

export async function sayIn(wanted: string): Promise<{ say: Say; locale: Locale }> {
  const { locale, texts, merchant } = await speak(wanted);
  const voice = merchant ?? (await fetchMerchant());
  return { say: (code, step, product) => adviceText(texts, voice, code, step, product), locale };
}

/** Without its file, the shopper is still told what to do. */
async function fetchMerchant(): Promise<MerchantTexts | undefined> {
  try {
    return (await import('./merchant.ts')).merchant;
  } catch {
    return undefined;
  }
}
