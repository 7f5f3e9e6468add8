/**
 * Antom's SDK obeys switches in the address of the shop's own page, in production too: whoever sends a shopper a link
 * could have a payment played instead of made (row S6). They are its makers' own and mean nothing to a shop.
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

/** The address without them. */
export function withoutSwitches(href: string): string {
  return href
    .replace(PATTERN, '$1')
    .replace(/([?#])&+/g, '$1')
    .replace(/&{2,}/g, '&')
    .replace(/[?&](?=#|$)/g, '');
}

/** Before any code of it runs. Returns whether there were any. */
export function hideSwitches(): boolean {
  const { href } = location;
  const clean = withoutSwitches(href);
  if (clean === href) return false;
  history.replaceState(history.state, '', clean);
  return true;
}
