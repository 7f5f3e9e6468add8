import { randomUUID } from 'node:crypto';
import type {
  InquireExchangeRateRequest,
  InquireExchangeRateResponse,
  Quote,
} from '@ams-cashier/protocol';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { SUCCESS } from '../payment/api-result.ts';
import type { Checked } from './field-schema.ts';
import { Refusal } from './refusal.ts';

/** How much of each a dollar buys: round figures of ours, which never change. */
const PER_DOLLAR: { readonly [currency: string]: number } = {
  ...{ USD: 1, EUR: 0.9, GBP: 0.8, AUD: 1.5, CAD: 1.4, NZD: 1.7, SGD: 1.3, HKD: 7.8, CNY: 7.2 },
  ...{ TWD: 32, JPY: 150, KRW: 1400, THB: 35, MYR: 4.5, PHP: 58, IDR: 16_000, VND: 25_000 },
  ...{ BRL: 5.5, MXN: 19, CLP: 950, PEN: 3.8, PLN: 4, PKR: 280, BDT: 120 },
};

const HOUR = 3_600_000;
const DECIMALS = 8;

function quoteOf(
  { clock }: Gateway,
  { sellCurrency, buyCurrency }: Checked<InquireExchangeRateRequest>['currencyPairs'][number],
  isGuaranteed: boolean,
): Quote {
  const [sell, buy] = [sellCurrency, buyCurrency].map((currency) => {
    const rate = PER_DOLLAR[currency];
    if (rate !== undefined) return rate;
    throw new Refusal('CURRENCY_NOT_SUPPORT', `The sandbox has no rate for ${currency}.`);
  }) as [number, number];
  const now = clock.now();
  return {
    quoteId: randomUUID(),
    quoteCurrencyPair: `${sellCurrency}/${buyCurrency}`,
    quotePrice: String(Number((buy / sell).toFixed(DECIMALS))),
    quoteStartTime: formatTime(now),
    quoteExpiryTime: formatTime(clock.after(HOUR)),
    guaranteed: isGuaranteed,
  };
}

/** Source: docs/reference/beyond-cashier.md#b4-after-the-payment */
export function inquireExchangeRate(
  gateway: Gateway,
  _clientId: string,
  { currencyPairs, rateType = 'TRADE' }: Checked<InquireExchangeRateRequest>,
): InquireExchangeRateResponse {
  const isGuaranteed = rateType !== 'REFERENCE';
  const quotes = currencyPairs.map((pair) => quoteOf(gateway, pair, isGuaranteed));
  return { result: SUCCESS, quotes };
}
