import type { PaymentResultCode } from './result-step.ts';

/**
 * The exact English `paymentResultMessage` of each code whose text is documented. They are API constants:
 * they are sent by the gateway as they stand and are not meant for the shopper's eyes.
 * Source: docs/reference/result-codes.md.
 */
export const RESULT_MESSAGES: { readonly [Code in PaymentResultCode]?: string } = {
  ACCESS_DENIED: 'Access is denied.',
  CURRENCY_NOT_SUPPORT: 'The currency is not supported.',
  FRAUD_REJECT:
    'The transaction cannot be further processed because of risk control. If the user has already paid for the transaction, the transaction will be refunded.',
  INVALID_CARD:
    'The card is invalid. Maybe the credit card number cannot be identified, the card has no corresponding issuing bank, or the card number is in the wrong format.',
  INVALID_EXPIRY_DATE_FORMAT: 'The format of expiryYear or expiryMonth is wrong.',
  ISSUER_REJECTS_TRANSACTION: 'The issuing bank rejects the transaction.',
  INVALID_MERCHANT_STATUS: 'The merchant status is abnormal because restrictions exist.',
  MERCHANT_KYB_NOT_QUALIFIED:
    "The payment failed because of the merchant's KYB status. The merchant is either not KYB compliant, or the KYB status is not qualified for this transaction.",
  NO_PAY_OPTIONS: 'The currency is not supported for the transaction.',
  ORDER_IS_CLOSED:
    'The request you initiated has the same paymentRequestId as that of the existed transaction, which is closed.',
  PAYMENT_AMOUNT_EXCEED_LIMIT:
    'The payment amount is greater than the maximum amount allowed by the contract or payment method.',
  PAYMENT_COUNT_EXCEED_LIMIT:
    'The maximum number of payments exceeds the limit that is specified by the payment method.',
  PAYMENT_NOT_QUALIFIED:
    'The merchant is not qualified to pay because the merchant is not registered, does not have a contract for Auto Debit payment, or is forbidden to make a payment.',
  PROCESS_FAIL: 'A general business failure occurred.',
  RISK_REJECT:
    'The transaction cannot be further processed because of risk control. If the user has already paid for the transaction, the transaction will be refunded.',
  SUSPECTED_CARD: 'The card is suspected of fraud. For example, the card is stolen or restricted.',
  SUSPECTED_RISK:
    'The transaction cannot be further processed because of suspected security issues. You can retry the transaction after one working day. If the transaction is not secure and the user has already paid, the transaction will be refunded.',
  USER_AMOUNT_EXCEED_LIMIT: 'The payment amount exceeds the user payment limit.',
  USER_BALANCE_NOT_ENOUGH:
    'The payment cannot be completed because the user balance in the corresponding payment method is not enough.',
  USER_KYC_NOT_QUALIFIED:
    "The payment failed because of the user's KYC status. The user is either not KYC compliant, or the KYC status is not qualified for this transaction (for example, limitations on the payment amount or product information).",
  USER_PAYMENT_VERIFICATION_FAILED:
    'The user is restricted from payment on the payment method side.',
  USER_STATUS_ABNORMAL: 'The user status is abnormal on the payment method side.',
  PAYMENT_IN_PROCESS: 'The payment is being processed.',
  UNKNOWN_EXCEPTION: 'An API call has failed, which is caused by unknown reasons.',
  CARD_NOT_SUPPORTED: 'The card used for the transaction is not supported.',
  INVALID_EXPIRATION_DATE:
    'The value of paymentMethod.paymentMethodMetaData.expiryYear or paymentMethod.paymentMethodMetaData.expiryDate is invalid.',
  INVALID_CARD_NUMBER: 'The number of the card used for the transaction is invalid.',
};
