/**
 * The currencies of ISO 4217 by the number of decimals that their smallest unit has, those withdrawn lately included: an
 * old order still has to be shown. Intl can't tell: it knows how amounts are usually *written*, would show 4200 IDR (42.00)
 * a hundred times too high, and differs between versions of the same engine.
 * Source: docs/reference/server-api.md#amounts and docs/reference/beyond-cashier.md#c1-decimals
 */
const CURRENCIES_BY_DECIMALS = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW
     CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF
     IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV
     MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD
     SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL`,
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
] as const;

function listCurrencies(): readonly string[] {
  return CURRENCIES_BY_DECIMALS.flatMap(([, currencies]) => currencies.split(/\s+/)).sort();
}

/**
 * Every currency that has a smallest unit: not gold, funds of the IMF or codes for tests. A bundler leaves it out where
 * nobody reads it.
 */
export const CURRENCIES: readonly string[] = /* @__PURE__ */ listCurrencies();

/**
 * How many decimals the currency's smallest unit has; undefined for a currency that ISO 4217 does not list.
 *
 * @example
 * decimalsOf('USD'); // 2
 * decimalsOf('JPY'); // 0
 * decimalsOf('KWD'); // 3
 */
export function decimalsOf(currency: string): number | undefined {
  if (!/^[A-Z]{3}$/.test(currency)) return undefined;
  return CURRENCIES_BY_DECIMALS.find(([, currencies]) => currencies.includes(currency))?.[0];
}

/** In which a whole amount is written without its zeros. */
const SHORT = 'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SLL SOS SYP YER';

/**
 * Whether a whole amount is written without its zeros: `IDR 42,000`. By a table, because engines disagree here, and a page
 * that was rendered on a server has to read like the one in the browser.
 */
export function omitsZeroDecimals(currency: string): boolean {
  return SHORT.includes(currency);
}
