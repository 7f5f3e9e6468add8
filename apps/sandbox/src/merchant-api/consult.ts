import {
  DEVICE_WALLETS,
  METHOD_RULES,
  validateAmount,
  WALLETS,
  type AmountLimits,
  type ConsultRequest,
  type ConsultResponse,
  type DisableReason,
  type PaymentOption,
} from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { SUCCESS } from '../payment/api-result.ts';
import type { Checked } from './field-schema.ts';
import { Refusal } from './refusal.ts';

/** Where each wallet is used. Source: docs/reference/beyond-cashier.md#c3-names-of-methods-doc-httpsdocsantomcomacpmenumeration_values */
const REGIONS: { readonly [type: string]: string } = {
  ALIPAY_CN: 'CN',
  GCASH: 'PH',
  DANA: 'ID',
  KAKAOPAY: 'KR',
  TNG: 'MY',
  TRUEMONEY: 'TH',
};

const METHODS = ['CARD', ...Object.keys(WALLETS), ...Object.keys(DEVICE_WALLETS)];

const REASONS: { readonly [reason: string]: DisableReason } = {
  currency_unsupported: 'CHANNEL_NOT_SUPPORT_CURRENCY',
  not_a_multiple: 'EXCEED_CHANNEL_LIMIT_RULE',
  below_minimum: 'EXCEED_CHANNEL_LIMIT_RULE',
  above_maximum: 'EXCEED_CHANNEL_LIMIT_RULE',
};

function limitsOf(type: string): AmountLimits | undefined {
  const rules = Object.entries(METHOD_RULES[type] ?? {}).filter(([currency]) => currency !== '*');
  if (rules.length === 0) return undefined;
  return Object.fromEntries(
    rules.map(([currency, { minimum, maximum }]) => [
      currency,
      {
        singleLimit: {
          ...(minimum !== undefined && { minAmount: { currency, value: minimum } }),
          ...(maximum !== undefined && { maxAmount: { currency, value: maximum } }),
        },
      },
    ]),
  );
}

function optionOf(type: string, paymentAmount: Checked<ConsultRequest>['paymentAmount']) {
  const isKnown = METHODS.includes(type);
  const problem = validateAmount(paymentAmount, { paymentMethodType: type });
  const reason = isKnown
    ? problem && (REASONS[problem.reason] ?? 'CHANNEL_DISABLE')
    : 'CURRENT_CHANNEL_NOT_EXIST';
  const limits = limitsOf(type);
  const isCard = type === 'CARD';
  return {
    paymentMethodType: type,
    paymentMethodCategory: isCard ? 'CARD' : 'WALLET',
    paymentMethodRegion: [REGIONS[type] ?? 'GLOBAL'],
    enabled: reason === undefined,
    preferred: isCard,
    ...(reason && { disableReason: reason }),
    ...(limits && { amountLimitInfoMap: limits, supportedCurrencies: Object.keys(limits) }),
    ...(isCard && {
      paymentOptionDetail: {
        supportCardBrands: [{ cardBrand: 'VISA' }, { cardBrand: 'MASTERCARD' }],
      },
    }),
  } satisfies PaymentOption;
}

/** Source: docs/reference/beyond-cashier.md#b2-which-methods-can-this-order-use--paymentsconsult */
export function consult(
  _gateway: Gateway,
  _clientId: string,
  request: Checked<ConsultRequest>,
): ConsultResponse {
  const { paymentAmount, allowedPaymentMethods, blockedPaymentMethods = [] } = request;
  const { allowedPaymentMethodRegions: regions } = request;
  const problem = validateAmount(paymentAmount);
  if (problem) {
    const code = problem.reason === 'currency_unknown' ? 'CURRENCY_NOT_SUPPORT' : 'PARAM_ILLEGAL';
    throw new Refusal(code, `paymentAmount.${problem.message}`);
  }
  const paymentOptions = (allowedPaymentMethods?.length ? allowedPaymentMethods : METHODS)
    .filter((type) => !blockedPaymentMethods.includes(type))
    .filter((type) => !regions?.length || regions.includes(REGIONS[type] ?? 'GLOBAL'))
    .map((type) => optionOf(type, paymentAmount));
  return { result: SUCCESS, paymentOptions };
}
