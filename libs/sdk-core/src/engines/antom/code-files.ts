/** The files with the code of the engine, as a bundler of packages makes them. */
import type { EngineCode } from '../../contract/engine.ts';
import type { AntomCode } from './antom-code.ts';

export async function loadCashierCode(): Promise<AntomCode> {
  const [{ antomCode }] = await Promise.all([import('./antom-code.ts'), import('./foundation.ts')]);
  return antomCode;
}

export async function loadElementCode(): Promise<EngineCode> {
  const [{ elementCode }] = await Promise.all([
    import('./element/element-code.ts'),
    import('./foundation.ts'),
  ]);
  return elementCode;
}
