import { CALLS, NOTIFICATIONS } from '@ams-cashier/protocol/merchant-api';
import { code, table } from '../table.mjs';
import { chineseOf } from '../prose.mjs';
import { FIELDS_ZH } from './zh/call-fields.mjs';
import { CALLS_ZH, NOTIFICATIONS_ZH } from './zh/calls.mjs';
import { Failure } from '../../stack/index.ts';

/**
 * @import { Call, Fields, FieldType } from '@ams-cashier/protocol/merchant-api'
 */

/** @type {readonly (readonly [string, Call])[]} */
const ROWS = Object.entries(CALLS);

const DOCUMENTATION = 'https://docs.antom.com/ac/ams/';

/** The first sentence. @param {string} about */
const summary = (about) => about.split(/(?<=\.) (?=[A-Z])/)[0] ?? about;

/** What each call does, and what happens if it is repeated. @param {Language} language */
export const calls = (language) => () => {
  const english = Object.fromEntries(ROWS.map(([name, { about }]) => [name, summary(about)]));
  const does = language === 'en' ? english : chineseOf('calls', english, CALLS_ZH);
  return table(
    LANGUAGES[language].callsHead,
    ROWS.map(([name, { path, idempotentBy }]) => [
      code(name),
      code(path),
      does[name] ?? '',
      idempotentBy ? code(idempotentBy) : '',
    ]),
  );
};

const LANGUAGES = {
  en: {
    kinds: /** @type {Record<string, string>} */ ({
      text: 'text',
      boolean: 'true or false',
      amount: 'amount, in minor units',
      time: 'time, ISO 8601 with offset',
      url: 'URL',
      webUrl: 'http or https URL',
      currency: 'currency, ISO 4217',
      region: 'region, ISO 3166',
      any: 'object',
      object: 'object',
      shape: 'object',
    }),
    number: (/** @type {number} */ least, /** @type {number} */ most) =>
      `whole number from ${least} to ${most}`,
    list: (/** @type {string} */ of) => `list of: ${of}`,
    most: (/** @type {number} */ most) => `; at most ${most}`,
    length: (/** @type {number} */ most) => `, at most ${most}`,
    comma: ', ',
    required: 'yes',
    oneRequired: 'one of them',
    about: (/** @type {string} */ about) => about,
    callsHead: ['call', 'path', 'what it does', 'idempotent by'],
    notificationsHead: ['type', 'meaning', 'required fields'],
    fieldsHead: ['call', 'field', 'required', 'type', ''],
    answersHead: [
      'call',
      'returns, in addition to `result`',
      'specific error codes',
      'in Antom’s documentation',
    ],
  },
  zh: {
    kinds: /** @type {Record<string, string>} */ ({
      text: '文本',
      boolean: 'true 或 false',
      amount: '金额，以该币种的最小单位计',
      time: '时间，ISO 8601，带时区偏移',
      url: 'URL',
      webUrl: 'http 或 https URL',
      currency: '币种，ISO 4217',
      region: '国家或地区，ISO 3166',
      any: '对象',
      object: '对象',
      shape: '对象',
    }),
    number: (/** @type {number} */ least, /** @type {number} */ most) =>
      `${least} 到 ${most} 的整数`,
    list: (/** @type {string} */ of) => `列表，每项为：${of}`,
    most: (/** @type {number} */ most) => `；最多 ${most} 项`,
    length: (/** @type {number} */ most) => `，最长 ${most} 个字符`,
    comma: '、',
    required: '是',
    oneRequired: '任选其一',
    about: (/** @type {string} */ about) => {
      const chinese = about === '' ? '' : FIELDS_ZH[about];
      if (chinese === undefined) {
        throw new Failure(`tools/docs/tables/zh/call-fields.mjs lacks the Chinese of “${about}”`);
      }
      return chinese;
    },
    callsHead: ['调用', '路径', '作用', '重复请求的依据'],
    notificationsHead: ['类型', '内容', '必有字段'],
    fieldsHead: ['调用', '字段', '必填', '内容', ''],
    answersHead: ['调用', '除 `result` 外返回', '特有的错误码', 'Antom 文档'],
  },
};

/** @typedef {keyof typeof LANGUAGES} Language */

/** @param {FieldType} type @param {Language} language @returns {string} */
function words(type, language) {
  const { kinds, number, list, most, length, comma } = LANGUAGES[language];
  if (type.kind === 'oneOf') return type.values.map(code).join(comma);
  if (type.kind === 'number') return number(type.least, type.most);
  if (type.kind === 'list') {
    return list(words(type.of, language)) + (type.max === undefined ? '' : most(type.max));
  }
  const limit = type.kind === 'text' && type.max !== undefined ? length(type.max) : '';
  return `${kinds[type.kind]}${limit}`;
}

/** @param {FieldType} type @returns {Fields} */
function inner(type) {
  if (type.kind === 'list') return inner(type.of);
  return type.kind === 'object' ? type.fields : {};
}

/** @param {Fields} fields @param {Language} language @param {string} prefix @returns {string[][]} */
const fieldRows = (fields, language, prefix = '') =>
  Object.entries(fields).flatMap(([name, { type, isRequired, about = '' }]) => {
    const path = `${prefix}${name}`;
    const { required, about: translated } = LANGUAGES[language];
    const row = [code(path), isRequired ? required : '', words(type, language), translated(about)];
    const mark = type.kind === 'list' ? '[].' : '.';
    return [row, ...fieldRows(inner(type), language, path + mark)];
  });

/** Every field that is sent, by call. @param {Language} language */
export const callFields = (language) => () => {
  const { fieldsHead, oneRequired: oneOfThem } = LANGUAGES[language];
  const rows = ROWS.flatMap(([name, { request, oneRequired }]) =>
    fieldRows(request, language).map(([field = '', required = '', ...rest]) => {
      const isOne = oneRequired?.some((one) => code(one) === field);
      return [code(name), field, isOne ? oneOfThem : required, ...rest];
    }),
  );
  return table(fieldsHead, rows);
};

/** What each call returns, its own error codes, and Antom's page about it. @param {Language} language */
export const callAnswers = (language) => () => {
  const { answersHead, comma } = LANGUAGES[language];
  return table(
    answersHead,
    ROWS.map(([name, { answer, errors, page }]) => [
      code(name),
      Object.entries(answer)
        .map(([field, { isRequired }]) => code(field) + (isRequired ? '' : '?'))
        .join(comma),
      errors.map(code).join(comma),
      `<${DOCUMENTATION}${page}>`,
    ]),
  );
};

/** Every kind of notification. @param {Language} language */
export const notifications = (language) => () => {
  const { comma, notificationsHead } = LANGUAGES[language];
  const rows = NOTIFICATIONS.flatMap(({ types, about, fields }) => {
    const always = Object.entries(fields)
      .filter(([, { isRequired }]) => isRequired)
      .map(([field]) => code(field))
      .join(comma);
    return types.map((type) => ({ type: String(type), about, always }));
  });
  rows.push({
    type: 'OTHER',
    about: 'Any other signed notification: `body`.',
    always: code('rawNotifyType'),
  });
  const english = Object.fromEntries(rows.map(({ type, about }) => [type, about]));
  const is = language === 'en' ? english : chineseOf('notifications', english, NOTIFICATIONS_ZH);
  return table(
    notificationsHead,
    rows.map(({ type, always }) => [code(type), is[type] ?? '', always]),
  );
};
