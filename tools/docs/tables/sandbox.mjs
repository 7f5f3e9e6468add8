import { USAGE } from '../../../apps/sandbox/src/flags.ts';
import { SCENARIOS } from '../../../apps/sandbox/src/scenarios/catalogue.ts';
import {
  DOCUMENTED_AMOUNTS,
  DOCUMENTED_CARDS,
} from '../../../apps/sandbox/src/scenarios/documented-data.ts';
import { chineseOf } from '../prose.mjs';
import { code, table } from '../table.mjs';
import { FLAGS_ZH, PAGES_ZH, SCENARIOS_ZH } from './zh/sandbox.mjs';

const WORDS = {
  en: {
    flagsHead: ['flag', 'meaning'],
    documentedHead: ['card or amount', 'issued in', 'brand', 'scenario', 'source'],
    scenariosHead: [
      'scenario',
      'what happens',
      'card',
      'amount',
      'events in the page',
      'order',
      'notifications',
    ],
    any: 'any',
    amount: 'amount',
    none: 'none',
    comma: ', ',
    brackets: ['(', ')'],
  },
  zh: {
    flagsHead: ['参数', '含义'],
    documentedHead: ['卡号或金额', '发卡国家或地区', '卡组织', '场景', '出处'],
    scenariosHead: ['场景', '发生什么', '卡号', '金额', '页面收到', '订单', '通知'],
    any: '任意',
    amount: '金额',
    none: '无',
    comma: '、',
    brackets: ['（', '）'],
  },
};

/** @typedef {keyof typeof WORDS} Language */

/** @param {Language} language */
export const flags = (language) => () => {
  const english = Object.fromEntries(
    [...USAGE.matchAll(/^ +(--[\w-]+(?: <\w+>)?) +(.*)$/gm)].map(([, flag = '', meaning = '']) => [
      flag,
      meaning.replaceAll(/https?:\/\/[^\s)]+|<\w+>/g, code),
    ]),
  );
  const meanings = language === 'en' ? english : chineseOf('flags', english, FLAGS_ZH);
  return table(
    WORDS[language].flagsHead,
    Object.entries(meanings).map(([flag, meaning]) => [code(flag), meaning]),
  );
};

/** @param {string} card */
const inFours = (card) => card.replace(/(?=(?:.{4})+$)(?!^)/g, ' ');

/** @param {Language} language */
export const documented = (language) => () => {
  const { documentedHead, any, amount } = WORDS[language];
  const pages = ['the page of test cards', ...DOCUMENTED_AMOUNTS.map(({ page }) => page)];
  const english = Object.fromEntries(pages.map((page) => [page, page]));
  const names = language === 'en' ? english : chineseOf('pages', english, PAGES_ZH);
  return table(documentedHead, [
    ...DOCUMENTED_CARDS.map(({ number, country, brand, scenario }) => [
      inFours(number),
      country ?? any,
      brand,
      code(scenario),
      names['the page of test cards'] ?? '',
    ]),
    ...DOCUMENTED_AMOUNTS.map(({ value, scenario, page }) => [
      `${amount} ${value}`,
      any,
      '',
      code(scenario),
      names[page] ?? '',
    ]),
  ]);
};

/** @param {Language} language */
export const scenarios = (language) => () => {
  const { scenariosHead, none, comma, brackets } = WORDS[language];
  const english = Object.fromEntries(SCENARIOS.map(({ id, what }) => [id, what]));
  const happens = language === 'en' ? english : chineseOf('scenarios', english, SCENARIOS_ZH);
  return table(
    scenariosHead,
    SCENARIOS.map(({ id, card, amount, session, events, order, notifications }) => {
      const method = session?.paymentMethodType;
      const space = language === 'en' ? ' ' : '';
      return [
        code(id),
        method ? `${happens[id]}${space}${brackets.join(code(method))}` : (happens[id] ?? ''),
        card ? inFours(card) : '',
        amount ?? '',
        events.map((event) => event.replace(/^SDK_(PAYMENT_)?/, '')).join(comma),
        order ?? none,
        notifications.join(comma),
      ];
    }),
  );
};
