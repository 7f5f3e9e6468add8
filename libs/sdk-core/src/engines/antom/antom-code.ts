/** The code behind `antomEngine`: fetched when an Antom session is opened or preloaded, and nothing of Antom before. */
import type { EngineCode } from '../../contract/engine.ts';
import { AntomRun } from './antom-run.ts';
import { quarantine } from './isolation/quarantine.ts';
import { hideSwitches } from './page/page-address.ts';
import { loadOfficial } from './official/source.ts';

/** Its hidden frames are gone then. */
const PRELOADED_MS = 11_000;

export const antomCode: EngineCode = {
  surface: 'engine',
  start(host) {
    const run = new AntomRun(host);
    run.begin();
    return run;
  },
  preload(options) {
    const { environment, securityRegion = 'SG' } = options;
    hideSwitches();
    quarantine.begin();
    // what fails here is told by the open that follows, where it can be heard
    loadOfficial(options).then(
      (Official) => {
        Official.preload({
          get environment() {
            quarantine.learnFile();
            return environment;
          },
          securityRegion,
        });
        setTimeout(() => quarantine.end(), PRELOADED_MS);
      },
      () => quarantine.end(),
    );
  },
};
