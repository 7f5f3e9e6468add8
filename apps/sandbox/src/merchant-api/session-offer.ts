/** What a session offers, as createPaymentSession asks for it. */
import { randomBytes } from 'node:crypto';
import {
  DEVICE_WALLETS,
  WALLETS,
  type Amount,
  type InstalmentPlan,
  type PaymentMethodType,
  type Product,
} from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { unavailableMethods, type Offer } from '../payment/offer.ts';
import { findSavedCard } from '../payment/saved-card.ts';
import { Refusal } from './refusal.ts';
import type { CheckedSession } from './request-fields.ts';

const SCENES = { ELEMENT_PAYMENT: 'element', CHECKOUT_PAYMENT: 'page' } as const;

export function productOfRequest({ productScene }: CheckedSession): Product {
  return productScene ? SCENES[productScene] : 'classic';
}

const CLASSIC_METHODS = ['CARD', ...Object.keys(WALLETS)];
/** A device's wallet opens over the shop's page, which the classic cashier doesn't do. */
const ALL_METHODS = [...CLASSIC_METHODS, ...Object.keys(DEVICE_WALLETS)] as PaymentMethodType[];

const availableTo = (product: Product): readonly string[] =>
  product === 'classic' ? CLASSIC_METHODS : ALL_METHODS;

/** The methods by the merchant's order; without a list in an Element's session, all that there are. */
export function requestedMethods(request: CheckedSession): readonly PaymentMethodType[] {
  const { availablePaymentMethod, paymentMethod } = request;
  const product = productOfRequest(request);
  const listed = [...(availablePaymentMethod?.paymentMethodTypeList ?? [])].sort(
    ({ paymentMethodOrder: one = 9_999 }, { paymentMethodOrder: other = 9_999 }) =>
      Number(one) - Number(other),
  );
  const named = availablePaymentMethod ? listed : [paymentMethod];
  if (
    product !== 'classic' &&
    (named.length === 0 || (!availablePaymentMethod && !paymentMethod))
  ) {
    return ALL_METHODS;
  }
  const types = named.map((method) => method?.paymentMethodType ?? 'CARD');
  const known = availableTo(product);
  const methods = [...new Set(types.filter((type) => known.includes(type)))];
  if (methods.length > 0) return methods as PaymentMethodType[];
  throw new Refusal(
    'NO_PAY_OPTIONS',
    `paymentMethodType is ${types.join(', ') || 'missing in every entry'}; the sandbox has ${known.join(', ')}.`,
  );
}

/** Throws if the amount leaves none of them. */
export function checkMethods(methods: readonly PaymentMethodType[], amount: Amount): void {
  const unavailable = unavailableMethods(methods, amount);
  if (unavailable.length < methods.length) return;
  const reasons = unavailable.map(({ type, reason }) => `${type} (${reason})`);
  throw new Refusal(
    'NO_PAY_OPTIONS',
    `No method of the list takes ${amount.value} ${amount.currency}: ${reasons.join(', ')}.`,
  );
}

/** Source: docs/reference/beyond-cashier.md#a8-sessions-for-each-scene-java-doc */
const EXPRESS: readonly string[] = ['ALIPAY_CN', 'APPLEPAY', 'GOOGLEPAY'];

function expressMethods({ availablePaymentMethod }: CheckedSession): readonly PaymentMethodType[] {
  return (availablePaymentMethod?.paymentMethodTypeList ?? [])
    .filter(({ expressCheckout }) => expressCheckout === 'true')
    .map(({ paymentMethodType }) => paymentMethodType)
    .filter((type): type is PaymentMethodType => EXPRESS.includes(type));
}

type MetaData = NonNullable<NonNullable<CheckedSession['paymentMethod']>['paymentMethodMetaData']>;

/** Of the list, else of the one method. */
export const metaDataOf = ({
  availablePaymentMethod,
  paymentMethod,
}: CheckedSession): MetaData => ({
  ...paymentMethod?.paymentMethodMetaData,
  ...availablePaymentMethod?.paymentMethodMetaData,
});

const GONE = 'is no token of this client, or it was deleted or has expired.';

function savedCardsOf(
  gateway: Gateway,
  clientId: string,
  { savedPaymentMethods = [], paymentMethod }: CheckedSession,
): Offer['savedCards'] {
  const only = paymentMethod?.paymentMethodId;
  const named = [
    ...savedPaymentMethods.map(
      ({ paymentMethodId }, index) =>
        [`savedPaymentMethods[${index}].paymentMethodId`, paymentMethodId] as const,
    ),
    ...(only === undefined ? [] : [['paymentMethod.paymentMethodId', only] as const]),
  ];
  for (const [field, token] of named) {
    if (findSavedCard(gateway, clientId, token)) continue;
    throw new Refusal('TOKEN_NOT_EXIST', `${field} ${GONE}`);
  }
  return [...new Set(named.map(([, token]) => token))].map((token) => ({
    id: randomBytes(12).toString('base64url'),
    token,
  }));
}

/** Where cards can be paid in instalments, by the currency. Source: docs/reference/beyond-cashier.md#b3-card-knowledge-and-instalments */
const MOST_INSTALMENTS: { readonly [currency: string]: number } = {
  USD: 36,
  JPY: 36,
  BRL: 36,
  KRW: 12,
  MXN: 36,
  CLP: 36,
};

/** What the sandbox's banks offer. */
const USUAL_COUNTS = [3, 6, 12];

function plan({ currency, value }: Amount, count: number, fee: string): InstalmentPlan {
  const parts = BigInt(count);
  const total = (BigInt(value) * (100n + BigInt(fee)) + 99n) / 100n;
  // rounded up: the last instalment is the rest
  const each = (total + parts - 1n) / parts;
  return {
    count,
    each: { currency, value: String(each) },
    total: { currency, value: String(total) },
    ...(fee !== '0' && { feePercentage: fee }),
  };
}

function plansOf({
  paymentAmount,
  paymentFactor,
  creditPayPlan,
  enableInstallmentCollection,
}: CheckedSession): readonly InstalmentPlan[] {
  const { currency, value } = paymentAmount;
  const most = MOST_INSTALMENTS[currency] ?? 0;
  const isManual = currency === 'USD' && paymentFactor?.captureMode === 'MANUAL';
  if (isManual || !(creditPayPlan ?? enableInstallmentCollection === 'true')) return [];
  const {
    installmentNum,
    filteredInstallmentPeriods = [],
    feePercentage = '0',
  } = creditPayPlan ?? {};
  const counts = installmentNum ? [Number(installmentNum)] : USUAL_COUNTS;
  return counts
    .filter((count) => count <= most && BigInt(count) <= BigInt(value))
    .filter((count) => !filteredInstallmentPeriods.includes(String(count)))
    .map((count) => plan(paymentAmount, count, feePercentage));
}

export function requestedOffer(gateway: Gateway, clientId: string, request: CheckedSession): Offer {
  const { tokenizeMode, isCardOnFile } = metaDataOf(request);
  return {
    express: expressMethods(request),
    asksConsent: tokenizeMode === 'ASKFORCONSENT',
    savedCards: savedCardsOf(gateway, clientId, request),
    // a payment with a card on file needs no code, any other does
    needsSecurityCode: isCardOnFile !== 'true',
    plans: plansOf(request),
  };
}
