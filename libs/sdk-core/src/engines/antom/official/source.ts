import type { CashierOptions } from '../../../contract/options.ts';
import type { OfficialClass } from './official.ts';
import { importOfficial, SOURCE } from './package.mjs';
import { loadOfficialScript } from './script.ts';

let loading: Promise<OfficialClass> | undefined;

/** Loads Antom's SDK: once per page, however many ask; again after a failure. */
export function loadOfficial({
  antomSource = SOURCE,
  antomScript,
}: CashierOptions): Promise<OfficialClass> {
  loading ??= (antomSource === 'npm' ? importOfficial() : loadOfficialScript(antomScript)).catch(
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
