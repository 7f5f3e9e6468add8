/** The code behind `antomEngine`: fetched when an Antom session is opened or preloaded, and nothing of Antom before. */
import type { EngineCode } from '../../contract/engine.ts';
import { AntomRun, type StepAfter } from './antom-run.ts';
import { custody } from './custody.ts';
import { hideSwitches } from './page-address.ts';
import { loadOfficial } from './source.ts';

/** Its hidden frames are gone then. */
const PRELOADED_MS = 11_000;

export const antomCode = (stepAfter: StepAfter): EngineCode => ({
  surface: 'engine',
  start: (host) => new AntomRun(host, stepAfter),
  preload(options) {
    const { environment, securityRegion = 'SG' } = options;
    hideSwitches();
    custody.begin();
    // what fails here is told by the open that follows, where it can be heard
    loadOfficial(options).then(
      (Official) => {
        Official.preload({
          get environment() {
            custody.learnFile();
            return environment;
          },
          securityRegion,
        });
        setTimeout(() => custody.end(), PRELOADED_MS);
      },
      () => custody.end(),
    );
  },
});
