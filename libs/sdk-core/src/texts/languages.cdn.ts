import { FALLBACK_LOCALE, type Locale } from '@ams-cashier/protocol';
import * as english from './en-us.ts';
import type { Language } from './type.ts';

/** English is in the script; the others lie beside it, and a classic script's import begins where the script is. */
export const fetchLanguage = async (locale: Locale): Promise<Language> =>
  locale === FALLBACK_LOCALE
    ? english
    : ((await import(
        /* @vite-ignore */ `./ams-cashier.${locale.replace('_', '-').toLowerCase()}.js`
      )) as Language);
