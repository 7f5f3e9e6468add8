import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { brandOf } from './brand.ts';
import { checkNumber } from './card-number.ts';
import { checkExpiry, expiryOf } from './expiry.ts';
import { checkHolderName } from './holder-name.ts';
import { checkSecurityCode } from './security-code.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 22) });
});
afterEach(() => {
  vi.useRealTimers();
});

// docs/reference/server-api.md#test-cards first
it.each([
  ['4054 6957 2310 0768', 'visa', undefined],
  ['5162 7741 1497 4622', 'mastercard', undefined],
  ['9490 2200 1166 9217', undefined, undefined],
  ['4294 0974 0091 5107', 'visa', undefined],
  ['4006 0554 8252 5268', 'visa', undefined],
  ['4600 7293 3181 9383', 'visa', undefined],
  ['4310 3777 2000 3234', 'visa', undefined],
  ['4054 6927 6017 4822', 'visa', undefined],
  ['5162 7704 7256 1357', 'mastercard', undefined],
  ['', undefined, 'number_missing'],
  ['4054', 'visa', 'number_short'],
  ['4054 6957 2310 0769', 'visa', 'number_wrong'],
  ['4000 0000 0000 2', 'visa', 'number_short'],
  ['4000 0000 0000 0000 0', 'visa', 'number_wrong'],
  ['4000 0000 0000 0000 006', 'visa', undefined],
  ['4000 0000 0000 0000 0000', 'visa', 'number_long'],
  ['3400 000000 00000', 'american-express', 'number_wrong'],
  ['3400 000000 0000', 'american-express', 'number_short'],
  // of no known brand: 12 to 19 digits and a right Luhn sum
  ['9490 2200 116', undefined, 'number_short'],
  ['9490 2200 1166', undefined, undefined],
  ['9490 2200 1165', undefined, 'number_wrong'],
  ['9490 2200 1166 9218', undefined, 'number_wrong'],
  ['9490 2200 1166 9217 0000 0', undefined, 'number_long'],
] as const)('number %j: brand %s, error %s', (number, brand, error) => {
  expect(brandOf(number.replaceAll(' ', ''))?.id).toBe(brand);
  expect(checkNumber(number)).toBe(error);
});

it.each([
  // as soon as no other brand but Troy has such numbers
  ['658', 'discover'],
  ['6587', 'discover'],
  ['6587 5', 'discover'],
  ['6587 500', 'discover'],
  ['6587 5000', 'troy'],
  ['6587 5005', 'discover'],
  ['6501 61', 'troy'],
  ['6011', 'discover'],
  ['9792', 'troy'],
  ['40', undefined],
  ['405', 'visa'],
  ['6', undefined],
  ['', undefined],
] as const)('brand of %j so far: %s', (digits, brand) => {
  expect(brandOf(digits.replaceAll(' ', ''))?.id).toBe(brand);
});

it.each([
  ['02 / 29', undefined],
  ['11 / 26', undefined],
  ['11 / 2026', undefined],
  ['10 / 26', 'expiry_past'],
  ['12 / 25', 'expiry_past'],
  ['02 / 20', 'expiry_past'],
  ['13 / 29', 'expiry_month'],
  ['00 / 29', 'expiry_month'],
  ['12 / 45', undefined],
  ['12 / 46', 'expiry_wrong'],
  ['12 / 2130', 'expiry_wrong'],
  ['', 'expiry_missing'],
  ['1', 'expiry_short'],
  ['12 / ', 'expiry_short'],
  ['12 / 2', 'expiry_short'],
  ['12 / 202', 'expiry_short'],
  ['٠٢/٢٩', undefined],
] as const)('expiry %j: %s', (expiry, error) => {
  expect(checkExpiry(expiry)).toBe(error);
});

it('reads month and year in the form that the gateway expects', () => {
  expect(expiryOf('2 / 2029')).toEqual({ month: '02', year: '29' });
});

describe('security code', () => {
  const visa = brandOf('4054695723100768');
  const amex = brandOf('34');
  it.each([
    ['', visa, 'code_missing'],
    ['99', visa, 'code_three'],
    ['123', visa, undefined],
    ['1234', visa, 'code_three'],
    ['123', amex, 'code_four'],
    ['1234', amex, undefined],
    ['99', undefined, 'code_either'],
    ['123', undefined, undefined],
    ['1234', undefined, undefined],
    ['12345', undefined, 'code_either'],
    ['１２３', visa, undefined],
  ] as const)('%j with %o: %s', (code, brand, error) => {
    expect(checkSecurityCode(code, brand)).toBe(error);
  });
});

it.each([
  ['Ada Lovelace', undefined],
  ['王小明', undefined],
  ['', 'name_missing'],
  ['   ', 'name_missing'],
  ['4054 6957 2310 0768', 'name_wrong'],
  ['４０５４', 'name_wrong'],
] as const)('name %j: %s', (name, error) => {
  expect(checkHolderName(name)).toBe(error);
});
