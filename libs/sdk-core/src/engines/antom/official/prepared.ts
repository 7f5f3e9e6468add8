import { disarm, setLocale, settleTimers } from '../isolation/internals.ts';
import { OfficialInstance } from './official-instance.ts';
import type { OfficialClass, OfficialTerms } from './official.ts';

const TRACKER = 'script[src*="@alipay_intl-tracker/"]';

interface Prepared {
  readonly Class: OfficialClass;
  readonly environment: string;
  readonly instance: OfficialInstance;
}

/** One for the page: a second instance would take the first one's place in what Antom's SDK keeps (row D4). */
let prepared: Prepared | undefined;

/**
 * Constructs an instance that the next open takes. Its constructor collects the fingerprint, on the main thread, and opens
 * hidden frames with the pages that an open may need. Returns what takes that back, as long as no open has taken it.
 */
export function prepare(Class: OfficialClass, terms: OfficialTerms): () => void {
  if (!prepared || !serves(prepared, Class, terms)) {
    discardPrepared();
    const before = new Set(document.querySelectorAll(TRACKER));
    const instance = new OfficialInstance(Class, terms);
    prepared = { Class, environment: terms.environment, instance };
    for (const tag of document.querySelectorAll(TRACKER)) if (!before.has(tag)) removeOnceRun(tag);
  }
  const mine = prepared;
  return () => {
    if (prepared === mine) discardPrepared();
  };
}

/** What was prepared, if this open can use it; otherwise it is gone. */
export function takePrepared(
  Class: OfficialClass,
  terms: OfficialTerms,
): OfficialInstance | undefined {
  const found = prepared;
  if (!found || !serves(found, Class, terms)) {
    discardPrepared();
    return undefined;
  }
  prepared = undefined;
  return found.instance;
}

/**
 * Its `unmount()` is not called: it has shown nothing yet, and would change the page's style and remove by fixed ids what
 * may be another's (row D3).
 */
export function discardPrepared(): void {
  if (!prepared) return;
  const { official } = prepared.instance;
  prepared = undefined;
  settleTimers(official);
  disarm(official);
}

/** Whether it is what was asked for, in this language from now on. */
const serves = (found: Prepared, Class: OfficialClass, { environment, locale }: OfficialTerms) =>
  found.Class === Class &&
  found.environment === environment &&
  setLocale(found.instance.official, locale);

/** Nobody may come to remove it. */
function removeOnceRun(tag: Element): void {
  for (const end of ['load', 'error']) tag.addEventListener(end, () => tag.remove());
}
