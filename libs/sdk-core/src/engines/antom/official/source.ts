import type { CashierOptions } from '../../../contract/options.ts';
import { isOfficial, type OfficialClass } from './official.ts';
import { importOfficial, importVaulting, SOURCE } from './package.mjs';
import { definedWith, loadOfficialScript } from './script.ts';

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

/** The class for a session that saves a card. */
export async function loadVaulting(options: CashierOptions): Promise<OfficialClass> {
  if ((options.antomSource ?? SOURCE) === 'npm') return importVaulting();
  const { AMSVaulting } = definedWith(await loadOfficial(options));
  if (!isOfficial(AMSVaulting)) throw new Error("Antom's script defined no AMSVaulting.");
  return AMSVaulting;
}
