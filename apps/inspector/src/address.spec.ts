import { expect, test } from 'vitest';
import { address, addressPart, formatAddress, goTo, hrefOf, readAddress } from './address.ts';

test('only what is said is in the address', () => {
  expect(formatAddress(readAddress(''))).toBe('/');
  const said = '?order=a%26b&state=FAIL';
  expect(readAddress(said)).toMatchObject({ order: 'a&b', state: 'FAIL', search: '' });
  expect(formatAddress(readAddress(said))).toBe(said);
  expect(readAddress('?constructor=x&stranger=y')).toEqual(readAddress(''));
});

test('a choice can be gone back from; letters of a search cannot', () => {
  const before = history.length;
  addressPart('state').value = 'FAIL';
  expect(history.length).toBe(before + 1);
  const search = addressPart('search', 'replace');
  for (const typed of ['o', 'or', 'ord']) search.value = typed;
  expect(history.length).toBe(before + 1);
  expect(location.search).toBe('?search=ord&state=FAIL');
  expect(hrefOf({ order: '7' })).toBe('?order=7&search=ord&state=FAIL');
  // another filter lists anew
  goTo({ limit: '500' });
  addressPart('method').value = 'CARD';
  expect(address).toMatchObject({ limit: '', method: 'CARD' });
});
