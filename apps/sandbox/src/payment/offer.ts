/** What a session offers the shopper. */
import {
  validateAmount,
  type Amount,
  type InstalmentPlan,
  type PaymentMethodType,
  type SavedCard as ShownCard,
  type SessionState,
  type UnavailableMethod,
} from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { findSavedCard, type SavedCard } from './saved-card.ts';
import type { Session } from './session.ts';

/** Besides the methods; stored with the session. */
export interface Offer {
  /** Methods with a button above the form. */
  readonly express: readonly PaymentMethodType[];
  /** The shopper is asked whether the card may be kept. */
  readonly asksConsent: boolean;
  /** `id` stands for the token in the browser, and in this session only. */
  readonly savedCards: readonly { readonly id: string; readonly token: string }[];
  readonly needsSecurityCode: boolean;
  readonly plans: readonly InstalmentPlan[];
}

export const offerOf = ({ offer }: Pick<Session, 'offer'>) => JSON.parse(offer) as Offer;

/** Nothing is paid when a card is only saved. */
export function amountOf({
  product,
  currency,
  value,
}: Pick<Session, 'product' | 'currency' | 'value'>): Amount | undefined {
  return product === 'vaulting' ? undefined : { currency, value };
}

const REASONS: { readonly [reason: string]: UnavailableMethod['reason'] } = {
  currency_unsupported: 'currency',
  not_a_multiple: 'currency',
  below_minimum: 'below_minimum',
  above_maximum: 'above_maximum',
};

/** Why each of these methods cannot take this amount, where it can't. */
export function unavailableMethods(
  types: readonly PaymentMethodType[],
  amount: Amount,
): readonly UnavailableMethod[] {
  return types.flatMap((type) => {
    const problem = validateAmount(amount, { paymentMethodType: type });
    const reason = problem && REASONS[problem.reason];
    return reason ? [{ type, reason }] : [];
  });
}

interface OfferedMethods {
  readonly methods: readonly PaymentMethodType[];
  readonly unavailable: readonly UnavailableMethod[];
}

/**
 * A classic session keeps its method whatever the amount: there is none to choose instead.
 * Source: docs/reference/beyond-cashier.md#a8-sessions-for-each-scene-java-doc
 */
export function offeredMethods(session: Session): OfferedMethods {
  const listed = JSON.parse(session.methods) as readonly PaymentMethodType[];
  const amount = amountOf(session);
  if (session.product === 'classic' || !amount) return { methods: listed, unavailable: [] };
  const unavailable = unavailableMethods(listed, amount);
  const methods = listed.filter((type) => !unavailable.some((one) => one.type === type));
  return { methods, unavailable };
}

/** Undefined if the session does not offer it, or if it was deleted meanwhile. */
export function findOfferedCard(
  gateway: Gateway,
  session: Session,
  id: string,
): SavedCard | undefined {
  const token = offerOf(session).savedCards.find((card) => card.id === id)?.token;
  return token === undefined ? undefined : findSavedCard(gateway, session.clientId, token);
}

/** Masks only: what the shopper may see. */
export function shownCards(gateway: Gateway, session: Session): readonly ShownCard[] {
  const { savedCards, needsSecurityCode } = offerOf(session);
  return savedCards.flatMap(({ id }) => {
    const saved = findOfferedCard(gateway, session, id);
    if (!saved) return [];
    const { brand, maskedNumber, expiryMonth, expiryYear } = saved;
    const lastFour = maskedNumber.slice(-4);
    return [{ id, brand, lastFour, expiryMonth, expiryYear, needsSecurityCode }];
  });
}

/** The part of the state that says what the session is for and how it can be paid. */
export function offerState(
  gateway: Gateway,
  session: Session,
): Pick<
  SessionState,
  | 'product'
  | 'amount'
  | 'methods'
  | 'unavailable'
  | 'express'
  | 'savedCards'
  | 'consent'
  | 'instalments'
> {
  const amount = amountOf(session);
  const { methods, unavailable } = offeredMethods(session);
  const { express, asksConsent, plans } = offerOf(session);
  const buttons = express.filter((type) => methods.includes(type));
  const takesCards = methods.includes('CARD');
  const savedCards = takesCards ? shownCards(gateway, session) : [];
  return {
    product: session.product,
    ...(amount && { amount }),
    methods,
    ...(unavailable.length > 0 && { unavailable }),
    ...(buttons.length > 0 && { express: buttons }),
    ...(savedCards.length > 0 && { savedCards }),
    ...(asksConsent && takesCards && { consent: 'ask' }),
    ...(plans.length > 0 && takesCards && { instalments: { plans } }),
  };
}
