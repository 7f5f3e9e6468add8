/** The fields of every request of the merchant API. Fields that Antom does not document are let through. */
import { parseTime } from '@ams-cashier/server';
import * as v from 'valibot';
import { isOrigin } from '../gateway/origin.ts';
import { findScenario } from '../scenarios/scenario-choice.ts';

/** A string of a certain form. */
const matching = (isValid: (value: string) => boolean, words: string) =>
  v.pipe(v.string(words), v.nonEmpty(words), v.check(isValid, words));
const matchingPattern = (pattern: RegExp, words: string) =>
  matching((value) => pattern.test(value), words);

const string = v.pipe(v.string('a string'), v.nonEmpty());
const stringUpTo = (max: number) => v.pipe(string, v.maxLength(max));
const boolean = v.picklist(['true', 'false'], 'true or false');
const oneOf = <const Values extends readonly string[]>(...values: Values) =>
  v.picklist(values, values.length > 1 ? `one of ${values.join(', ')}` : String(values[0]));
/** valibot takes an array for an object. */
const isNotArray = v.check((value: unknown) => !Array.isArray(value), 'an object');
const object = <Fields extends v.ObjectEntries>(fields: Fields) =>
  v.pipe(v.unknown(), isNotArray, v.looseObject(fields, 'an object'));
const list = <Entry extends v.GenericSchema>(entry: Entry) => v.array(entry, 'an array');
const anyObject = object({});

const isWebUrl = (value: string) =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

const time = matching(
  (value) => parseTime(value) !== undefined,
  'an ISO 8601 time with offset, e.g. 2026-11-22T12:00:00+00:00',
);
/** The shop's host goes into policies of the sandbox's pages; URLs of apps do not. */
const hasSoundHost = (value: string) => !isWebUrl(value) || isOrigin(new URL(value).origin);
const url = v.pipe(
  matching(URL.canParse, 'an absolute URL'),
  v.check(hasSoundHost, 'a URL whose host has only letters, digits, dots, hyphens and underscores'),
  v.maxLength(2048),
);
const webUrl = v.pipe(matching(isWebUrl, 'an http or https URL'), v.maxLength(2048));
const origin = matching(
  isOrigin,
  'an origin, e.g. https://shop.example, or capacitor://localhost for a hybrid app',
);
const scenario = matching(
  (value) => findScenario(value) !== undefined,
  'the id of a scenario; GET /sandbox/scenarios lists them',
);
const currency = matchingPattern(/^[A-Z]{3}$/, 'three capital letters of ISO 4217');
const region = matchingPattern(/^[A-Z]{2}$/, 'two capital letters of ISO 3166');
const wholeNumber = matchingPattern(/^\d{1,9}$/, 'a whole number');
const minorUnits = matchingPattern(
  /^[1-9]\d{0,15}$/,
  'a positive whole number of the currency’s smallest unit, digits only',
);
const amount = object({ currency, value: minorUnits });
const methodMetaData = object({
  is3DSAuthentication: v.exactOptional(boolean),
  enableAuthenticationUpgrade: v.exactOptional(boolean),
  tokenizeMode: v.exactOptional(string),
  isCardOnFile: v.exactOptional(boolean),
});
const between = (least: number, most: number) =>
  matching(
    (value) => /^\d{1,3}$/.test(value) && Number(value) >= least && Number(value) <= most,
    `a whole number from ${least} to ${most}`,
  );
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

export const VAULTING_ID = object({ vaultingRequestId: stringUpTo(64) });

export const TOKEN = object({ token: stringUpTo(128) });

export const UPDATE_TOKEN = object({
  token: stringUpTo(128),
  cardHolderName: v.exactOptional(stringUpTo(256)),
  cardHolderEmail: v.exactOptional(stringUpTo(64)),
  tokenExpiryTime: v.exactOptional(time),
});
export type CheckedToken = v.InferOutput<typeof UPDATE_TOKEN>;

/** One of the two ids is required; which one is decided where they are read. */
export const PAYMENT_ID = object({
  paymentRequestId: v.exactOptional(stringUpTo(64)),
  paymentId: v.exactOptional(stringUpTo(64)),
  merchantAccountId: v.exactOptional(stringUpTo(32)),
});

/** As above. */
export const REFUND_ID = object({
  refundRequestId: v.exactOptional(stringUpTo(64)),
  refundId: v.exactOptional(stringUpTo(64)),
  merchantAccountId: v.exactOptional(stringUpTo(32)),
});

/** Source, of these two: docs/reference/server-api.md#capture-cancel-refund */
export const CAPTURE = object({
  captureRequestId: stringUpTo(64),
  paymentId: stringUpTo(64),
  captureAmount: amount,
  isLastCapture: v.exactOptional(boolean),
  captureType: v.exactOptional(string),
});
export type CheckedCapture = v.InferOutput<typeof CAPTURE>;

export const REFUND = object({
  refundRequestId: stringUpTo(64),
  paymentId: stringUpTo(64),
  refundAmount: amount,
  refundReason: v.exactOptional(stringUpTo(256)),
  referenceRefundId: v.exactOptional(stringUpTo(64)),
  refundNotifyUrl: v.exactOptional(webUrl),
  isAsyncRefund: v.exactOptional(boolean),
  metadata: v.exactOptional(string),
});
export type CheckedRefund = v.InferOutput<typeof REFUND>;

export const RETRIEVE_PAYMENT_SESSION = object({ paymentRequestId: stringUpTo(64) });
