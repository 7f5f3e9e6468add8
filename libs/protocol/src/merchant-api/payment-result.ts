/**
 * What a result says of the card that paid. Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file and
 * docs/reference/client-sdk.md#card-details-in-results
 */
import { named, optional, text } from './field.ts';

export const paymentResultInfo = optional(
  named('PaymentResultInfo', {
    cardNo: optional(text(), 'Masked.'),
    cardBrand: optional(text()),
    cardBin: optional(text(), 'The first digits of the card number.'),
    lastFour: optional(text()),
    cardToken: optional(
      text(128),
      'What later payments name, if the card was saved. Keep it on the server.',
    ),
    cardCategory: optional(text(), 'CONSUMER or COMMERCIAL.'),
    expiryMonth: optional(text()),
    expiryYear: optional(text()),
    funding: optional(text(), 'CREDIT, DEBIT or another.'),
    issuingCountry: optional(text()),
    networkTransactionId: optional(text(), 'Of the card’s network, for later payments.'),
  }),
  'Of a payment by card.',
);
