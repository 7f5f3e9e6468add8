import type { PageAppearance } from '@ams-cashier/protocol';
import type { Appearance } from '../../contract/options.ts';

/** Appearance as it can be posted: what a merchant put in beside the data (functions, nodes) stays here. */
export function plain(appearance: Appearance): PageAppearance {
  return JSON.parse(JSON.stringify(appearance)) as PageAppearance;
}
