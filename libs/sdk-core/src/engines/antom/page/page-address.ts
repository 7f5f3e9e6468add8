/**
 * Antom's SDK obeys debug switches in the URL of the shop's own page, in production too: with a crafted link anybody could
 * have a payment simulated instead of made (row S6). They are for Antom's developers and mean nothing to a shop.
 */
const SWITCHES = [
  '_light_sandbox',
  '_sandbox',
  'LOCAL_MOCK',
  'requestHost',
  '_displayType',
  '_moreEnv',
];

const PATTERN = new RegExp(`([?&#])(?:${SWITCHES.join('|')})(?:=[^&#]*)?(?=[&#]|$)`, 'g');

/** The URL without them. */
export function withoutSwitches(href: string): string {
  return href
    .replace(PATTERN, '$1')
    .replace(/([?#])&+/g, '$1')
    .replace(/&{2,}/g, '&')
    .replace(/[?&](?=#|$)/g, '');
}

/** Call it before any code of Antom's runs. Returns whether there were any. */
export function hideSwitches(): boolean {
  const { href } = location;
  const clean = withoutSwitches(href);
  if (clean === href) return false;
  history.replaceState(history.state, '', clean);
  return true;
}
