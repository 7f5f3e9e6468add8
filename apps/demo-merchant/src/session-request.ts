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
  { sku, product, quantity, wallets, delivery }: OrderRequest,
  { orderId, paymentRequestId, amount, redirectUrl, notifyUrl }: SessionFacts,
): CreatePaymentSessionRequest {
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
    ...(wallets ? CARD_AND_WALLETS : CARD),
    paymentFactor: { isAuthorization: true },
    paymentRedirectUrl: redirectUrl,
    paymentNotifyUrl: notifyUrl,
    env: { terminalType: 'WEB' },
  };
}
