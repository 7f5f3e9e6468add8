/** For tests of your checkout, without a browser or a network. */
export type { CashierEngine, EngineHost, EngineRun, EngineSignal } from './contract/engine.ts';
export type { Product } from '@ams-cashier/protocol';
export {
  createScriptedEngine,
  type ScriptedCall,
  type ScriptedEngine,
  type ScriptedRun,
} from './engines/scripted/scripted-engine.ts';
