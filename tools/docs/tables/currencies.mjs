import { METHOD_RULES, WALLETS, decimalsOf } from '@ams-cashier/protocol';
import { code, table } from '../table.mjs';

const HEADS = {
  en: ['method', 'currency', 'at least', 'at most', 'a multiple of'],
  zh: ['支付方式', '币种', '下限', '上限', '须为其整数倍'],
};

/** @param {string} currency @param {string | undefined} value in the smallest unit */
const inWords = (currency, value) =>
  value === undefined
    ? ''
    : (Number(value) / 10 ** (decimalsOf(currency) ?? 0)).toLocaleString('en-US');

/**
 * The currencies that a payment method has documented limits in; those that the hosted cashier offers come first.
 * @param {keyof typeof HEADS} language
 */
export const currencies = (language) => () => {
  const isOffered = (/** @type {string} */ method) => Object.hasOwn(WALLETS, method);
  const methods = Object.entries(METHOD_RULES).sort(
    ([one], [other]) => Number(isOffered(other)) - Number(isOffered(one)),
  );
  return table(
    HEADS[language],
    methods.flatMap(([method, rules]) =>
      Object.entries(rules)
        .filter(([currency]) => currency !== '*')
        .map(([currency, { minimum, maximum, multipleOf }]) => [
          code(method),
          currency,
          inWords(currency, minimum),
          inWords(currency, maximum),
          inWords(currency, multipleOf),
        ]),
    ),
  );
};
