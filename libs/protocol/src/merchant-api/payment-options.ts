/** What a shop may ask before a payment: methods, cards, rates. Source: docs/reference/beyond-cashier.md */
import {
  amount,
  anything,
  currency,
  flag,
  id,
  list,
  named,
  namedOneOf,
  needed,
  object,
  oneOf,
  optional,
  region,
  shape,
  text,
  time,
  type Call,
} from './field.ts';
import { env, settlementStrategy } from './order.ts';

export const PAYMENT_OPTIONS = {
  consult: {
    path: 'payments/consult',
    about:
      'Returns the payment methods that an order of this amount can use, with the limits of each, and why one can’t be used. Changes nothing.',
    source: 'beyond-cashier.md#b2-which-methods-can-this-order-use--paymentsconsult',
    page: 'consult',
    request: {
      productCode: optional(oneOf('CASHIER_PAYMENT', 'AGREEMENT_PAYMENT')),
      paymentAmount: needed(amount),
      settlementStrategy: optional(settlementStrategy),
      env: optional(env),
      userRegion: optional(region),
      allowedPaymentMethodRegions: optional(list(text()), 'Two letters each, or `GLOBAL`.'),
      allowedPaymentMethods: optional(list(text(64))),
      blockedPaymentMethods: optional(list(text(64))),
      merchantAccountId: optional(text(32)),
    },
    answer: {
      paymentOptions: needed(
        list(
          named('PaymentOption', {
            paymentMethodType: needed(text(64)),
            paymentMethodCategory: optional(text()),
            paymentMethodRegion: optional(list(text())),
            enabled: needed(flag),
            preferred: optional(flag),
            disableReason: optional(
              namedOneOf(
                'DisableReason',
                'PAYMENT_ACCOUNT_NOT_AVAILABLE',
                'EXCEED_CHANNEL_LIMIT_RULE',
                'SERVICE_DEGRADE',
                'CHANNEL_NOT_SUPPORT_CURRENCY',
                'CHANNEL_DISABLE',
                'CHANNEL_NOT_IN_SERVICE_TIME',
                'QUERY_IPP_INFO_FAILED',
                'LIMIT_CENTER_ACCESS_FAIL',
                'CURRENT_CHANNEL_NOT_EXIST',
              ),
              'Only of a method that is not enabled.',
            ),
            supportedCurrencies: optional(list(currency)),
            amountLimitInfoMap: optional(shape('AmountLimits'), 'By currency.'),
            logo: optional(anything),
            paymentOptionDetail: optional(anything),
            installment: optional(anything),
            promotionInfos: optional(list(anything)),
          }),
        ),
      ),
    },
    errors: ['CURRENCY_NOT_SUPPORT'],
  },
  getCardInfo: {
    path: 'payments/getCardInfo',
    about:
      'Returns what is known of a card by its first digits, e.g. to show its brand or to offer instalments. Send `cardBin`: a whole number would bring your server into the scope of card-data rules.',
    source: 'beyond-cashier.md#b3-card-knowledge-and-instalments',
    page: 'get_card_info',
    request: {
      cardBin: optional(text(11), 'The first 6 to 11 digits.'),
      cardNo: optional(text(32), 'Only for merchants who may have whole card numbers.'),
      paymentMethodRegion: optional(region),
    },
    oneRequired: ['cardBin', 'cardNo'],
    answer: {
      cardBrand: needed(text()),
      localCardBrand: optional(text()),
      coBagedCardBrand: optional(text(), 'Antom’s own spelling.'),
      issuingRegion: optional(region),
      funding: optional(text(), '`CREDIT`, `DEBIT`, `PREPAID`, …'),
      cardCategory: optional(text(), '`CONSUMER` or `COMMERCIAL`.'),
      supportInstallment: optional(flag),
      installment: optional(anything),
    },
    errors: [],
  },
  inquireExchangeRate: {
    path: 'payments/inquireExchangeRate',
    about:
      'Returns the rates between currencies. A quote that is guaranteed can be sent as `paymentQuote` of a session or a payment until it expires.',
    source: 'beyond-cashier.md#b4-after-the-payment',
    page: 'inquire_exchange_rate',
    request: {
      currencyPairs: needed(
        list(object({ sellCurrency: needed(currency), buyCurrency: needed(currency) }), 20),
      ),
      rateType: optional(oneOf('TRADE', 'REFERENCE', 'REFERENCE_TRADE')),
      merchantAccountId: optional(text(32)),
    },
    answer: {
      quotes: needed(
        list(
          named('Quote', {
            quoteId: needed(id),
            quoteCurrencyPair: needed(text(), '`EUR/USD`.'),
            quotePrice: needed(text(), 'A decimal number.'),
            quoteStartTime: needed(time),
            quoteExpiryTime: needed(time),
            guaranteed: needed(flag),
          }),
        ),
      ),
    },
    errors: ['CURRENCY_NOT_SUPPORT'],
  },
} as const satisfies { readonly [name: string]: Call };
