import type { Appearance } from '../contract/options.ts';
import type { Look } from './desired-state.ts';

/**
 * Plain data: a framework's reactive object can't be sent to another window. Reads everything at once, so a framework
 * that tracks what is read notices every change.
 *
 * @example
 * createLook({ locale: 'de_DE', appearance: { accentColor: '#2b7f63' }, hasLoadingView: false });
 */
export function createLook(given: {
  readonly locale?: string | null | undefined;
  readonly appearance?: Appearance | null | undefined;
  /** The page shows a loading view of its own, so the cashier draws none. */
  readonly hasLoadingView?: boolean;
}): Look {
  const { locale, appearance, hasLoadingView } = given;
  return {
    ...(locale && { locale }),
    appearance: JSON.parse(
      JSON.stringify({ ...appearance, ...(hasLoadingView && { showLoading: false }) }),
    ),
  };
}

export function isSameLook(one: Look, other: Look): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
