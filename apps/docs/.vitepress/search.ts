/**
 * Words of a text, or of a query, which has no field. Chinese has no spaces: there, two neighbouring characters are a
 * word, so that any part of a sentence is found. A dictionary (`Intl.Segmenter`) may split a query otherwise than the
 * sentence that it stands in. In a text the last character of a run is a word too, for queries of one character. A code
 * such as `SDK_PAYMENT_FAIL` is a word as a whole, and so is each of its parts.
 *
 * VitePress sends this function to the browser as its source: it can use nothing from outside.
 */
export function wordsOf(text: string, field?: string): string[] {
  return text
    .split(/(?:[\n\r\p{Z}\p{S}]|(?!_)\p{P})+/u)
    .flatMap((part) => part.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? [])
    .flatMap((part) => {
      if (!/\p{Script=Han}/u.test(part)) {
        return part.includes('_') ? [part, ...part.split(/_+/).filter(Boolean)] : [part];
      }
      const characters = [...part];
      const pairs = characters.map((character, index) => character + (characters[index + 1] ?? ''));
      return field === undefined && pairs.length > 1 ? pairs.slice(0, -1) : pairs;
    });
}
