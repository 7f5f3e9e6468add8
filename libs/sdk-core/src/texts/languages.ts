import type { Locale } from '@ams-cashier/protocol';
import type { Language } from './type.ts';

/** One file for each language, fetched when it is spoken. The script for <script src> has languages.cdn.ts instead. */
const FILES: { readonly [Of in Locale]: () => Promise<Language> } = {
  en_US: () => import('./en-us.ts'),
  zh_CN: () => import('./zh-cn.ts'),
};

export const fetchLanguage = (locale: Locale): Promise<Language> => FILES[locale]();
