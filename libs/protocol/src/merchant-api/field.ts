/** The words in which the calls of the merchant API are described. */

export type FieldType =
  | { readonly kind: 'text'; readonly max?: number }
  /** @property name of the exported type */
  | { readonly kind: 'oneOf'; readonly values: readonly string[]; readonly name?: string }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'amount' | 'time' | 'url' | 'webUrl' | 'currency' | 'region' | 'any' }
  | {
      readonly kind: 'object';
      readonly fields: Fields;
      readonly name?: string;
      /** The exported type takes no further fields. */
      readonly isClosed?: boolean;
    }
  | { readonly kind: 'list'; readonly of: FieldType; readonly max?: number }
  /** An interface that is written by hand in `shapes.ts`. */
  | { readonly kind: 'shape'; readonly name: string };

export interface Field {
  readonly type: FieldType;
  readonly isRequired: boolean;
  /** A sentence for the developer. */
  readonly about?: string;
}

export interface Fields {
  readonly [name: string]: Field;
}

export interface Call {
  /** After `/ams/api/v1/`. */
  readonly path: string;
  /** What it does, for the developer. */
  readonly about: string;
  readonly request: Fields;
  /** The exported type takes no further fields. */
  readonly isClosed?: boolean;
  /** Of which one is required; if both are sent, the second wins. */
  readonly oneRequired?: readonly [string, string];
  /** Besides `result`. */
  readonly answer: Fields;
  /** The field whose value makes a repeated request the same. */
  readonly idempotentBy?: string;
  /** Beside the common codes. */
  readonly errors: readonly string[];
  /** The page of Antom’s documentation, after `https://docs.antom.com/ac/ams/`. */
  readonly page: string;
  /** The heading in our own reference. */
  readonly source: string;
  /** Names of the exported types, where they are not the call’s with `Request` and `Response`. */
  readonly types?: { readonly request?: string; readonly answer?: string };
}

export const text = (max?: number): FieldType =>
  max === undefined ? { kind: 'text' } : { kind: 'text', max };
export const oneOf = (...values: readonly string[]): FieldType => ({ kind: 'oneOf', values });
export const namedOneOf = (name: string, ...values: readonly string[]): FieldType => ({
  kind: 'oneOf',
  values,
  name,
});
export const wholeNumber = (least: number, most: number): FieldType => ({
  kind: 'number',
  least,
  most,
});
export const object = (fields: Fields): FieldType => ({ kind: 'object', fields });
export const named = (name: string, fields: Fields): FieldType => ({
  kind: 'object',
  fields,
  name,
});
/** Whose exported type takes no further fields. */
export const closed = (name: string | undefined, fields: Fields): FieldType => ({
  kind: 'object',
  fields,
  isClosed: true,
  ...(name !== undefined && { name }),
});
export const list = (of: FieldType, max?: number): FieldType =>
  max === undefined ? { kind: 'list', of } : { kind: 'list', of, max };
export const shape = (name: string): FieldType => ({ kind: 'shape', name });

export const flag: FieldType = { kind: 'boolean' };
export const amount: FieldType = { kind: 'amount' };
export const time: FieldType = { kind: 'time' };
export const url: FieldType = { kind: 'url' };
export const webUrl: FieldType = { kind: 'webUrl' };
export const currency: FieldType = { kind: 'currency' };
export const region: FieldType = { kind: 'region' };
export const anything: FieldType = { kind: 'any' };

const field = (isRequired: boolean, type: FieldType, about?: string): Field =>
  about === undefined ? { type, isRequired } : { type, isRequired, about };
export const needed = (type: FieldType, about?: string) => field(true, type, about);
export const optional = (type: FieldType, about?: string) => field(false, type, about);

/** An id of Antom’s or of the merchant’s. */
export const id = text(64);
