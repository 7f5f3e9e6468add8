/** The customers' saved cards: how they come, how they are offered, and how they go. */
import { randomUUID } from 'node:crypto';
import {
  AntomError,
  isAntomError,
  type AntomClient,
  type AntomNotification,
} from '@ams-cashier/server';
import type { CardBook, CardFacts, SavedCard } from './card-book.ts';
import type { Order } from './order-book.ts';

/** As long as its session can be used, a card may still be saved without this server having heard of it. */
const VAULTING_LIFETIME = 3_600_000;
/** Tells them from orders. */
const VAULTING = 'card-';

const isGone = (error: unknown) => isAntomError(error) && error.resultCode === 'TOKEN_NOT_EXIST';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Of a payment's result or of vaulting: each names the same facts in its own way. */
function cardFacts(card: Readonly<Record<string, unknown>> | undefined): CardFacts | undefined {
  const token = text(card?.['cardToken']);
  if (!card || !token) return undefined;
  return {
    token,
    brand: text(card['brand'] ?? card['cardBrand']),
    lastFour: text(card['last4'] ?? card['lastFour']),
    expiryMonth: text(card['expiryMonth']),
    expiryYear: text(card['expiryYear']),
  };
}

interface Facts {
  readonly vaultingRequestId?: unknown;
  readonly paymentRequestId?: unknown;
  readonly paymentResultInfo?: Readonly<Record<string, unknown>>;
  readonly paymentMethodDetail?: { readonly card?: Readonly<Record<string, unknown>> };
}

export function createSavedCards(
  antom: AntomClient,
  book: CardBook,
  findOrder: (paymentRequestId: string) => Promise<Order | undefined>,
) {
  /** The notification of a card that was saved may be late, or lost. */
  async function catchUp(customerId: string): Promise<void> {
    const requests = await book.open(customerId, Date.now() - VAULTING_LIFETIME);
    for (const vaultingRequestId of requests.filter((id) => id.startsWith(VAULTING))) {
      const { paymentMethodDetail } = await antom.inquireVaulting({ vaultingRequestId });
      const card = cardFacts(paymentMethodDetail?.card);
      if (card) await book.keep(vaultingRequestId, card);
    }
  }

  /** Antom knows its token no longer: from here on it is not offered. */
  async function forgetGone(customerId: string): Promise<void> {
    for (const { cardId, token } of await book.list(customerId)) {
      try {
        await antom.inquireToken({ token });
      } catch (error) {
        if (!isGone(error)) throw error;
        await book.remove(customerId, cardId);
      }
    }
  }

  return {
    async list(customerId: string): Promise<readonly SavedCard[]> {
      await catchUp(customerId);
      return book.list(customerId);
    },

    /** For a payment session. */
    async tokens(customerId: string | undefined): Promise<readonly string[]> {
      if (customerId === undefined) return [];
      return (await book.list(customerId)).map(({ token }) => token);
    },

    expect: book.expect,

    /** Whether a session failed because of a saved card that is gone; that card is forgotten. */
    async isForgotten(error: unknown, customerId: string): Promise<boolean> {
      if (!isGone(error)) return false;
      await forgetGone(customerId);
      return true;
    },

    /** A session that saves a card without a payment. */
    async begin(customerId: string, notifyUrl: string, redirectUrl: string) {
      const vaultingRequestId = `${VAULTING}${randomUUID()}`;
      await book.expect(vaultingRequestId, customerId);
      const { vaultingSessionData, vaultingSessionExpiryTime } = await antom.createVaultingSession({
        paymentMethodType: 'CARD',
        vaultingRequestId,
        vaultingNotificationUrl: notifyUrl,
        redirectUrl,
      });
      return { vaultingSessionData, expiresAt: vaultingSessionExpiryTime };
    },

    /** Returns false if the customer has no such card. */
    async remove(customerId: string, cardId: string): Promise<boolean> {
      const card = (await book.list(customerId)).find((one) => one.cardId === cardId);
      if (!card) return false;
      try {
        await antom.deleteToken({ token: card.token });
      } catch (error) {
        // an earlier attempt, whose answer was lost
        if (!(error instanceof AntomError) || !isGone(error)) throw error;
      }
      await book.remove(customerId, cardId);
      return true;
    },

    /** Keeps the card of a payment with the shopper's consent, or of a vaulting request. Twice does no harm. */
    async receive(notification: AntomNotification): Promise<void> {
      const facts = notification as Facts;
      if (facts.vaultingRequestId !== undefined) {
        const card = cardFacts(facts.paymentMethodDetail?.card);
        if (card) await book.keep(text(facts.vaultingRequestId), card);
        return;
      }
      const card = cardFacts(facts.paymentResultInfo);
      const order = card && (await findOrder(text(facts.paymentRequestId)));
      if (order) await book.keep(order.orderId, card);
    },
  };
}

export type SavedCards = ReturnType<typeof createSavedCards>;
