/** The code behind `antomEngine`: loaded when an Antom session is opened or preloaded; nothing of Antom loads before. */
import type { EngineCode } from '../../contract/engine.ts';
import type { CashierOptions } from '../../contract/options.ts';
import { AntomRun } from './antom-run.ts';
import { fetchAhead } from './fetch-ahead.ts';
import { preload } from './preload.ts';

export type AntomCode = EngineCode & { fetchAhead(options: CashierOptions): void };

export const antomCode: AntomCode = {
  surface: 'engine',
  start(host) {
    const run = new AntomRun(host);
    run.begin();
    return run;
  },
  preload,
  fetchAhead,
};
