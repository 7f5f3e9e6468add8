import { randomUUID } from 'node:crypto';
import type {
  InquireExchangeRateRequest,
  InquireExchangeRateResponse,
  Quote,
} from '@ams-cashier/protocol';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { SUCCESS } from '../payment/api-result.ts';
import { Records } from '../records/record.ts';
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

/** A quote that is guaranteed; its id is that of its record. */
interface GuaranteedQuote {
  readonly currencies: readonly [sell: string, buy: string];
  readonly expiresAt: number;
}

const QUOTES = new Records<GuaranteedQuote>('quote');

function quoteOf(
  gateway: Gateway,
  clientId: string,
  { sellCurrency, buyCurrency }: Checked<InquireExchangeRateRequest>['currencyPairs'][number],
  isGuaranteed: boolean,
): Quote {
  const [sell, buy] = [sellCurrency, buyCurrency].map((currency) => {
    const rate = PER_DOLLAR[currency];
    if (rate !== undefined) return rate;
    throw new Refusal('CURRENCY_NOT_SUPPORT', `The sandbox has no rate for ${currency}.`);
  }) as [number, number];
  const { clock } = gateway;
  const now = clock.now();
  const expiresAt = clock.after(HOUR);
  const currencies = [sellCurrency, buyCurrency] as const;
  return {
    quoteId: isGuaranteed
      ? QUOTES.add(gateway, clientId, randomUUID(), { currencies, expiresAt }).recordId
      : randomUUID(),
    quoteCurrencyPair: `${sellCurrency}/${buyCurrency}`,
    quotePrice: String(Number((buy / sell).toFixed(DECIMALS))),
    quoteStartTime: formatTime(now),
    quoteExpiryTime: formatTime(expiresAt),
    guaranteed: isGuaranteed,
  };
}

/** Source: docs/reference/beyond-cashier.md#b4-after-the-payment */
export function inquireExchangeRate(
  gateway: Gateway,
  clientId: string,
  { currencyPairs, rateType = 'TRADE' }: Checked<InquireExchangeRateRequest>,
): InquireExchangeRateResponse {
  const isGuaranteed = rateType !== 'REFERENCE';
  const quotes = gateway.database.transaction(() =>
    currencyPairs.map((pair) => quoteOf(gateway, clientId, pair, isGuaranteed)),
  );
  return { result: SUCCESS, quotes };
}

/** Throws unless a payment in this currency may be made at the rate of the quote. */
export function checkQuote(
  gateway: Gateway,
  clientId: string,
  { quoteId }: { readonly quoteId: string },
  currency: string,
): void {
  const refuse = (words: string) => {
    throw new Refusal('PARAM_ILLEGAL', `paymentQuote.quoteId ${words}`);
  };
  const quote = QUOTES.find(gateway, clientId, 'recordId', quoteId)?.facts;
  if (!quote) return refuse('is no guaranteed quote; inquireExchangeRate returns one.');
  const { currencies, expiresAt } = quote;
  if (expiresAt <= gateway.clock.now()) {
    refuse(`expired at ${formatTime(expiresAt)}; inquireExchangeRate returns another.`);
  }
  if (!currencies.includes(currency)) {
    refuse(`is for ${currencies.join('/')}; paymentAmount is in ${currency}.`);
  }
}
