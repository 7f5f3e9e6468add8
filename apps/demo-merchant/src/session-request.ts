import type { CreatePaymentSessionRequest } from '@ams-cashier/server';
import type { Delivery, OrderRequest } from './order-request.ts';

/** What the shopper can pay with: a card, and one wallet of each kind if the shop's page supports returning from it. */
const CARD = { paymentMethod: { paymentMethodType: 'CARD' } };
const CARD_AND_WALLETS = {
  availablePaymentMethod: {
    paymentMethodTypeList: ['CARD', 'ALIPAY_CN', 'GCASH', 'KAKAOPAY'].map(
      (paymentMethodType, paymentMethodOrder) => ({ paymentMethodType, paymentMethodOrder }),
    ),
  },
};

/** Wallets of a device, each with a button of its own above the form. */
const EXPRESS = ['APPLEPAY', 'GOOGLEPAY'].map((paymentMethodType) => ({
  paymentMethodType,
  expressCheckout: true,
}));

/** From this total on, in minor units, a saved card pays with its security code only. */
const SECURITY_CODE_FROM: { readonly [currency: string]: number } = {
  USD: 10_000,
  JPY: 10_000,
  KRW: 100_000,
};

function isPaidWithoutCode({ product, quantity }: OrderRequest): boolean {
  return product.price * quantity < (SECURITY_CODE_FROM[product.currency] ?? 0);
}

/** A Payment Element: a button for each wallet of a device, then the methods; cards can be saved, and paid with again. */
function element(request: OrderRequest) {
  const { savedCards } = request;
  const { paymentMethodTypeList } = CARD_AND_WALLETS.availablePaymentMethod;
  return {
    productScene: 'ELEMENT_PAYMENT',
    availablePaymentMethod: {
      paymentMethodTypeList: [...EXPRESS, ...paymentMethodTypeList],
      paymentMethodMetaData: {
        tokenizeMode: 'ASKFORCONSENT',
        isCardOnFile: isPaidWithoutCode(request),
      },
    },
    ...(savedCards.length > 0 && {
      savedPaymentMethods: savedCards.map((paymentMethodId) => ({
        paymentMethodType: 'CARD' as const,
        paymentMethodId,
      })),
    }),
    enableInstallmentCollection: true,
  } as const;
}

function methods(request: OrderRequest) {
  if (request.cashier === 'element') return element(request);
  return request.wallets ? CARD_AND_WALLETS : CARD;
}

/** An address in Antom's format. */
function shipping({ name, street, postcode, city, region }: Delivery) {
  return {
    shippingName: { fullName: name },
    shippingAddress: { region, city, address1: street, zipCode: postcode },
  };
}

/** What a browser does not decide: ids, the amount, and where Antom sends the shopper and the notifications. */
export interface SessionFacts {
  readonly orderId: string;
  readonly paymentRequestId: string;
  readonly amount: { readonly currency: string; readonly value: string };
  readonly redirectUrl: string;
  readonly notifyUrl: string;
}

export function sessionRequest(
  request: OrderRequest,
  { orderId, paymentRequestId, amount, redirectUrl, notifyUrl }: SessionFacts,
): CreatePaymentSessionRequest {
  const { sku, product, quantity, delivery } = request;
  return {
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId,
    paymentAmount: amount,
    order: {
      referenceOrderId: orderId,
      orderDescription: quantity === 1 ? product.name : `${quantity} × ${product.name}`,
      orderAmount: amount,
      goods: [{ referenceGoodsId: sku, goodsName: product.name, goodsQuantity: String(quantity) }],
      ...(delivery && { shipping: shipping(delivery) }),
    },
    ...methods(request),
    paymentFactor: { isAuthorization: true },
    paymentRedirectUrl: redirectUrl,
    paymentNotifyUrl: notifyUrl,
    env: { terminalType: 'WEB' },
  };
}
