import { resolveLocale } from '@ams-cashier/protocol';
import type { PreloadRequest } from '../../contract/engine.ts';
import { markOwnFile } from './isolation/caller.ts';
import { isPageLocked } from './isolation/page-lock.ts';
import { quarantine } from './isolation/quarantine.ts';
import type { OfficialClass } from './official/official.ts';
import { prepare } from './official/prepared.ts';
import { loadOfficial } from './official/source.ts';
import { findCashier, removePreloadFrames } from './page/frame.ts';
import { PageAddress } from './page/page-address.ts';

markOwnFile();

/** Antom's SDK removes its hidden frames after 10 s. */
const PRELOADED_MS = 11_000;

/** The constructor of Antom's SDK takes this one, whatever it is told. */
const REGION_OF_CONSTRUCTOR = 'SG';

/** Loads Antom's SDK and lets it prepare an open. Resolves when its hidden frames are gone. */
export function preload(request: PreloadRequest): Promise<void> | void {
  const { signal } = request;
  const address = new PageAddress(() => address.clean());
  if (address.clean() === 'refused') return address.stop();
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let undo = () => undefined as void;
    const holder = {
      released() {
        clearTimeout(timer);
        address.stop();
        resolve();
      },
    };
    const end = () => quarantine.end(holder);
    const abort = () => {
      undo();
      // an open may be using them
      if (quarantine.isHeldBy(holder) && !findCashier()) removePreloadFrames();
      end();
    };
    const warmUp = (Official: OfficialClass) => {
      // a cashier was opened and closed meanwhile
      if (!quarantine.isHeldBy(holder)) return;
      // a cashier is open, or will be in a moment: nothing can be faster than that
      if (isPageLocked()) return end();
      undo = beginWith(Official, request);
      timer = setTimeout(end, PRELOADED_MS);
    };
    // what waits for an open is discarded with the client, however long it has waited
    signal.addEventListener('abort', abort, { once: true });
    quarantine.begin(holder);
    loadOfficial(request)
      .then(warmUp)
      .catch((error: unknown) => {
        reject(error as Error);
        end();
      });
  });
}

/** Returns what takes back what is not in the page. */
function beginWith(Official: OfficialClass, request: PreloadRequest): () => void {
  const { environment, locale, securityRegion = REGION_OF_CONSTRUCTOR } = request;
  if (securityRegion === REGION_OF_CONSTRUCTOR) {
    return prepare(Official, { environment, locale: resolveLocale(locale ?? '') });
  }
  Official.preload({
    get environment() {
      quarantine.learnFile();
      return environment;
    },
    securityRegion,
  });
  return () => undefined;
}
