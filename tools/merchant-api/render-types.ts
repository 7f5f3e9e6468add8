/** Writes the table of calls as TypeScript. */
import {
  CALLS,
  NOTIFICATIONS,
  type Call,
  type Field,
  type Fields,
  type FieldType,
} from '@ams-cashier/protocol/merchant-api';

const HEAD = `/**
 * Written by \`node tools/merchant-api/write-types.ts\` from the tables beside it: change those instead.
 */
import type { Amount } from '../gateway.ts';
import type { AmountLimits, ApiResult } from './shapes.ts';
`;

const upperFirst = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

const union = (values: readonly string[]) => values.map((value) => `'${value}'`).join(' | ');

/** Declarations by name, in the order in which they are first needed. */
type Declarations = Map<string, string>;

const LIMITS: { readonly [kind: string]: (type: never) => string } = {
  text: ({ max }: { max?: number }) => (max === undefined ? '' : `At most ${max} characters.`),
  list: ({ max }: { max?: number }) => (max === undefined ? '' : `At most ${max} entries.`),
  number: ({ least, most }: { least: number; most: number }) => `From ${least} to ${most}.`,
  time: () => 'ISO 8601 with offset.',
  currency: () => 'ISO 4217.',
  region: () => 'ISO 3166, two letters.',
};

function commentOf({ about, type }: Field): string {
  const limit = LIMITS[type.kind]?.(type as never) ?? '';
  const text = [about, limit].filter(Boolean).join(' ');
  return text ? `/** ${text} */\n` : '';
}

function typeName(type: FieldType, found: Declarations): string {
  switch (type.kind) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'string | number';
    case 'amount':
      return 'Amount';
    case 'any':
      return '{ readonly [key: string]: unknown }';
    case 'shape':
      return type.name;
    case 'oneOf':
      if (type.name === undefined) return union(type.values);
      found.set(type.name, `export type ${type.name} = ${union(type.values)};\n`);
      return type.name;
    case 'list': {
      const entry = typeName(type.of, found);
      return `readonly ${/[|{]/.test(entry) ? `(${entry})` : entry}[]`;
    }
    case 'object': {
      const body = members(type.fields, found, '', type.isClosed);
      if (type.name === undefined) return body;
      found.set(type.name, `export interface ${type.name} ${body}\n`);
      return type.name;
    }
    default:
      return 'string';
  }
}

function members(fields: Fields, found: Declarations, first = '', isClosed = false): string {
  const lines = Object.entries(fields).map(
    ([name, field]) =>
      `${commentOf(field)}readonly ${name}${field.isRequired ? '' : '?'}: ${typeName(field.type, found)};`,
  );
  const more = isClosed ? '' : 'readonly [key: string]: unknown;\n';
  return `{\n${first}${lines.join('\n')}\n${more}}`;
}

/** The names of a call's exported types. */
export function typesOf(name: string, { types }: Call) {
  return {
    request: types?.request ?? `${upperFirst(name)}Request`,
    answer: types?.answer ?? `${upperFirst(name)}Response`,
  };
}

/** As a comment over several lines; prettier leaves those as they are. */
function wrap(text: string, indent: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && `${indent} * ${line} ${word}`.length <= 120) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else lines.push(word);
  }
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

export function renderTypes(): string {
  const found: Declarations = new Map();
  const calls: readonly (readonly [string, Call])[] = Object.entries(CALLS);
  for (const [name, call] of calls) {
    const types = typesOf(name, call);
    const note = call.oneRequired
      ? `/** One of ${call.oneRequired.join(' and ')} is needed; the latter wins. */\n`
      : '';
    const fields = members(call.request, found, '', call.isClosed);
    const request = `${note}export interface ${types.request} ${fields}\n`;
    found.set(types.request, request);
    const result = 'readonly result: ApiResult;\n';
    const answer = `export interface ${types.answer} ${members(call.answer, found, result)}\n`;
    found.set(types.answer, answer);
  }
  for (const { name, about, types, fields, source } of NOTIFICATIONS) {
    const first = `readonly notifyType: ${union(types)};\n`;
    const comment = wrap(`${about} Source: docs/reference/${source}`, '');
    found.set(name, `${comment}export interface ${name} ${members(fields, found, first)}\n`);
  }
  const methods = calls.map(([name, call]) => {
    const { request, answer } = typesOf(name, call);
    const comment = wrap(`${call.about} Source: docs/reference/${call.source}`, '  ');
    return `${comment}  ${name}(request: ${request}): Promise<${answer}>;`;
  });
  const paths = calls.map(([name, { path }]) => `${name}: '${path}',`);
  const known = NOTIFICATIONS.flatMap(({ types, tellingField, fields }) =>
    types.map((type) => {
      const required = Object.entries(fields)
        .filter(([, { isRequired }]) => isRequired)
        .map(
          ([name, field]) =>
            `${name}: '${['amount', 'object', 'shape'].includes(field.type.kind) ? 'object' : 'string'}'`,
        );
      const telling = tellingField === undefined ? '' : `tellingField: '${tellingField}', `;
      return `${type}: { ${telling}fields: { ${required.join(', ')} } },`;
    }),
  );
  return [
    HEAD,
    ...found.values(),
    `/** Each is signed, sent once and never retried; its response is verified. */\nexport interface MerchantCalls {\n${methods.join('\n')}\n}\n`,
    `/** After \`/ams/api/v1/\`. */\nexport const CALL_PATHS = {\n${paths.join('\n')}\n} as const;\n`,
    `export type KnownNotification = ${NOTIFICATIONS.map(({ name }) => name).join(' | ')};\n`,
    `/** What each kind of notification always has, and the field that tells it where \`notifyType\` does not. */\nexport const NOTIFICATION_FIELDS: {\n  readonly [Type in KnownNotification['notifyType']]: {\n    readonly tellingField?: string;\n    readonly fields: { readonly [field: string]: 'string' | 'object' };\n  };\n} = {\n${known.join('\n')}\n};\n`,
  ].join('\n');
}
