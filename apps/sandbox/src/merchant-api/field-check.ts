import { parseTime } from '@ams-cashier/server';
import { Refused } from '../payment/api-result.ts';
import { findScenario } from '../scenarios/scenario.ts';

type Value = { readonly [field: string]: unknown };

interface Type {
  /** Goes on after "must be". */
  readonly words: string;
  /** Is it so? Texts come as texts, whatever scalar was sent. */
  readonly holds: (value: unknown) => boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWebUrl = (value: unknown) =>
  isText(value) && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

const text: Type = { words: 'a text', holds: isText };
const bool: Type = { words: 'true or false', holds: (v) => v === 'true' || v === 'false' };
const object: Type = { words: 'an object', holds: isObject };
const list: Type = { words: 'a list', holds: Array.isArray };
const time: Type = {
  words: 'an ISO 8601 time with offset, e.g. 2026-11-22T12:00:00+00:00',
  holds: (value) => isText(value) && parseTime(value) !== undefined,
};
const url: Type = { words: 'an absolute URL', holds: (v) => isText(v) && URL.canParse(v) };
const webUrl: Type = { words: 'an http or https URL', holds: isWebUrl };
const origin: Type = {
  words: 'an origin, e.g. https://shop.example',
  holds: (value) => isWebUrl(value) && new URL(String(value)).origin === value,
};
const oneOf = (...values: readonly string[]): Type => ({
  words: values.length > 1 ? `one of ${values.join(', ')}` : String(values[0]),
  holds: (value) => isText(value) && values.includes(value),
});
const matching = (pattern: RegExp, words: string): Type => ({
  words,
  holds: (value) => isText(value) && pattern.test(value),
});
const scenario: Type = {
  words: 'the id of a scenario; GET /sandbox/scenarios lists them',
  holds: (value) => isText(value) && findScenario(value) !== undefined,
};
const currency = matching(/^[A-Z]{3}$/, 'three capital letters of ISO 4217');
const digits = matching(/^\d{1,9}$/, 'a whole number');
const minorUnits = matching(
  /^[1-9]\d{0,15}$/,
  'a positive whole number of the currency’s smallest unit, digits only',
);

interface Rule {
  readonly type: Type;
  /** Characters of a text, entries of a list. */
  readonly max?: number;
  readonly required?: true;
}

/** Field by path; `[]` stands for each entry of a list. A part's fields are only asked for if the part is there. */
export type FieldTable = { readonly [path: string]: Rule };

const required = (type: Type, max?: number): Rule => ({
  type,
  required: true,
  ...(max !== undefined && { max }),
});
const optional = (type: Type, max?: number): Rule => ({ type, ...(max !== undefined && { max }) });
const amount = (path: string, rule: (type: Type) => Rule): FieldTable => ({
  [path]: rule(object),
  [`${path}.currency`]: required(currency),
  [`${path}.value`]: required(minorUnits),
});

/** Source: docs/reference/server-api.md#createpaymentsession; a missing paymentRedirectUrl is accepted on purpose (docs/design/decisions.md#the-sandbox). */
export const CREATE_PAYMENT_SESSION: FieldTable = {
  productCode: optional(oneOf('CASHIER_PAYMENT', 'AGREEMENT_PAYMENT')),
  productScene: optional(oneOf('CHECKOUT_PAYMENT', 'ELEMENT_PAYMENT')),
  paymentRequestId: required(text, 64),
  ...amount('paymentAmount', required),
  order: required(object),
  'order.referenceOrderId': required(text, 64),
  'order.orderDescription': required(text, 256),
  ...amount('order.orderAmount', required),
  'order.buyer': optional(object),
  'order.buyer.referenceBuyerId': optional(text, 64),
  'order.buyer.buyerName': optional(object),
  'order.buyer.buyerPhoneNo': optional(text, 24),
  'order.buyer.buyerEmail': optional(text, 64),
  'order.goods': optional(list, 100),
  'order.goods[]': required(object),
  'order.goods[].referenceGoodsId': required(text, 64),
  'order.goods[].goodsName': required(text, 256),
  ...amount('order.goods[].goodsUnitAmount', optional),
  'order.goods[].goodsQuantity': optional(text),
  'order.goods[].goodsCategory': optional(text, 64),
  'order.goods[].goodsUrl': optional(text, 2048),
  'order.goods[].deliveryMethodType': optional(oneOf('PHYSICAL', 'DIGITAL')),
  'order.merchant': optional(object),
  'order.shipping': optional(object),
  'order.env': optional(object),
  paymentMethod: optional(object),
  'paymentMethod.paymentMethodType': required(text, 64),
  'paymentMethod.paymentMethodId': optional(text, 128),
  'paymentMethod.paymentMethodMetaData': optional(object),
  'paymentMethod.paymentMethodMetaData.is3DSAuthentication': optional(bool),
  'paymentMethod.paymentMethodMetaData.enableAuthenticationUpgrade': optional(bool),
  'paymentMethod.paymentMethodMetaData.tokenizeMode': optional(text),
  paymentRedirectUrl: optional(url, 2048),
  paymentNotifyUrl: optional(webUrl, 2048),
  paymentSessionExpiryTime: optional(time),
  paymentFactor: optional(object),
  'paymentFactor.isAuthorization': optional(bool),
  'paymentFactor.captureMode': optional(oneOf('AUTOMATIC', 'MANUAL')),
  settlementStrategy: optional(object),
  'settlementStrategy.settlementCurrency': required(currency),
  env: optional(object),
  'env.terminalType': optional(oneOf('WEB', 'WAP', 'APP', 'MINI_APP')),
  'env.osType': optional(oneOf('IOS', 'ANDROID')),
  'env.clientIp': optional(text),
  'env.browserInfo': optional(object),
  'env.deviceTokenId': optional(text),
  locale: optional(text, 8),
  merchantRegion: optional(matching(/^[A-Z]{2}$/, 'two capital letters of ISO 3166')),
  userRegion: optional(matching(/^[A-Z]{2}$/, 'two capital letters of ISO 3166')),
  availablePaymentMethod: optional(object),
  'availablePaymentMethod.paymentMethodTypeList': required(list),
  'availablePaymentMethod.paymentMethodTypeList[]': required(object),
  'availablePaymentMethod.paymentMethodTypeList[].paymentMethodType': required(text, 64),
  'availablePaymentMethod.paymentMethodTypeList[].paymentMethodOrder': optional(digits),
  'availablePaymentMethod.paymentMethodTypeList[].expressCheckout': optional(bool),
  allowedPaymentMethodRegions: optional(list),
  'allowedPaymentMethodRegions[]': required(text),
  savedPaymentMethods: optional(list),
  'savedPaymentMethods[]': required(object),
  enableInstallmentCollection: optional(bool),
  creditPayPlan: optional(object),
  subscriptionInfo: optional(object),
  paymentExpiryTime: optional(time),
  metadata: optional(text),
  merchantAccountId: optional(text, 32),
  allowedOrigins: optional(list, 20),
  'allowedOrigins[]': required(origin),
  sandboxScenario: optional(scenario),
};

/** Source: docs/reference/server-api.md#inquirypayment and #capture-cancel-refund; that one of the two ids is there is asked where they are read. */
export const PAYMENT_ID: FieldTable = {
  paymentRequestId: optional(text, 64),
  paymentId: optional(text, 64),
  merchantAccountId: optional(text, 32),
};

export const REFUND_ID: FieldTable = {
  refundRequestId: optional(text, 64),
  refundId: optional(text, 64),
  merchantAccountId: optional(text, 32),
};

/** Source: docs/reference/server-api.md#capture-cancel-refund, of these two. */
export const CAPTURE: FieldTable = {
  captureRequestId: required(text, 64),
  paymentId: required(text, 64),
  ...amount('captureAmount', required),
  isLastCapture: optional(bool),
  captureType: optional(text),
};

export const REFUND: FieldTable = {
  refundRequestId: required(text, 64),
  paymentId: required(text, 64),
  ...amount('refundAmount', required),
  refundReason: optional(text, 256),
  referenceRefundId: optional(text, 64),
  refundNotifyUrl: optional(webUrl, 2048),
  isAsyncRefund: optional(bool),
  metadata: optional(text),
};

export const RETRIEVE_PAYMENT_SESSION: FieldTable = { paymentRequestId: required(text, 64) };

const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

/**
 * Antom wants every scalar as a text, its own clients send numbers and booleans too: as texts from here on. Some of
 * them send what they don't have as null: that is left out.
 */
function scalarsAsTexts(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(scalarsAsTexts);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => !isAbsent(inner))
      .map(([field, inner]) => [field, scalarsAsTexts(inner)]),
  );
}

interface Step {
  readonly head: string;
  readonly isList: boolean;
  readonly rest: string;
}

/** Of the paths of the tables, so that each is read once. */
const steps = new Map<string, Step>();

function stepOf(path: string): Step {
  const known = steps.get(path);
  if (known) return known;
  const [, head = '', list, rest = ''] = /^([^.[]+)(\[\])?\.?(.*)$/.exec(path) ?? [];
  const step = { head, isList: list !== undefined, rest };
  steps.set(path, step);
  return step;
}

/** Every value that the path names, with its own path. */
function* find(value: unknown, path: string): Generator<readonly [name: string, found: unknown]> {
  const { head, isList, rest } = stepOf(path);
  const inner = isObject(value) && Object.hasOwn(value, head) ? value[head] : undefined;
  const found: (readonly [string, unknown])[] = !isList
    ? [[head, inner]]
    : (Array.isArray(inner) ? inner : []).map((entry, index) => [`${head}[${index}]`, entry]);
  for (const [name, next] of found) {
    if (!rest) yield [name, next];
    else if (isObject(next)) {
      for (const [deeper, last] of find(next, rest)) yield [`${name}.${deeper}`, last];
    }
  }
}

const shown = (value: unknown) => (JSON.stringify(value) ?? '').slice(0, 80);

/** The body with all scalars as texts, or a refusal PARAM_ILLEGAL that names the first wrong field. */
export function checkFields(body: unknown, table: FieldTable): Value {
  const value = scalarsAsTexts(body);
  if (!isObject(value)) throw new Refused('PARAM_ILLEGAL', 'The body must be a JSON object.');
  for (const [path, rule] of Object.entries(table)) {
    for (const [name, found] of find(value, path)) {
      if (isAbsent(found)) {
        if (rule.required) throw new Refused('PARAM_ILLEGAL', `${name} is missing.`);
        continue;
      }
      if (!rule.type.holds(found)) {
        throw new Refused(
          'PARAM_ILLEGAL',
          `${name} is ${shown(found)}; it must be ${rule.type.words}.`,
        );
      }
      const size = (found as string | readonly unknown[]).length;
      if (rule.max !== undefined && size > rule.max) {
        const unit = Array.isArray(found) ? 'entries' : 'characters';
        throw new Refused('PARAM_ILLEGAL', `${name} has ${size} ${unit}; at most ${rule.max}.`);
      }
    }
  }
  return value;
}
