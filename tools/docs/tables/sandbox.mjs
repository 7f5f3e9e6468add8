import { USAGE } from '../../../apps/sandbox/src/flags.ts';
import { SCENARIOS } from '../../../apps/sandbox/src/scenarios/catalogue.ts';
import {
  DOCUMENTED_AMOUNTS,
  DOCUMENTED_CARDS,
} from '../../../apps/sandbox/src/scenarios/documented-data.ts';
import { code, table } from '../table.mjs';

export const flags = () =>
  table(
    ['flag', 'meaning'],
    [...USAGE.matchAll(/^ +(--[\w-]+(?: <\w+>)?) +(.*)$/gm)].map(([, flag = '', meaning = '']) => [
      code(flag),
      meaning.replaceAll(/https?:\/\/[^\s)]+|<\w+>/g, code),
    ]),
  );

/** @param {string} card */
const inFours = (card) => card.replace(/(?=(?:.{4})+$)(?!^)/g, ' ');

export const documented = () =>
  table(
    ['card or amount', 'issued in', 'brand', 'scenario', 'who says so'],
    [
      ...DOCUMENTED_CARDS.map(({ number, country, brand, scenario }) => [
        inFours(number),
        country ?? 'any',
        brand,
        code(scenario),
        'the page of test cards',
      ]),
      ...DOCUMENTED_AMOUNTS.map(({ value, scenario, page }) => [
        `amount ${value}`,
        'any',
        '',
        code(scenario),
        page,
      ]),
    ],
  );

export function scenarios() {
  return table(
    ['scenario', 'what happens', 'card', 'amount', 'the page is told', 'order', 'notifications'],
    SCENARIOS.map(({ id, what, card, amount, session, events, order, notifications }) => [
      code(id),
      session?.paymentMethodType ? `${what} (\`${session.paymentMethodType}\`)` : what,
      card ? inFours(card) : '',
      amount ?? '',
      events.map((event) => event.replace(/^SDK_(PAYMENT_)?/, '')).join(', '),
      order ?? 'none',
      notifications.join(', '),
    ]),
  );
}
