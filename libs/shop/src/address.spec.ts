import { expect, test } from 'vitest';
import { ADDRESS_FIELDS, REGIONS, addressError, addressLines, knownAddress } from './address.ts';

test('the known address is one that can be ordered to', () => {
  for (const { name } of ADDRESS_FIELDS)
    expect(addressError(name, knownAddress[name])).toBe(undefined);
  expect(REGIONS.map(([code]) => code)).toContain(knownAddress.region);
});

test('an empty field is named, by its own words', () => {
  const errors = ADDRESS_FIELDS.map(({ name }) => addressError(name, '  '));
  expect(errors).toEqual(ADDRESS_FIELDS.map(({ missing }) => missing));
  expect(new Set(errors).size).toBe(ADDRESS_FIELDS.length);
});

test.each([
  ['name', 'x'.repeat(65), 'At most 64 characters, please.'],
  ['name', 'x'.repeat(64), undefined],
  ['postcode', 'N1 9GU', undefined],
  ['postcode', '#12', 'Check the postcode.'],
  ['region', 'US', undefined],
] as const)('%s "%s": %s', (name, value, error) => {
  expect(addressError(name, value)).toBe(error);
});

test('it is written as on a parcel', () => {
  expect(addressLines(knownAddress)).toEqual([
    'Sam Sample',
    '1 Example Street',
    '00001 Sampleton',
    'United States',
  ]);
});
