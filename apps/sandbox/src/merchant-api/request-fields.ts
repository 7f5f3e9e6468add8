/** Requests whose fields depend on each other, or which the sandbox takes a little differently from Antom. */
import * as v from 'valibot';
import {
  amount,
  anyObject,
  between,
  boolean,
  currency,
  list,
  object,
  oneOf,
  origin,
  region,
  scenario,
  string,
  stringUpTo,
  time,
  url,
  webUrl,
  wholeNumber,
} from './field-schema.ts';

const methodMetaData = object({
  is3DSAuthentication: v.exactOptional(boolean),
  enableAuthenticationUpgrade: v.exactOptional(boolean),
  tokenizeMode: v.exactOptional(string),
  isCardOnFile: v.exactOptional(boolean),
});
/** Either the number of instalments, or the numbers that are not offered. */
const creditPayPlan = v.pipe(
  object({
    installmentNum: v.exactOptional(between(2, 36)),
    interval: v.exactOptional(oneOf('MONTH')),
    creditPayFeeType: v.exactOptional(string),
    feePercentage: v.exactOptional(between(0, 100)),
    filteredInstallmentPeriods: v.exactOptional(list(between(2, 36))),
  }),
  v.check(
    ({ installmentNum, filteredInstallmentPeriods }) =>
      installmentNum === undefined || filteredInstallmentPeriods === undefined,
    'an object with installmentNum or filteredInstallmentPeriods, not both',
  ),
);

/**
 * paymentRedirectUrl may be missing, unlike at Antom: the SDK then emits SDK_CALL_URL_ERROR, which can be tried that
 * way. `allowedOrigins` and `sandboxScenario` are the sandbox's own.
 * Source: docs/reference/server-api.md#createpaymentsession and docs/design/decisions.md#the-sandbox
 */
export const CREATE_PAYMENT_SESSION = object({
  productCode: v.exactOptional(oneOf('CASHIER_PAYMENT', 'AGREEMENT_PAYMENT')),
  productScene: v.exactOptional(oneOf('CHECKOUT_PAYMENT', 'ELEMENT_PAYMENT')),
  paymentRequestId: stringUpTo(64),
  paymentAmount: amount,
  order: object({
    referenceOrderId: stringUpTo(64),
    orderDescription: stringUpTo(256),
    orderAmount: amount,
    buyer: v.exactOptional(
      object({
        referenceBuyerId: v.exactOptional(stringUpTo(64)),
        buyerName: v.exactOptional(anyObject),
        buyerPhoneNo: v.exactOptional(stringUpTo(24)),
        buyerEmail: v.exactOptional(stringUpTo(64)),
      }),
    ),
    goods: v.exactOptional(
      v.pipe(
        list(
          object({
            referenceGoodsId: stringUpTo(64),
            goodsName: stringUpTo(256),
            goodsUnitAmount: v.exactOptional(amount),
            goodsQuantity: v.exactOptional(string),
            goodsCategory: v.exactOptional(stringUpTo(64)),
            goodsUrl: v.exactOptional(stringUpTo(2048)),
            deliveryMethodType: v.exactOptional(oneOf('PHYSICAL', 'DIGITAL')),
          }),
        ),
        v.maxLength(100),
      ),
    ),
    merchant: v.exactOptional(anyObject),
    shipping: v.exactOptional(anyObject),
    env: v.exactOptional(anyObject),
  }),
  paymentMethod: v.exactOptional(
    object({
      paymentMethodType: stringUpTo(64),
      paymentMethodId: v.exactOptional(stringUpTo(128)),
      paymentMethodMetaData: v.exactOptional(methodMetaData),
    }),
  ),
  paymentRedirectUrl: v.exactOptional(url),
  paymentNotifyUrl: v.exactOptional(webUrl),
  paymentSessionExpiryTime: v.exactOptional(time),
  paymentFactor: v.exactOptional(
    object({
      isAuthorization: v.exactOptional(boolean),
      captureMode: v.exactOptional(oneOf('AUTOMATIC', 'MANUAL')),
    }),
  ),
  settlementStrategy: v.exactOptional(object({ settlementCurrency: currency })),
  paymentQuote: v.exactOptional(object({ quoteId: stringUpTo(64) })),
  env: v.exactOptional(
    object({
      terminalType: v.exactOptional(oneOf('WEB', 'WAP', 'APP', 'MINI_APP')),
      osType: v.exactOptional(oneOf('IOS', 'ANDROID')),
      clientIp: v.exactOptional(string),
      browserInfo: v.exactOptional(anyObject),
      deviceTokenId: v.exactOptional(string),
    }),
  ),
  locale: v.exactOptional(stringUpTo(8)),
  merchantRegion: v.exactOptional(region),
  userRegion: v.exactOptional(region),
  availablePaymentMethod: v.exactOptional(
    object({
      paymentMethodTypeList: list(
        object({
          paymentMethodType: stringUpTo(64),
          paymentMethodOrder: v.exactOptional(wholeNumber),
          expressCheckout: v.exactOptional(boolean),
        }),
      ),
      paymentMethodMetaData: v.exactOptional(methodMetaData),
    }),
  ),
  allowedPaymentMethodRegions: v.exactOptional(list(string)),
  savedPaymentMethods: v.exactOptional(
    list(object({ paymentMethodType: oneOf('CARD'), paymentMethodId: stringUpTo(128) })),
  ),
  enableInstallmentCollection: v.exactOptional(boolean),
  creditPayPlan: v.exactOptional(creditPayPlan),
  subscriptionInfo: v.exactOptional(anyObject),
  paymentExpiryTime: v.exactOptional(time),
  metadata: v.exactOptional(string),
  merchantAccountId: v.exactOptional(stringUpTo(32)),
  allowedOrigins: v.exactOptional(v.pipe(list(origin), v.maxLength(20))),
  sandboxScenario: v.exactOptional(scenario),
});
export type CheckedSession = v.InferOutput<typeof CREATE_PAYMENT_SESSION>;

/** Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file */
export const CREATE_VAULTING_SESSION = object({
  paymentMethodType: oneOf('CARD'),
  vaultingRequestId: stringUpTo(64),
  vaultingNotificationUrl: webUrl,
  redirectUrl: v.exactOptional(url),
  merchantRegion: v.exactOptional(region),
  is3DSAuthentication: v.exactOptional(boolean),
  allowedOrigins: v.exactOptional(v.pipe(list(origin), v.maxLength(20))),
  sandboxScenario: v.exactOptional(scenario),
});
export type CheckedVaultingSession = v.InferOutput<typeof CREATE_VAULTING_SESSION>;
