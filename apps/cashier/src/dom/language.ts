import { directionOf, languageTag, type Locale } from '@ams-cashier/protocol';

/** Screen readers, hyphenation, fonts and layout depend on these two attributes. */
export function setDocumentLanguage(root: HTMLElement, locale: Locale): void {
  root.lang = languageTag(locale);
  root.dir = directionOf(locale);
}
