import { decimalsOf } from './currency.ts';
import type { Amount } from './gateway.ts';
import { quoted } from './quoted-value.ts';

/** In the currency's smallest unit. */
export interface AmountRule {
  readonly minimum?: string;
  /** Of a single payment; where only a day's or a month's total is limited, that total. */
  readonly maximum?: string;
  readonly multipleOf?: string;
}

/** By currency; `*`: in each. A currency without a rule has no limit that is known. */
type MethodRules = { readonly [currency: string]: AmountRule };

/**
 * What Antom documents of a payment method's amounts. Limits that depend on the contract are the widest.
 * Source: docs/reference/beyond-cashier.md#c2-limits-by-method-doc
 */
export const METHOD_RULES: { readonly [paymentMethodType: string]: MethodRules } = {
  ALIPAY_CN: { CNY: { minimum: '10', maximum: '30000000' } },
  ALIPAY_HK: { HKD: { minimum: '1', maximum: '5000000' } },
  APPLEPAY: { '*': { minimum: '2' } },
  BILLEASE: { PHP: { minimum: '5000', maximum: '10000000' } },
  BOOST: { MYR: { minimum: '5', maximum: '500000' } },
  DANA: { IDR: { minimum: '30000' } },
  GCASH: { PHP: { minimum: '100', maximum: '10000000' } },
  GRABPAY_MY: { MYR: { minimum: '1' } },
  GRABPAY_PH: { PHP: { minimum: '100' } },
  GRABPAY_SG: { SGD: { minimum: '1' } },
  JKOPAY: { TWD: { multipleOf: '100' } },
  KAKAOPAY: { KRW: { minimum: '50' } },
  KPLUS: { THB: { minimum: '100', maximum: '200000000' } },
  KREDIVO_ID: { IDR: { minimum: '100', maximum: '3000000000' } },
  OCTOPUS: { HKD: { multipleOf: '10' } },
  PAGALEVE: { BRL: { minimum: '4000' } },
  PAYPAY: { JPY: { minimum: '1' } },
  RABBIT_LINE_PAY: { THB: { minimum: '1', maximum: '5000000' } },
  TNG: { MYR: { minimum: '5' } },
  TRUEMONEY: { THB: { minimum: '100', maximum: '3000000' } },
  ZALOPAY: { VND: { minimum: '1000', maximum: '10000000' } },
};

/** Methods that take one currency only. Source: docs/reference/beyond-cashier.md#a9-what-shops-report-about-the-element-merchant */
export const ONLY_CURRENCY: { readonly [paymentMethodType: string]: string } = {
  ALIPAY_HK: 'HKD',
};

/** Rules of a currency, whatever pays. Source: docs/reference/beyond-cashier.md#c1-decimals */
const CURRENCY_RULES: { readonly [currency: string]: AmountRule } = {
  IDR: { multipleOf: '100' },
};

export interface AmountProblem {
  /**
   * `value_invalid`: not a positive whole number of at most 16 digits; `currency_unknown`: not in ISO 4217;
   * `currency_unsupported`: the method takes another one; `not_a_multiple`: for example, IDR has to end in 00.
   */
  readonly reason:
    | 'value_invalid'
    | 'currency_unknown'
    | 'currency_unsupported'
    | 'not_a_multiple'
    | 'below_minimum'
    | 'above_maximum';
  /** For developers: what came, and what has to come instead. */
  readonly message: string;
  /** The minimum, the maximum, or what the value has to be a multiple of, in the smallest unit. */
  readonly limit?: string;
}

const CHECKS = [
  ['not_a_multiple', 'multipleOf', (value, limit) => value % limit === 0n, 'a multiple of'],
  ['below_minimum', 'minimum', (value, limit) => value >= limit, 'at least'],
  ['above_maximum', 'maximum', (value, limit) => value <= limit, 'at most'],
] as const satisfies readonly (readonly [
  AmountProblem['reason'],
  keyof AmountRule,
  passes: (value: bigint, limit: bigint) => boolean,
  words: string,
])[];

function breach({ currency, value }: Amount, rule: AmountRule, where: string) {
  for (const [reason, key, passes, words] of CHECKS) {
    const limit = rule[key];
    if (limit === undefined || passes(BigInt(value), BigInt(limit))) continue;
    const message = `value is ${value}; ${where} it must be ${words} ${limit} in the smallest unit of ${currency}.`;
    return { reason, message, limit } satisfies AmountProblem;
  }
  return undefined;
}

/**
 * What Antom would refuse this amount for; undefined if it is sound. The documented limits are the widest: your contract
 * may have narrower ones, which only `consult` knows.
 *
 * @param options.paymentMethodType a method by Antom's name; without it, only what holds for every method is checked
 * @example
 * validateAmount({ currency: 'IDR', value: '4200050' })?.reason; // 'not_a_multiple'
 * validateAmount({ currency: 'USD', value: '1' }, { paymentMethodType: 'APPLEPAY' })?.reason; // 'below_minimum'
 */
export function validateAmount(
  amount: Amount,
  { paymentMethodType }: { readonly paymentMethodType?: string } = {},
): AmountProblem | undefined {
  const { currency, value } = Object(amount) as Amount;
  if (decimalsOf(currency) === undefined) {
    const message = `currency is ${quoted(currency)}; it must be a currency of ISO 4217 in capital letters, such as "USD".`;
    return { reason: 'currency_unknown', message };
  }
  if (typeof value !== 'string' || !/^[1-9]\d{0,15}$/.test(value)) {
    const message = `value is ${quoted(value)}; it must be a string of 1 to 16 digits that doesn’t begin with 0: the amount in the smallest unit of ${currency}.`;
    return { reason: 'value_invalid', message };
  }
  const method = paymentMethodType ?? '';
  const only = Object.hasOwn(ONLY_CURRENCY, method) ? ONLY_CURRENCY[method] : undefined;
  if (only !== undefined && only !== currency) {
    const message = `currency is ${currency}; ${method} takes ${only} only.`;
    return { reason: 'currency_unsupported', message };
  }
  const rules = Object.hasOwn(METHOD_RULES, method) ? METHOD_RULES[method] : undefined;
  return (
    breach(amount, CURRENCY_RULES[currency] ?? {}, `in ${currency}`) ??
    breach(amount, rules?.[currency] ?? rules?.['*'] ?? {}, `for ${method}`)
  );
}
