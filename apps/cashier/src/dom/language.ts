import { directionOf, languageTag, type Locale } from '@ams-cashier/protocol';

/** What screen readers, hyphenation, fonts and the layout go by. */
export function markLanguage(root: HTMLElement, locale: Locale): void {
  root.lang = languageTag(locale);
  root.dir = directionOf(locale);
}
