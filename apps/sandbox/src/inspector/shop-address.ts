import { otherSite } from '../pages/issuer-origin.ts';

export const SHOP_PATH = '/shop';

/**
 * Where the sandbox's own shop lives: on another site than the cashier, as shops do, if this machine has two names.
 *
 * @param asked the origin by which the sandbox was asked for it
 */
export function shopOrigin(publicUrl: string, asked: string): string {
  return new URL(asked).host === new URL(publicUrl).host ? otherSite(asked) : asked;
}
