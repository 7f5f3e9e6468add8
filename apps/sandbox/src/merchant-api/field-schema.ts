/** The kinds of fields that requests have, and the checks that the table of calls asks for. */
import type { Fields, FieldType } from '@ams-cashier/protocol/merchant-api';
import { parseTime } from '@ams-cashier/server';
import * as v from 'valibot';
import { isOrigin } from '../gateway/origin.ts';
import { findScenario } from '../scenarios/scenario-choice.ts';

/** A string of a certain form. */
export const matching = (isValid: (value: string) => boolean, words: string) =>
  v.pipe(v.string(words), v.nonEmpty(words), v.check(isValid, words));
export const matchingPattern = (pattern: RegExp, words: string) =>
  matching((value) => pattern.test(value), words);

export const string = v.pipe(v.string('a string'), v.nonEmpty());
export const stringUpTo = (max: number) => v.pipe(string, v.maxLength(max));
export const boolean = v.picklist(['true', 'false'], 'true or false');
export const oneOf = <const Values extends readonly string[]>(...values: Values) =>
  v.picklist(values, values.length > 1 ? `one of ${values.join(', ')}` : String(values[0]));
/** valibot takes an array for an object. */
export const isNotArray = v.check((value: unknown) => !Array.isArray(value), 'an object');
export const object = <Fields extends v.ObjectEntries>(fields: Fields) =>
  v.pipe(v.unknown(), isNotArray, v.looseObject(fields, 'an object'));
export const list = <Entry extends v.GenericSchema>(entry: Entry) => v.array(entry, 'an array');
export const anyObject = object({});

export const isWebUrl = (value: string) =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

export const time = matching(
  (value) => parseTime(value) !== undefined,
  'an ISO 8601 time with offset, e.g. 2026-11-22T12:00:00+00:00',
);
/** The shop's host goes into policies of the sandbox's pages; URLs of apps do not. */
export const hasSoundHost = (value: string) => !isWebUrl(value) || isOrigin(new URL(value).origin);
export const url = v.pipe(
  matching(URL.canParse, 'an absolute URL'),
  v.check(hasSoundHost, 'a URL whose host has only letters, digits, dots, hyphens and underscores'),
  v.maxLength(2048),
);
export const webUrl = v.pipe(matching(isWebUrl, 'an http or https URL'), v.maxLength(2048));
export const origin = matching(
  isOrigin,
  'an origin, e.g. https://shop.example, or capacitor://localhost for a hybrid app',
);
export const scenario = matching(
  (value) => findScenario(value) !== undefined,
  'the id of a scenario; GET /sandbox/scenarios lists them',
);
export const currency = matchingPattern(/^[A-Z]{3}$/, 'three capital letters of ISO 4217');
export const region = matchingPattern(/^[A-Z]{2}$/, 'two capital letters of ISO 3166');
export const wholeNumber = matchingPattern(/^\d{1,9}$/, 'a whole number');
export const minorUnits = matchingPattern(
  /^[1-9]\d{0,15}$/,
  'a positive whole number of the currency’s smallest unit, digits only',
);
export const amount = object({ currency, value: minorUnits });
/** A whole number in a range. */
export const between = (least: number, most: number) =>
  matching(
    (value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most,
    `a whole number from ${least} to ${most}`,
  );

function schemaOfType(type: FieldType): v.GenericSchema {
  switch (type.kind) {
    case 'text':
      return type.max === undefined ? string : stringUpTo(type.max);
    case 'oneOf':
      return oneOf(...type.values);
    case 'number':
      return between(type.least, type.most);
    case 'list': {
      const entries = list(schemaOfType(type.of));
      return type.max === undefined ? entries : v.pipe(entries, v.maxLength(type.max));
    }
    case 'object':
      return object(entriesOf(type.fields));
    case 'boolean':
      return boolean;
    case 'any':
    case 'shape':
      return anyObject;
    default:
      return { amount, time, url, webUrl, currency, region }[type.kind];
  }
}

const entriesOf = (fields: Fields): v.ObjectEntries =>
  Object.fromEntries(
    Object.entries(fields).map(([name, { type, isRequired }]) => {
      const schema = schemaOfType(type);
      return [name, isRequired ? schema : v.exactOptional(schema)];
    }),
  );

/** What the table says of a request. Fields that it lacks are let through. */
export const schemaOf = (fields: Fields): v.GenericSchema => object(entriesOf(fields));

/** A request whose fields have been checked: every scalar is a string. */
export type Checked<Value> = unknown extends Value
  ? Value
  : Value extends boolean
    ? 'true' | 'false'
    : Value extends number
      ? string
      : Value extends string
        ? Value
        : Value extends readonly (infer Entry)[]
          ? readonly Checked<Entry>[]
          : { readonly [Field in keyof Value]: Checked<Value[Field]> };
