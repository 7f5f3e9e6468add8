/** The code behind `antomEngine`: loaded when an Antom session is opened or preloaded; nothing of Antom loads before. */
import { markOwnFile } from './isolation/caller.ts';
import type { EngineCode } from '../../contract/engine.ts';
import { AntomRun } from './antom-run.ts';
import { quarantine } from './isolation/quarantine.ts';
import { findCashier, removePreloadFrames } from './page/frame.ts';
import { PageAddress } from './page/page-address.ts';
import { loadOfficial } from './official/source.ts';

markOwnFile();

/** The official SDK removes its hidden preload frames after 10 s. */
const PRELOADED_MS = 11_000;

export const antomCode: EngineCode = {
  surface: 'engine',
  start(host) {
    const run = new AntomRun(host);
    run.begin();
    return run;
  },
  preload(options) {
    const { environment, securityRegion = 'SG', signal } = options;
    const address = new PageAddress(() => address.clean());
    if (address.clean() === 'refused') return address.stop();
    return new Promise((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const holder = {
        released() {
          clearTimeout(timer);
          signal.removeEventListener('abort', abort);
          address.stop();
          resolve();
        },
      };
      const end = () => quarantine.end(holder);
      const abort = () => {
        // an open may be using them
        if (quarantine.isHeldBy(holder) && !findCashier()) removePreloadFrames();
        end();
      };
      signal.addEventListener('abort', abort);
      quarantine.begin(holder);
      loadOfficial(options).then(
        (Official) => {
          // a cashier was opened and closed meanwhile
          if (!quarantine.isHeldBy(holder)) return;
          Official.preload({
            get environment() {
              quarantine.learnFile();
              return environment;
            },
            securityRegion,
          });
          timer = setTimeout(end, PRELOADED_MS);
        },
        (error: unknown) => {
          reject(error as Error);
          end();
        },
      );
    });
  },
};
