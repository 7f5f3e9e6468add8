import { browserNavigation } from '../../../contract/replaceable.ts';

/**
 * Antom's SDK obeys debug switches in the URL of the shop's own page, in production too: with a crafted link anybody could
 * have a payment simulated instead of made (row S6). They are for Antom's developers and mean nothing to a shop.
 * Source: docs/reference/official-sdk-protocol.md#switches-in-the-shops-own-url.
 */
const SWITCHES = [
  '_light_sandbox',
  '_sandbox',
  'LOCAL_MOCK',
  'requestHost',
  '_displayType',
  '_moreEnv',
];

/** Its reader of keys runs over the whole URL: a key may begin anywhere but inside of a value, which ends at `&` or `#`. */
const ENTRY = /([^?=&#]+)(?:=([^&#]*))?/g;

/** Its check for a simulated payment finds this text anywhere, in the path or inside of a value. */
const MOCK = /LOCAL_MOCK=/g;

/** The URL without them; all else stays as it is. */
export function withoutSwitches(href: string): string {
  let clean = '';
  let from = 0;
  for (const { 0: entry, 1: key = '', index } of href.matchAll(ENTRY)) {
    if (!SWITCHES.includes(key)) continue;
    clean += href.slice(from, index);
    from = index + entry.length;
    // one of the delimiters around it goes, too
    if (href[from] === '&') from += 1;
    else clean = clean.replace(/[?&]$/, '');
  }
  clean = (clean + href.slice(from)).replace(MOCK, 'LOCAL_MOCK%3D');
  return clean === href ? href : withoutSwitches(clean);
}

/** The URL with values that Antom's SDK can decode: it throws on `%` in an encoding other than UTF-8, and can't load. */
export const withDecodableValues = (href: string): string =>
  href.replace(ENTRY, (entry, key: string, value?: string) =>
    value === undefined || isDecodable(value) ? entry : `${key}=${value.replaceAll('%', '%25')}`,
  );

function isDecodable(value: string): boolean {
  try {
    decodeURIComponent(value);
    return true;
  } catch {
    return false;
  }
}

/** Keeps the URL of the shop's page such that it changes nothing about a payment, until it is stopped. */
export class PageAddress {
  readonly #changed: () => void;
  #values: { readonly own: string; readonly decodable: string } | undefined;

  /** @param changed Called when the URL has changed, so that it can be cleaned again. */
  constructor(changed: () => void) {
    this.#changed = changed;
    // fires as the URL changes, where browsers have it
    browserNavigation()?.addEventListener('currententrychange', this.#changed);
    window.addEventListener('hashchange', this.#changed);
    window.addEventListener('popstate', this.#changed);
  }

  /** Call it before any code of Antom's runs. `refused`: the browser doesn't let the URL be changed. */
  clean(): 'unchanged' | 'cleaned' | 'refused' {
    const { href } = location;
    const own = withoutSwitches(href);
    const decodable = withDecodableValues(own);
    if (decodable === href) return 'unchanged';
    if (decodable !== own) this.#values = { own, decodable };
    try {
      history.replaceState(history.state, '', decodable);
    } catch {
      // the URL is looked at below
    }
    if (location.href !== decodable) return 'refused';
    return own === href ? 'unchanged' : 'cleaned';
  }

  /** Gives the values back that were changed; switches stay away. */
  stop(): void {
    browserNavigation()?.removeEventListener('currententrychange', this.#changed);
    window.removeEventListener('hashchange', this.#changed);
    window.removeEventListener('popstate', this.#changed);
    if (location.href !== this.#values?.decodable) return;
    try {
      history.replaceState(history.state, '', this.#values.own);
    } catch {
      // a browser that limits how often a page may do this: the values stay as they are
    }
  }
}
