/** The code behind `antomEngine`: fetched when an Antom session is opened or preloaded, and nothing of Antom before. */
import type { EngineCode } from '../engine.ts';
import { AntomRun } from './antom-run.ts';
import { loadOfficial } from './source.ts';

export const antomCode: EngineCode = {
  surface: 'engine',
  start: (host) => new AntomRun(host),
  preload(options) {
    // what fails here is told by the open that follows, where it can be heard
    loadOfficial(options).then(
      (Official) => Official.preload({ environment: options.environment, securityRegion: 'SG' }),
      () => undefined,
    );
  },
};
