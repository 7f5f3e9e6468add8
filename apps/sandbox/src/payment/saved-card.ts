/** Cards on file. A card is kept with its attempt, and can be paid with once the attempt has succeeded. */
import { randomBytes } from 'node:crypto';
import type { CardInput, VaultedMethod } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { DOCUMENTED_CARDS } from '../scenarios/documented-data.ts';
import { scenarioOfCard } from '../scenarios/scenario-choice.ts';
import type { KeptCard } from './card.ts';

export interface SavedCard extends KeptCard {
  readonly clientId: string;
  readonly attemptId: number;
  /** pending: the attempt is not decided yet. */
  readonly state: 'pending' | 'active' | 'deleted';
  readonly expiryMonth: string;
  readonly expiryYear: string;
  readonly holderName: string;
  readonly holderEmail: string | null;
  /** The scenario that the card's number triggers: the number itself is not kept. */
  readonly scenario: string | null;
  readonly networkTransactionId: string;
  readonly createdAt: number;
  /** When the token ends: with the card, or earlier if the merchant says so. */
  readonly expiresAt: number;
}

/** The first millisecond after the card's last month. */
export function endOfCard({
  expiryMonth,
  expiryYear,
}: Pick<SavedCard, 'expiryMonth' | 'expiryYear'>): number {
  return Date.UTC(2000 + Number(expiryYear), Number(expiryMonth));
}

/** Called in the transaction that accepts the attempt. */
export function keepOnFile(
  { database, clock }: Gateway,
  { clientId, attemptId }: Pick<SavedCard, 'clientId' | 'attemptId'>,
  card: CardInput,
  kept: KeptCard,
): void {
  const { expiryMonth, expiryYear, holderName } = card;
  const saved: SavedCard = {
    ...kept,
    clientId,
    attemptId,
    state: 'pending',
    expiryMonth,
    expiryYear,
    holderName,
    holderEmail: null,
    scenario: scenarioOfCard(card.number)?.id ?? null,
    networkTransactionId: randomBytes(8).toString('hex').toUpperCase(),
    createdAt: clock.now(),
    expiresAt: endOfCard(card),
  };
  database.insert('savedCard', { ...saved });
}

/** Called in the transaction that decides the attempt. What failed is forgotten. */
export function decideSavedCard(
  { database }: Gateway,
  attemptId: number,
  decision: 'succeeded' | 'failed',
): void {
  if (decision === 'succeeded') {
    database.update('savedCard', { state: 'active' }, { attemptId, state: 'pending' });
  } else {
    database.run("DELETE FROM savedCard WHERE attemptId = ? AND state = 'pending'", attemptId);
  }
}

/** Scoped to the client; undefined once it was deleted or its token has ended. */
export function findSavedCard(
  { database, clock }: Gateway,
  clientId: string,
  token: string,
): SavedCard | undefined {
  return database.get<SavedCard>(
    "SELECT * FROM savedCard WHERE cardToken = ? AND clientId = ? AND state = 'active' AND expiresAt > ?",
    token,
    clientId,
    clock.now(),
  );
}

/** Of the cards that Antom documents for one country. */
const ISSUING_COUNTRIES = new Map(
  DOCUMENTED_CARDS.flatMap(({ number, country }) =>
    country ? [[number.slice(0, 6), country]] : [],
  ),
);

/** What the sandbox knows about the bank of any card. */
export const ISSUER_NAME = 'Sandbox Bank';

/** @param bin the first six digits */
export const issuingCountryOf = (bin: string) => ISSUING_COUNTRIES.get(bin) ?? 'US';

const issuerFacts = ({ bin, networkTransactionId }: SavedCard) => ({
  funding: 'CREDIT',
  issuingCountry: issuingCountryOf(bin),
  networkTransactionId,
});

/** As vaulting reports it. Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file */
export function vaultedMethod(saved: SavedCard): VaultedMethod {
  const { cardToken, brand, maskedNumber, expiryMonth, expiryYear } = saved;
  return {
    paymentMethodType: 'CARD',
    card: {
      cardToken,
      brand,
      maskedCardNo: maskedNumber,
      last4: maskedNumber.slice(-4),
      expiryMonth,
      expiryYear,
      issuerName: ISSUER_NAME,
      ...issuerFacts(saved),
    },
  };
}

/** What a payment's result tells the merchant's server besides the masked card; never the browser. */
export const tokenFacts = (saved: SavedCard) => ({
  cardToken: saved.cardToken,
  cardCategory: 'CONSUMER',
  expiryMonth: saved.expiryMonth,
  expiryYear: saved.expiryYear,
  ...issuerFacts(saved),
});
