import { nearestName } from '@ams-cashier/protocol';
import { AntomError } from './error.ts';

/** Every option of a call: the compiler names one that is missing here. */
export type OptionNames<Options> = { readonly [Name in keyof Required<Options>]: true };

/** `timeout` for `timeoutMs`, but not `on` for `onError`. */
const SHORTEST_BEGINNING = 4;

/**
 * Refuses what is like an option, but none: misspelt, it would have no effect, and nobody would notice. Any other name may
 * be one of the caller's own.
 */
export function checkOptionNames<Name extends string>(
  given: { readonly [Option in Name]?: unknown },
  known: { readonly [Option in Name]: true },
): void {
  const names = Object.keys(known);
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(known, name)) continue;
    const meant =
      nearestName(name, names) ??
      names.find((one) => name.length >= SHORTEST_BEGINNING && one.startsWith(name));
    if (meant === undefined || Object.hasOwn(given, meant)) continue;
    const message = `There is no option ${name}. Did you mean ${meant}?`;
    throw new AntomError('config', message, { parameter: name });
  }
}
