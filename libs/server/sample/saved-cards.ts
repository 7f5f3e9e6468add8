import { isAntomError, type AntomClient, type AntomNotification } from '@ams-cashier/server';

/** What your database keeps of a card: enough to show it, and the token that only your server knows. */
export interface Card {
  readonly token: string;
  readonly brand: string;
  readonly lastFour: string;
}

/** A session that asks whether the card may be kept, and offers those that were. */
export function openOrder(antom: AntomClient, paymentRequestId: string, cards: readonly Card[]) {
  const paymentAmount = { currency: 'USD', value: '4200' };
  return antom.createPaymentSession({
    productCode: 'CASHIER_PAYMENT',
    productScene: 'ELEMENT_PAYMENT',
    paymentRequestId,
    paymentAmount,
    order: {
      referenceOrderId: paymentRequestId,
      orderDescription: 'Desk lamp',
      orderAmount: paymentAmount,
    },
    availablePaymentMethod: {
      paymentMethodTypeList: [{ paymentMethodType: 'CARD' }, { paymentMethodType: 'GCASH' }],
      // isCardOnFile: a saved card pays without its security code
      paymentMethodMetaData: { tokenizeMode: 'ASKFORCONSENT', isCardOnFile: true },
    },
    savedPaymentMethods: cards.map(({ token }) => ({
      paymentMethodType: 'CARD',
      paymentMethodId: token,
    })),
    paymentFactor: { isAuthorization: true },
    paymentRedirectUrl: 'http://localhost:8080/result',
    paymentNotifyUrl: 'http://localhost:8080/notify',
  });
}

/** The card of a payment with consent; store it for the customer whose order has this `paymentRequestId`. */
export function savedCard(notification: AntomNotification): Card | undefined {
  if (notification.notifyType !== 'PAYMENT_RESULT') return undefined;
  const card = notification.paymentResultInfo;
  if (!card?.cardToken) return undefined;
  return { token: card.cardToken, brand: card.cardBrand ?? '', lastFour: card.lastFour ?? '' };
}

/** From here on, nobody can pay with it. Delete your own record after this. */
export async function removeCard(antom: AntomClient, { token }: Card): Promise<void> {
  try {
    await antom.deleteToken({ token });
  } catch (error) {
    // it was deleted before: the answer to that was lost
    if (!isAntomError(error) || error.resultCode !== 'TOKEN_NOT_EXIST') throw error;
  }
}
