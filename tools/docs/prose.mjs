import { Failure } from '../stack/index.ts';

/**
 * The prose about each of these names: every one of them, and no other.
 * @template Prose
 * @param {string} what @param {readonly string[]} names @param {Record<string, Prose>} prose
 * @returns {[name: string, prose: Prose][]} in the order of the names
 */
export function proseFor(what, names, prose) {
  const surplus = Object.keys(prose).filter((name) => !names.includes(name));
  if (surplus.length > 0) {
    throw new Failure(`The docs describe ${what} that do not exist: ${surplus.join(', ')}`);
  }
  return names.map((name) => {
    const found = prose[name];
    if (found === undefined) throw new Failure(`The docs do not describe ${what}: ${name}`);
    return [name, found];
  });
}

const numbersIn = (/** @type {string} */ text) =>
  [...text.matchAll(/\d+/g)].flat().sort().join(' ');

/**
 * The Chinese of each text: of every one, of no other, and with the same numbers.
 * @param {string} what @param {Readonly<Record<string, string>>} english @param {Record<string, string>} chinese
 * @returns {Record<string, string>} by the same names
 */
export function chineseOf(what, english, chinese) {
  const all = proseFor(`${what} in Chinese`, Object.keys(english), chinese);
  for (const [name, text] of all) {
    const wanted = numbersIn(english[name] ?? '');
    if (numbersIn(text) !== wanted) {
      throw new Failure(`The Chinese of ${what} ${name} has other numbers than “${english[name]}”`);
    }
  }
  return Object.fromEntries(all);
}
