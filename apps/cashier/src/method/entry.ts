import type { PaymentMethodType, SavedCard, SessionState } from '@ams-cashier/protocol';

/** One line of the list of payment methods. */
export interface Entry {
  readonly type: PaymentMethodType;
  /** Only with type `CARD`. */
  readonly savedCard?: SavedCard;
}

/** Saved cards first; an express method has a button above the list instead. */
export function entriesOf({ methods, express = [], savedCards = [] }: SessionState): Entry[] {
  const listed = methods.filter((type) => !express.includes(type));
  return [
    ...savedCards.map((savedCard) => ({ type: 'CARD', savedCard }) as const),
    ...listed.map((type) => ({ type })),
  ];
}

/** The card itself, not its id: that is another one in each session. */
function faceOf({ brand, lastFour, expiryMonth, expiryYear }: SavedCard): string {
  return [brand, lastFour, expiryMonth, expiryYear].join(' ');
}

export function isSameEntry(one: Entry, other: Entry): boolean {
  if (!one.savedCard || !other.savedCard) {
    return one.type === other.type && one.savedCard === other.savedCard;
  }
  return faceOf(one.savedCard) === faceOf(other.savedCard);
}

/** The same choice in another session. */
export function findEntry(session: SessionState, entry: Entry): Entry | undefined {
  return entriesOf(session).find((one) => isSameEntry(one, entry));
}
