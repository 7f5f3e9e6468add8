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
