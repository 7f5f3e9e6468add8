import { CALLS, NOTIFICATIONS } from '@ams-cashier/protocol/merchant-api';
import { code, table } from '../table.mjs';

/**
 * @import { Call, Fields, FieldType } from '@ams-cashier/protocol/merchant-api'
 */

/** @type {readonly (readonly [string, Call])[]} */
const ROWS = Object.entries(CALLS);

const DOCUMENTATION = 'https://docs.antom.com/ac/ams/';

/** The first sentence. @param {string} about */
const summary = (about) => about.split(/(?<=\.) (?=[A-Z])/)[0] ?? about;

/** What each call does, and what happens if it is repeated. */
export function calls() {
  return table(
    ['call', 'path', 'what it does', 'a repeated request is told by'],
    ROWS.map(([name, { path, about, idempotentBy }]) => [
      code(name),
      code(path),
      summary(about),
      idempotentBy ? code(idempotentBy) : '',
    ]),
  );
}

const WORDS = /** @type {Record<string, string>} */ ({
  text: 'text',
  boolean: 'true or false',
  amount: 'amount, in the currency’s smallest unit',
  time: 'time, ISO 8601 with offset',
  url: 'URL',
  webUrl: 'http or https URL',
  currency: 'currency, ISO 4217',
  region: 'region, ISO 3166',
  any: 'object',
  object: 'object',
  shape: 'object',
});

/** @param {FieldType} type @returns {string} */
function words(type) {
  if (type.kind === 'oneOf') return type.values.map(code).join(', ');
  if (type.kind === 'number') return `whole number from ${type.least} to ${type.most}`;
  if (type.kind === 'list') {
    return `list of: ${words(type.of)}${type.max === undefined ? '' : `; at most ${type.max}`}`;
  }
  const limit = type.kind === 'text' && type.max !== undefined ? `, at most ${type.max}` : '';
  return `${WORDS[type.kind]}${limit}`;
}

/** @param {FieldType} type @returns {Fields} */
function inner(type) {
  if (type.kind === 'list') return inner(type.of);
  return type.kind === 'object' ? type.fields : {};
}

/** @param {Fields} fields @param {string} prefix @returns {string[][]} */
const fieldRows = (fields, prefix = '') =>
  Object.entries(fields).flatMap(([name, { type, isRequired, about = '' }]) => {
    const path = `${prefix}${name}`;
    const row = [code(path), isRequired ? 'yes' : '', words(type), about];
    const mark = type.kind === 'list' ? '[].' : '.';
    return [row, ...fieldRows(inner(type), path + mark)];
  });

/** Every field that is sent, by call. */
export function callFields() {
  const rows = ROWS.flatMap(([name, { request, oneRequired }]) =>
    fieldRows(request).map(([field = '', required = '', ...rest]) => {
      const isOne = oneRequired?.some((one) => code(one) === field);
      return [code(name), field, isOne ? 'one of them' : required, ...rest];
    }),
  );
  return table(['call', 'field', 'required', 'what', ''], rows);
}

/** What each call returns, its own error codes, and Antom's page about it. */
export function callAnswers() {
  return table(
    ['call', 'returns, besides `result`', 'its own error codes', 'in Antom’s documentation'],
    ROWS.map(([name, { answer, errors, page }]) => [
      code(name),
      Object.entries(answer)
        .map(([field, { isRequired }]) => code(field) + (isRequired ? '' : '?'))
        .join(', '),
      errors.map(code).join(', '),
      `<${DOCUMENTATION}${page}>`,
    ]),
  );
}

/** Every kind of notification. */
export function notifications() {
  const rows = NOTIFICATIONS.flatMap(({ types, about, fields }) =>
    types.map((type) => [
      code(type),
      about,
      Object.entries(fields)
        .filter(([, { isRequired }]) => isRequired)
        .map(([field]) => code(field))
        .join(', '),
    ]),
  );
  return table(
    ['type', 'what it is', 'always has'],
    [...rows, [code('OTHER'), 'Anything else that is signed: `body`.', code('rawNotifyType')]],
  );
}
