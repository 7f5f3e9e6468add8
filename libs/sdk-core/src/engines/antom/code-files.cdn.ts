/** What the script file has in place of code-files.ts: beside it lies one file for each kind of product, with all of its code. */
import type { EngineCode } from '../../contract/engine.ts';
import type { AntomCode } from './antom-code.ts';

export const loadCashierCode = async (): Promise<AntomCode> =>
  (await import('./antom-code.ts')).antomCode;

export const loadElementCode = async (): Promise<EngineCode> =>
  (await import('./element/element-code.ts')).elementCode;
