import type { Appearance } from '../contract/options.ts';
import { plain } from '../contract/plain.ts';
import type { Look } from './desired-state.ts';

/**
 * Returns plain data, because a framework's reactive object can't be posted to another window. Reads every property right
 * away, so that frameworks that track reads notice every change.
 *
 * @example
 * createLook({ locale: 'de_DE', appearance: { accentColor: '#2b7f63' }, hasLoadingView: false });
 */
export function createLook(given: {
  readonly locale?: string | null | undefined;
  readonly appearance?: Appearance | null | undefined;
  /** The page shows its own loading view, so the cashier shows none. */
  readonly hasLoadingView?: boolean;
}): Look {
  const { locale, appearance, hasLoadingView } = given;
  return {
    ...(locale && { locale }),
    appearance: plain({ ...appearance, ...(hasLoadingView && { showLoading: false }) }),
  };
}

export function isSameLook(one: Look, other: Look): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
