import { computed, reactive, readonly } from 'vue';

/** What the address of the page says: a copied address shows the same, and Back works. */
const EMPTY = {
  /** Which page: empty for the payment sessions. */
  view: '',
  /** Any id of the selected order. */
  order: '',
  /** The submitId of an attempt of it, or the number of a notification. */
  attempt: '',
  notification: '',
  search: '',
  state: '',
  method: '',
  scenario: '',
  /** How many orders are listed. */
  limit: '',
};

export type Address = typeof EMPTY;

export function readAddress(search: string): Address {
  const params = new URLSearchParams(search);
  const entries = Object.keys(EMPTY).map((key) => [key, params.get(key) ?? '']);
  return Object.fromEntries(entries) as Address;
}

export function formatAddress(address: Address): string {
  const said = Object.entries(address).filter(([, value]) => value !== '');
  return said.length > 0 ? `?${new URLSearchParams(said)}` : '/';
}

const current = reactive(readAddress(location.search));
addEventListener('popstate', () => Object.assign(current, readAddress(location.search)));

export const address = readonly(current);

export const hrefOf = (change: Partial<Address>): string =>
  formatAddress({ ...current, ...change });

/** @param as `replace`: while somebody types, Back should not go back letter by letter */
export function goTo(change: Partial<Address>, as: 'push' | 'replace' = 'push'): void {
  Object.assign(current, change);
  history[`${as}State`](null, '', formatAddress(current));
}

/** For `v-model`. */
export const addressPart = (key: keyof Address, as: 'push' | 'replace' = 'push') =>
  computed({
    get: () => current[key],
    set: (value) => goTo({ [key]: value, limit: '' }, as),
  });
