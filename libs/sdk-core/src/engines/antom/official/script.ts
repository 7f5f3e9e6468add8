import type { AntomScript } from '../../../contract/options.ts';
import { browserEntries } from '../../../contract/replaceable.ts';
import { isOfficial, type OfficialClass } from './official.ts';

/** The version that this SDK was tested with. */
export const OFFICIAL_VERSION = '1.47.2';

const scriptUrl = (version: string): string =>
  `https://sdk.marmot-cloud.com/package/ams-checkout/${version}/dist/umd/ams-checkout.min.js`;

/** Any version of it, at either of Antom's addresses. */
const SCRIPT =
  /^https:\/\/(sdk\.marmot-cloud\.com\/package\/ams-checkout|js\.antom\.com)\/.*ams-checkout(\.min)?\.js/;

/** A script that takes longer is abandoned and tried again. */
const ATTEMPT_MS = 10_000;

/** Before the second and the third attempt. */
const PAUSES_MS = [500, 2_000];

/** Antom's script assigns its classes to names that ours have too. */
const NAMES = ['AMSCashierPayment', 'AMSElement', 'AMSVaulting', 'AMSCheckoutPage'] as const;

type Globals = { [Name in (typeof NAMES)[number]]?: unknown };

const globals = (): Globals => globalThis as Globals;

/** What the script has defined, by its AMSCashierPayment; missing for a script of the page's own, which keeps its names. */
const defined = new WeakMap<OfficialClass, Globals>();

export const definedWith = (Official: OfficialClass): Globals => defined.get(Official) ?? globals();

/** Loads Antom's SDK by a script tag, and restores what `window` has under the names of its classes. */
export async function loadOfficialScript(options: AntomScript = {}): Promise<OfficialClass> {
  const { version = OFFICIAL_VERSION } = options;
  const url = scriptUrl(version);
  const there = globals().AMSCashierPayment;
  if (isOfficial(there)) return there;
  for (let attempt = 0; ; attempt += 1) {
    const theirs = existingTag();
    const tag = theirs ?? newTag(url, options);
    try {
      // a tag that has run isn't needed any more, and one that failed never loads again
      return await classOf(tag).finally(() => theirs ?? tag.remove());
    } catch (error) {
      const pause = PAUSES_MS[attempt];
      if (pause === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** A tag of the page's own that is still loading. One that has finished fires no more events. */
function existingTag(): HTMLScriptElement | undefined {
  const tags = [...document.querySelectorAll<HTMLScriptElement>('script[src]')];
  return tags.find(
    ({ src }) => SCRIPT.test(src) && browserEntries('getEntriesByName', src)?.length === 0,
  );
}

function newTag(url: string, { nonce, integrity }: AntomScript): HTMLScriptElement {
  const tag = document.createElement('script');
  tag.src = url;
  tag.async = true;
  if (nonce) tag.nonce = nonce;
  if (integrity) {
    tag.integrity = integrity;
    tag.crossOrigin = 'anonymous';
  }
  return tag;
}

function classOf(tag: HTMLScriptElement): Promise<OfficialClass> {
  return new Promise((resolve, reject) => {
    const had = NAMES.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
    const fail = (why: string) => () => end(() => reject(new Error(`${tag.src} ${why}.`)));
    const load = () =>
      end(() => {
        const found = globals().AMSCashierPayment;
        if (!isOfficial(found))
          return reject(new Error(`${tag.src} defined no AMSCashierPayment.`));
        defined.set(found, Object.fromEntries(NAMES.map((name) => [name, globals()[name]])));
        NAMES.forEach((name, index) => {
          const own = had[index];
          if (own) Object.defineProperty(globalThis, name, own);
          else delete globals()[name];
        });
        resolve(found);
      });
    const error = fail('failed to load');
    const timer = setTimeout(fail(`took longer than ${ATTEMPT_MS} ms`), ATTEMPT_MS);
    function end(then: () => void): void {
      clearTimeout(timer);
      tag.removeEventListener('load', load);
      tag.removeEventListener('error', error);
      then();
    }
    tag.addEventListener('load', load);
    tag.addEventListener('error', error);
    if (!tag.isConnected) document.head.append(tag);
  });
}
