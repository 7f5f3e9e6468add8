import { texts } from './texts.ts';

/** A delivery address. */
export interface Address {
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** ISO 3166, one of REGIONS. */
  readonly region: string;
}

/** The regions that the shop delivers to. */
export const REGIONS: readonly (readonly [code: string, name: string])[] = [
  ['DE', 'Germany'],
  ['SG', 'Singapore'],
  ['GB', 'United Kingdom'],
  ['US', 'United States'],
];

export interface AddressField {
  readonly name: keyof Address;
  readonly label: string;
  /** For the browser's autofill. */
  readonly autocomplete: string;
  /** In characters. */
  readonly limit: number;
  readonly missing: string;
}

/** The form's text fields in their order. The region is a list. */
export const ADDRESS_FIELDS: readonly AddressField[] = [
  {
    name: 'name',
    label: texts.addressName,
    autocomplete: 'name',
    limit: 64,
    missing: texts.addressNameMissing,
  },
  {
    name: 'street',
    label: texts.addressStreet,
    autocomplete: 'street-address',
    limit: 128,
    missing: texts.addressStreetMissing,
  },
  {
    name: 'postcode',
    label: texts.addressPostcode,
    autocomplete: 'postal-code',
    limit: 10,
    missing: texts.addressPostcodeMissing,
  },
  {
    name: 'city',
    label: texts.addressCity,
    autocomplete: 'address-level2',
    limit: 64,
    missing: texts.addressCityMissing,
  },
];

/** A customer that the shop knows already, so that visitors of the demo have nothing to type. */
export const knownAddress: Address = {
  name: 'Sam Sample',
  street: '1 Example Street',
  postcode: '00001',
  city: 'Sampleton',
  region: 'US',
};

/** The error of a field's value, for the shopper; undefined if it is valid. */
export function addressError(name: keyof Address, value: string): string | undefined {
  const field = ADDRESS_FIELDS.find((field) => field.name === name);
  const text = value.trim();
  if (!field) return undefined;
  if (text === '') return field.missing;
  if (text.length > field.limit) return texts.addressTooLong.replace('%', String(field.limit));
  if (name === 'postcode' && !/^[a-z\d][a-z\d -]*$/i.test(text)) return texts.addressPostcodeWrong;
  return undefined;
}

/**
 * As written on the parcel.
 *
 * @example
 * addressLines(knownAddress); // ['Sam Sample', '1 Example Street', '00001 Sampleton', 'United States']
 */
export function addressLines({ name, street, postcode, city, region }: Address): string[] {
  const country = REGIONS.find(([code]) => code === region)?.[1] ?? region;
  return [name, street, `${postcode} ${city}`, country];
}
