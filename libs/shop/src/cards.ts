/** The cards that the shop's server keeps for this shopper, as far as the page may know them: never their tokens. */
import { ask } from './shop-request.ts';
import { texts } from './texts.ts';

export interface SavedCard {
  readonly cardId: string;
  /** `VISA` */
  readonly brand: string;
  readonly lastFour: string;
  /** `MM`. */
  readonly expiryMonth: string;
  /** `YY`. */
  readonly expiryYear: string;
}

const REFUSED = ['refused', texts.cardRefused] as const;

/** Rejects with a ShopError. */
export async function listCards(): Promise<readonly SavedCard[]> {
  const { cards } = (await ask('/api/cards', { cache: 'no-store' }, REFUSED)) as {
    readonly cards: readonly SavedCard[];
  };
  return cards;
}

/** From here on, nobody can pay with it. Rejects with a ShopError. */
export async function removeCard({ cardId }: SavedCard): Promise<void> {
  await ask(`/api/cards/${encodeURIComponent(cardId)}`, { method: 'DELETE' }, REFUSED);
}

/** Pass it to the SDK as `session`: a card is saved, and nothing is paid. */
export async function cardSession(): Promise<{
  readonly sessionData: string;
  readonly expiresAt: string;
}> {
  const { vaultingSessionData, expiresAt } = (await ask(
    '/api/cards',
    { method: 'POST' },
    REFUSED,
  )) as { readonly vaultingSessionData: string; readonly expiresAt: string };
  return { sessionData: vaultingSessionData, expiresAt };
}

/** `VISA •••• 0768` */
export const cardName = ({ brand, lastFour }: SavedCard): string => `${brand} •••• ${lastFour}`;

/** `Expires 02/39` */
export const cardExpiry = ({ expiryMonth, expiryYear }: SavedCard): string =>
  texts.cardExpires.replace('%', `${expiryMonth}/${expiryYear}`);

/** The accessible name of the button that removes it. */
export const removeCardLabel = ({ brand, lastFour }: SavedCard): string =>
  texts.removeCardLabel.replace('%', `${brand} ${lastFour}`);

/** What the page says when the cashier that saves a card has ended; empty if there is nothing to say. */
export function cardNotice(status: string): string {
  if (status === 'saved') return texts.cardSaved;
  if (status === 'undecided') return texts.cardUndecided;
  return status === 'failed' ? texts.cardNotSaved : '';
}
