/** An order, as all calls about its payment describe it. Source: docs/reference/server-api.md */
import {
  amount,
  anything,
  closed,
  currency,
  list,
  named,
  needed,
  object,
  oneOf,
  optional,
  shape,
  text,
} from './field.ts';

const buyer = closed('Buyer', {
  referenceBuyerId: optional(text(64)),
  buyerName: optional(
    closed(undefined, {
      firstName: optional(text()),
      lastName: optional(text()),
      fullName: optional(text()),
    }),
  ),
  buyerPhoneNo: optional(text(24)),
  buyerEmail: optional(text(64)),
});

const goods = closed('Goods', {
  referenceGoodsId: needed(text(64)),
  goodsName: needed(text(256)),
  goodsUnitAmount: optional(amount),
  goodsQuantity: optional(text()),
  goodsCategory: optional(text(64)),
  goodsUrl: optional(text(2048)),
  deliveryMethodType: optional(oneOf('PHYSICAL', 'DIGITAL')),
});

export const order = named('Order', {
  referenceOrderId: needed(text(64)),
  orderDescription: needed(text(256)),
  orderAmount: needed(amount),
  buyer: optional(buyer),
  goods: optional(list(goods, 100)),
  merchant: optional(shape('object')),
  shipping: optional(shape('object')),
  env: optional(shape('object')),
});

export const env = object({
  terminalType: optional(oneOf('WEB', 'WAP', 'APP', 'MINI_APP')),
  osType: optional(oneOf('IOS', 'ANDROID')),
  clientIp: optional(text(), 'Apple Pay needs it.'),
  browserInfo: optional(anything),
  deviceTokenId: optional(text()),
});

export const settlementStrategy = object({ settlementCurrency: needed(currency) });
